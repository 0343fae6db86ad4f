import { z } from "zod";
import entries from "../../_data/blame-words.json" with { type: "json" };
import { checkData, repeated, slugSchema, textSchema } from "../facts/check-data.ts";

const phraseSchema = z
  .string()
  .regex(/^[a-zI']+( [a-zI']+)*$/, "expected small letters, with straight apostrophes and single spaces");

const ruleSchema = z.strictObject({
  id: slugSchema,
  phrases: z.array(phraseSchema).min(1, "expected at least one phrase"),
  /** What may come next and makes it no blame: "you made me" and then "a cup of tea". */
  except: z.array(phraseSchema).optional(),
  /** Whether the phrase is no blame where the feeling is a glad one. */
  unlessGlad: z.literal(true).optional(),
  advice: textSchema,
});

/** Phrases in which blame slips into a statement, and what to try instead. */
export type BlameRule = z.infer<typeof ruleSchema>;

const rulesSchema = z.array(ruleSchema).superRefine((rules, context) => {
  for (const phrase of repeated(rules.flatMap((rule) => rule.phrases))) {
    context.addIssue({ code: "custom", message: `expected each phrase once, found ${phrase} twice` });
  }
});

/** Checks rules as `_data/blame-words.json` holds them; wrong ones fail the build. */
export function checkBlameRules(data: unknown): BlameRule[] {
  return checkData("_data/blame-words.json", rulesSchema, data);
}

/** Every rule. The page lists them, and the statement builder reads them from that list. */
export const blameRules: readonly BlameRule[] = checkBlameRules(entries);
