import type { Config } from "@netlify/functions";
import { answerCopy } from "../src/bookings/mine/answer-mine.ts";
import { handle } from "../src/server/handle.ts";

/** A copy of all that is held about somebody, to take away. */
export default handle(answerCopy, { methods: ["GET"] });

export const config: Config = { path: "/my-bookings/:token/what-we-hold.json" };
