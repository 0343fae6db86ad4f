import type { Config } from "@netlify/functions";
import { answerInterest } from "../src/interest/answer-interest.ts";
import { handle } from "../src/server/handle.ts";

/** Leaving an email to hear when a course has a new date. */
export default handle(answerInterest, { methods: ["GET", "POST"] });

export const config: Config = { path: ["/interest/:course", "/interest/:course/noted"] };
