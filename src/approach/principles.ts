import { z } from "zod";
import entries from "../../_data/principles.json" with { type: "json" };
import { checkData, textSchema } from "../facts/check-data.ts";

const principlesSchema = z.strictObject({
  introduction: textSchema,
  principles: z
    .array(z.strictObject({ title: textSchema, text: textSchema }))
    .length(10, "expected ten principles"),
});

/** Checks the principles as `_data/principles.json` holds them; wrong ones fail the build. */
export function checkPrinciples(data: unknown): z.infer<typeof principlesSchema> {
  return checkData("_data/principles.json", principlesSchema, data);
}

/** The ten principles, and whose they are. */
export const tenPrinciples = checkPrinciples(entries);
