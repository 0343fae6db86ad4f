import type { Config } from "@netlify/functions";
import { emailTemplates } from "../src/email-templates.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";

// A scheduled function has 30 seconds: the last email must have begun well before.
const SECONDS = 20;

/** Sends what is left in the outbox: what could not be sent at once, and what is due to be tried again. */
export default handle(
  async ({ services }) => {
    const deadline = new Date(services.now().getTime() + SECONDS * 1000);
    const counts = await sendPending(services, emailTemplates, { deadline });
    services.log.info("send-emails", { ...counts, outOfTime: services.now() >= deadline });
    return new Response(null, { status: 204 });
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { schedule: "* * * * *" };
