import type { Config } from "@netlify/functions";
import { answerErase } from "../src/bookings/mine/answer-mine.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";

/** Erasing somebody, after saying what goes and what stays. */
export default handle((call) => answerErase(call, (services) => sendPending(services, emailTemplates)), {
  methods: ["GET", "POST"],
});

export const config: Config = { path: "/my-bookings/:token/erase" };
