import type { Config } from "@netlify/functions";
import packageFile from "../package.json" with { type: "json" };
import { handle } from "../src/server/handle.ts";
import { answerHealth } from "../src/upkeep/answer-health.ts";

/** How the site is, for whatever watches over it. */
export default handle(
  ({ services }) => answerHealth(services, process.env["COMMIT_REF"] ?? packageFile.version),
  { methods: ["GET"], faults: "json" },
);

export const config: Config = { path: "/api/health" };
