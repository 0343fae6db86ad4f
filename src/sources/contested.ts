import { z } from "zod";
import entries from "../../_data/contested.json" with { type: "json" };
import { checkData, slugSchema, textSchema } from "../facts/check-data.ts";
import { sources } from "../facts/sources.ts";

const pointSchema = z.strictObject({
  id: slugSchema,
  title: textSchema,
  paragraphs: z.array(textSchema).min(1, "expected at least one paragraph"),
  /** The documents that do not say the same. */
  sources: z
    .array(
      z.string().refine((id) => sources.some((source) => source.id === id), "expected an id of sources.json"),
    )
    .min(1, "expected at least one source"),
  /** Where the site tells more of it. */
  page: z.strictObject({
    href: z.string().startsWith("/", "expected an address such as /impact/"),
    title: textSchema,
  }),
});

/** A point on which the documents, or those who know the field, do not agree. */
export type ContestedPoint = z.infer<typeof pointSchema>;

/** Checks contested points as `_data/contested.json` holds them; wrong ones fail the build. */
export function checkContested(data: unknown): ContestedPoint[] {
  return checkData("_data/contested.json", z.array(pointSchema), data);
}

/** Every contested point, in the order of the file. */
export const contested: readonly ContestedPoint[] = checkContested(entries);
