import { z } from "zod";
import { textSchema } from "./check-data.ts";

/** A heading, a paragraph or a list, as editors write them in `_data`. */
const blockSchema = z.union(
  [
    z.strictObject({ heading: textSchema }),
    z.strictObject({ text: textSchema, soft: z.literal(true).optional() }),
    z.strictObject({ list: z.array(textSchema).min(1) }),
  ],
  { error: "expected a heading, a text or a list" },
);

/** Running text of `_data`, block by block. */
export const blocksSchema = z.array(blockSchema).min(1, "expected at least one block");
