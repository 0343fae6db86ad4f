import type { Config } from "@netlify/functions";
import { sweepWorkshops } from "../src/bookings/sweep.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";

// A scheduled function has 30 seconds: the last batch and the last email must have begun well before.
const SWEEP_SECONDS = 10;
const SECONDS = 20;

/** Tells people what time has brought about: an offer or a hold that ran out, a place for the next, a reminder. */
export default handle(
  async ({ services }) => {
    const begun = services.now().getTime();
    const swept = await sweepWorkshops(services, new Date(begun + SWEEP_SECONDS * 1000));
    services.log.info("sweep-workshops", swept);
    await sendPending(services, emailTemplates, { deadline: new Date(begun + SECONDS * 1000) });
    return new Response(null, { status: 204 });
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { schedule: "* * * * *" };
