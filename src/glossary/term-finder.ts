import type { Term } from "./glossary.ts";

export type Found = { term: Term; start: number; end: number };

/** Returns a function that finds every term in a piece of text, the longest wording first. */
export function termFinder(terms: readonly Term[]): (text: string) => Found[] {
  const owners = new Map(
    terms.flatMap((term) => wordings(term).map((wording) => [key(wording), { term, wording }] as const)),
  );
  const all = terms.flatMap(wordings).sort((one, other) => other.length - one.length);
  if (all.length === 0) return () => [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:${all.map(asPattern).join("|")})(?![\\p{L}\\p{N}-])`,
    "giu",
  );
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [words] = match;
      const owner = owners.get(key(words));
      const after = text.slice(match.index + words.length);
      if (!owner || isName(words, owner.wording, after)) return [];
      return [{ term: owner.term, start: match.index, end: match.index + words.length }];
    });
}

/** What stands for a term on a page, each also as more than one. */
function wordings(term: Term): string[] {
  const words = term.find ?? [term.term, ...(term.short ? [term.short] : []), ...(term.also ?? [])];
  return words.flatMap((word) => [word, plural(word)]);
}

function plural(word: string): string {
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** “Restorative Practice Consultancy Team” and “Safeguarding and Review Service” are names, as their capitals show. */
function isName(words: string, wording: string, after: string): boolean {
  const capitals = (text: string) => text.slice(1).replace(/[^\p{Lu}]/gu, "").length;
  return (
    capitals(words) > capitals(wording) || (/^\p{Lu}/u.test(words) && /^\s(?:and\s)?\p{Lu}/u.test(after))
  );
}

/** Abbreviations count only in capitals: “IRO” is one, “iro” is not. */
function key(words: string): string {
  const spaced = words.replace(/\s+/g, " ");
  return /^[A-Z]{2,}s?$/.test(spaced) ? spaced : spaced.toLowerCase();
}

function asPattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
}
