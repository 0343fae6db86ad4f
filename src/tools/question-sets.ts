import { z } from "zod";
import entries from "../../_data/question-cards.json" with { type: "json" };
import { checkData, repeated, slugSchema, textSchema } from "../facts/check-data.ts";

/** A card holds one question, and has to be read at arm's length. */
const LONGEST = 90;

const setSchema = z.strictObject({
  id: slugSchema,
  title: textSchema,
  note: textSchema,
  /** What each card says in small print, where the title would name the person who is handed it. */
  label: textSchema.optional(),
  questions: z
    .array(
      textSchema
        .max(LONGEST, `expected at most ${LONGEST} letters`)
        .endsWith("?", "expected a question mark"),
    )
    .min(1, "expected at least one question"),
});

/** Questions for one kind of conversation, to be read or cut out as cards. */
export type QuestionSet = z.infer<typeof setSchema>;

const setsSchema = z.array(setSchema).superRefine((sets, context) => {
  const words = sets.flatMap((set) => [set.id, ...set.questions]);
  for (const twice of repeated(words)) {
    context.addIssue({ code: "custom", message: `expected each id and question once, found ${twice} twice` });
  }
});

/** Checks sets of questions as `_data/question-cards.json` holds them; wrong ones fail the build. */
export function checkQuestionSets(data: unknown): QuestionSet[] {
  return checkData("_data/question-cards.json", setsSchema, data);
}

/** Every set, in the order of the file. */
export const questionSets: readonly QuestionSet[] = checkQuestionSets(entries);

/** How many cards a sheet of A4 can hold; the first is what a page without scripts prints. */
export const cardSizes = [
  { value: "8", label: "8 to a page", hint: "Small, to hold in a hand" },
  { value: "4", label: "4 to a page", hint: "To pass around a circle" },
  { value: "2", label: "2 to a page", hint: "Large, for a wall or a floor" },
] as const;
