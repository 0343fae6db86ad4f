import type { Config } from "@netlify/functions";
import { answerMine } from "../src/bookings/mine/answer-mine.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";

/** All of somebody's bookings, or what is held about them, for whoever holds the link. */
export default handle((call) => answerMine(call, (services) => sendPending(services, emailTemplates)), {
  methods: ["GET", "POST"],
});

export const config: Config = { path: "/my-bookings/:token" };
