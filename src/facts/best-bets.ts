import { z } from "zod";
import entries from "../../_data/best-bets.json" with { type: "json" };
import { checkData, repeated, textSchema } from "./check-data.ts";

const addressSchema = z
  .string()
  .regex(/^\/([a-z0-9-]+\/)*[a-z0-9-]*$/, "expected an address of this site, such as /approach/");

const elsewhereSchema = z.strictObject({
  href: addressSchema,
  title: textSchema,
  about: textSchema,
  kind: textSchema.optional(),
  audiences: z.array(textSchema).optional(),
});

const betSchema = z
  .strictObject({
    /** Whole searches, in any order, whatever their endings and their small words. */
    searches: z.array(textSchema).default([]),
    /** Words that may stand among others. */
    containing: z.array(textSchema).default([]),
    /** What comes first then, in this order. */
    pages: z.array(addressSchema).min(1, "expected at least one page"),
  })
  .refine((bet) => bet.searches.length + bet.containing.length > 0, {
    path: ["searches"],
    error: "expected at least one search",
  });

const bestBetsSchema = z
  .strictObject({
    /** Pages that are made anew for each visitor: the search's index does not know them. */
    elsewhere: z.array(elsewhereSchema),
    bets: z.array(betSchema),
  })
  .superRefine(({ bets }, context) => {
    for (const field of ["searches", "containing"] as const) {
      for (const search of repeated(bets.flatMap((bet) => bet[field].map((words) => words.toLowerCase())))) {
        context.addIssue({
          code: "custom",
          path: ["bets"],
          message: `expected each search once, found “${search}” twice in ${field}`,
        });
      }
    }
  });

/** The pages that editors want first for searches that people make often. */
export type BestBets = z.infer<typeof bestBetsSchema>;

/** Checks the best bets as `_data/best-bets.json` holds them; wrong ones fail the build. */
export function checkBestBets(data: unknown): BestBets {
  return checkData("_data/best-bets.json", bestBetsSchema, data);
}

export const bestBets: BestBets = checkBestBets(entries);
