import type { Config } from "@netlify/functions";
import { answerOff } from "../src/interest/answer-off.ts";
import { handle } from "../src/server/handle.ts";

/** Taking an email off the list of a course. */
export default handle(answerOff, { methods: ["GET", "POST"] });

export const config: Config = { path: ["/interest/:course/off", "/interest/:course/off/:token"] };
