import { z } from "zod";
import { linesOfText } from "../server/lines-of-text.ts";

/** Where a page of this site stands, as the forms about it carry it along. */
const page = z
  .string()
  .max(200)
  .regex(/^\/([a-z0-9-]+\/)*$/);

/** Whether a page was useful. */
export const answerSchema = z.strictObject({
  page,
  answer: z.enum(["yes", "no", "problem"], { error: "Choose yes, no, or that there is a problem" }),
});

/** Some words about a page, for an answer that was given before. */
export const wordsSchema = z.strictObject({
  page,
  id: z.uuid(),
  words: linesOfText({
    what: "what you wrote",
    empty: "Write a few words, or go back to the page",
    longest: 1000,
  }),
});

/** What the page that thanks is told by its own address: nothing that anybody typed. */
export const thanksSchema = z.object({ page, id: z.uuid().nullable() });

export type PageAnswer = z.output<typeof answerSchema>;
export type PageWords = z.output<typeof wordsSchema>;
