import { z } from "zod";
import entries from "../../_data/glossary.json" with { type: "json" };
import { checkData, DataFault, slugSchema, textSchema } from "../facts/check-data.ts";
import { sources } from "../facts/sources.ts";

const termSchema = z.strictObject({
  id: slugSchema,
  term: textSchema,
  /** The letters that people say instead of it. */
  short: textSchema.optional(),
  /** Other words for the same thing. */
  also: z.array(textSchema).optional(),
  /** What is looked for on pages, where that is not simply all of the above; an empty list for words that everybody knows. */
  find: z.array(textSchema).optional(),
  meaning: textSchema,
  see: z.array(slugSchema).optional(),
  sources: z.array(slugSchema).optional(),
});

/** A word that a family may hear, and what it means in plain English. */
export type Term = z.infer<typeof termSchema>;

const glossarySchema = z.array(termSchema).superRefine((terms, context) => {
  const ids = new Set(terms.map((term) => term.id));
  const known = new Set(sources.map((source) => source.id));
  const taken = new Map<string, string>();
  for (const [place, term] of terms.entries()) {
    const report = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [place, field], message });

    if (terms.findIndex((other) => other.id === term.id) < place) {
      report("id", `expected each id once, found ${term.id} again`);
    }
    for (const [field, words] of [
      ["term", [term.term]],
      ["short", term.short ? [term.short] : []],
      ["also", term.also ?? []],
    ] as const) {
      for (const word of words) {
        const owner = taken.get(word.toLowerCase());
        if (owner !== undefined) report(field, `expected each word once, found ${word} under ${owner} too`);
        taken.set(word.toLowerCase(), term.term);
      }
    }
    for (const id of term.see ?? []) {
      if (!ids.has(id) || id === term.id) report("see", `expected the id of another term, found ${id}`);
    }
    for (const id of term.sources ?? []) {
      if (!known.has(id)) report("sources", `expected an id of _data/sources.json, found ${id}`);
    }
  }
});

/** Checks the glossary as `_data/glossary.json` holds it; a wrong one fails the build. */
export function checkGlossary(data: unknown): Term[] {
  return checkData("_data/glossary.json", glossarySchema, data);
}

/** Every term, from A to Z. */
export const glossary: readonly Term[] = checkGlossary(entries).toSorted((one, other) =>
  one.term.localeCompare(other.term, "en-GB"),
);

/** The terms that a page names in its front matter; an unknown id fails the build and names the page. */
export function findTerms(ids: unknown, page: string): Term[] {
  if (!Array.isArray(ids))
    throw new DataFault(`${page}: terms: expected a list of ids of _data/glossary.json`);
  return ids.map((id) => {
    const term = glossary.find((candidate) => candidate.id === id);
    if (term) return term;
    throw new DataFault(`${page}: terms: expected an id of _data/glossary.json, found ${id}`);
  });
}
