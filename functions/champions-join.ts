import type { Config } from "@netlify/functions";
import { answerJoin } from "../src/champions/answer-join.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";

/** The form for becoming a champion. */
export default handle((call) => answerJoin(call, (services) => sendPending(services, emailTemplates)), {
  methods: ["GET", "POST"],
});

export const config: Config = { path: "/champions/join" };
