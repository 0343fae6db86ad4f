import type { Config } from "@netlify/functions";
import { handle } from "../src/server/handle.ts";
import { purgeExpired } from "../src/upkeep/store.ts";

/** Deletes every night what has been kept for as long as the privacy notice says. */
export default handle(
  async ({ services }) => {
    services.log.info("purge-expired", await purgeExpired(services.database));
    return new Response(null, { status: 204 });
  },
  { methods: ["GET", "POST"], faults: "json" },
);

export const config: Config = { schedule: "10 2 * * *" };
