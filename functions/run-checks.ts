import type { Config } from "@netlify/functions";
import { handle } from "../src/server/handle.ts";
import { watchSite } from "../src/upkeep/watch.ts";

/** Looks every ten minutes for what must never be, such as a workshop with more people than places. */
export default handle(
  async ({ services }) => {
    await watchSite(services);
    return new Response(null, { status: 204 });
  },
  { methods: ["GET", "POST"], faults: "json" },
);

export const config: Config = { schedule: "*/10 * * * *" };
