import type { Config } from "@netlify/functions";
import { answerAsk } from "../src/bookings/mine/answer-ask.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";

/** Asking for a link to all of one's bookings, or to what is held about one. */
export default handle((call) => answerAsk(call, (services) => sendPending(services, emailTemplates)), {
  methods: ["GET", "POST"],
});

export const config: Config = {
  path: ["/my-bookings", "/my-bookings/sent", "/my-bookings/erased", "/my-bookings/renewed"],
};
