import { z } from "zod";
import entries from "../../_data/sources.json" with { type: "json" };
import { checkData, DataFault, repeated, slugSchema, textSchema } from "./check-data.ts";

const sourceSchema = z.strictObject({
  id: slugSchema,
  title: textSchema,
  publisher: textSchema,
  year: textSchema,
  note: textSchema,
  url: z.url({ protocol: /^https$/, error: "expected an https address" }).optional(),
});

/** A document that a page rests on. */
export type Source = z.infer<typeof sourceSchema>;

const sourcesSchema = z.array(sourceSchema).superRefine((sources, context) => {
  for (const id of repeated(sources.map((source) => source.id))) {
    context.addIssue({ code: "custom", message: `expected each id once, found ${id} twice` });
  }
});

/** Checks sources as `_data/sources.json` holds them; wrong ones fail the build. */
export function checkSources(data: unknown): Source[] {
  return checkData("_data/sources.json", sourcesSchema, data);
}

/** Every source, in the order of the file. */
export const sources: readonly Source[] = checkSources(entries);

/** The sources that a page names in its front matter; an unknown id fails the build and names the page. */
export function findSources(ids: readonly string[], page: string): Source[] {
  return ids.map((id) => {
    const source = sources.find((candidate) => candidate.id === id);
    if (source) return source;
    throw new DataFault(`${page}: sources: expected an id of _data/sources.json, found ${id}`);
  });
}
