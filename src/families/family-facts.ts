import { z } from "zod";
import entries from "../../_data/families.json" with { type: "json" };
import { checkData, textSchema } from "../facts/check-data.ts";

const familiesSchema = z.strictObject({
  /** How the meetings that a family does not choose are led here. */
  protectionConferences: textSchema,
});

/** Checks what families are told of the place's own ways, as `_data/families.json` holds it; a gap fails the build. */
export function checkFamilyFacts(data: unknown): z.infer<typeof familiesSchema> {
  return checkData("_data/families.json", familiesSchema, data);
}

/** The place's own ways, in sentences for families. */
export const familyFacts = checkFamilyFacts(entries);
