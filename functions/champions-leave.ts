import type { Config } from "@netlify/functions";
import { answerLink } from "../src/champions/answer-link.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";

/** The emailed link with which a champion leaves. */
export default handle(
  (call) => answerLink(call, "champion-leave", (services) => sendPending(services, emailTemplates)),
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/champions/leave/:token" };
