import type { Config } from "@netlify/functions";
import { sweepWorkshops } from "../src/bookings/sweep.ts";
import { handle } from "../src/server/handle.ts";

// A scheduled function has 30 seconds: the last batch must have begun well before.
const SECONDS = 20;

/**
 * Brings about what time has: an offer or a hold ends, the next gets a place, a reminder falls due. The emails about
 * it wait in the outbox, which is emptied every minute too.
 */
export default handle(
  async ({ services }) => {
    const deadline = new Date(services.now().getTime() + SECONDS * 1000);
    services.log.info("sweep-workshops", await sweepWorkshops(services, deadline));
    return new Response(null, { status: 204 });
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { schedule: "* * * * *" };
