import type { Config } from "@netlify/functions";
import { handle } from "../src/server/handle.ts";
import { answerLivePlaces } from "../src/workshops/answer-live-places.ts";

/** Live places, for the pages of this site and for anyone else's. */
export default handle(({ services }) => answerLivePlaces(services), { methods: ["GET"], faults: "json" });

export const config: Config = { path: "/api/workshops.json" };
