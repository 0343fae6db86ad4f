import type { Config } from "@netlify/functions";
import { handle } from "../src/server/handle.ts";
import { purgeExpired } from "../src/upkeep/store.ts";

// A scheduled function has 30 seconds: the last batch must have begun well before.
const SECONDS = 15;

/** Deletes every night what has been kept for as long as the privacy notice says. */
export default handle(
  async ({ services }) => {
    const end = services.now().getTime() + SECONDS * 1000;
    const late = () => services.now().getTime() >= end;
    services.log.info("purge-expired", await purgeExpired(services.database, late));
    return new Response(null, { status: 204 });
  },
  { methods: ["GET", "POST"], faults: "json" },
);

export const config: Config = { schedule: "10 2 * * *" };
