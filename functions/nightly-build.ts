import type { Config } from "@netlify/functions";
import { handle } from "../src/server/handle.ts";
import { requestBuild } from "../src/server/request-build.ts";

/** Builds the pages anew soon after midnight in London, summer and winter: a day later, "upcoming" is another list. */
export default handle(
  async ({ services }) => {
    await requestBuild(services);
    return new Response(null, { status: 204 });
  },
  { methods: ["GET", "POST"], faults: "json" },
);

export const config: Config = { schedule: "20 0 * * *" };
