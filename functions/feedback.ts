import type { Config } from "@netlify/functions";
import { answerFeedback } from "../src/feedback/answer-feedback.ts";
import { handle } from "../src/server/handle.ts";

/** Whether a page is useful, and a word about it. */
export default handle(answerFeedback, { methods: ["GET", "POST"] });

export const config: Config = { path: ["/feedback", "/feedback/words"] };
