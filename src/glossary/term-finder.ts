import type { Term } from "./glossary.ts";

export type Found = { term: Term; start: number; end: number };

type Wording = { term: Term; words: string; pattern: RegExp };

/**
 * Returns a function that finds every term in a piece of text, the longest wording first. A site has many pages, so
 * only the few wordings that begin with a word of the text are tried on it.
 */
export function termFinder(terms: readonly Term[]): (text: string) => Found[] {
  const byFirstWord = new Map<string, Wording[]>();
  const longestFirst = terms.flatMap(wordings).sort((one, other) => other.words.length - one.words.length);
  for (const wording of longestFirst) {
    const word = firstWord(wording.words);
    byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), wording]);
  }

  return (text) => {
    const found: Found[] = [];
    let free = 0;
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (index < free || text[index - 1] === "-") continue;
      for (const { term, words, pattern } of byFirstWord.get(word.toLowerCase()) ?? []) {
        pattern.lastIndex = index;
        const match = pattern.exec(text)?.[0];
        if (match === undefined) continue;
        free = index + match.length;
        if (!isName(match, words, text.slice(free))) found.push({ term, start: index, end: free });
        break;
      }
    }
    return found;
  };
}

/** What stands for a term on a page, each also as more than one. Abbreviations count only in capitals. */
function wordings(term: Term): Wording[] {
  const all = term.find ?? [term.term, ...(term.short ? [term.short] : []), ...(term.also ?? [])];
  return all.flatMap((word) =>
    [word, plural(word)].map((words) => {
      const source = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+");
      const flags = /^[A-Z]{2,}s?$/.test(words) ? "uy" : "iuy";
      return { term, words, pattern: new RegExp(`${source}(?![\\p{L}\\p{N}-])`, flags) };
    }),
  );
}

function plural(word: string): string {
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

const firstWord = (words: string) => words.match(/[\p{L}\p{N}]+/u)?.[0].toLowerCase() ?? "";

/** “Family Practice Team” and “Safeguarding and Review Service” are names, as their capitals show. */
function isName(match: string, wording: string, after: string): boolean {
  const capitals = (text: string) => text.slice(1).replace(/[^\p{Lu}]/gu, "").length;
  return (
    capitals(match) > capitals(wording) || (/^\p{Lu}/u.test(match) && /^\s(?:and\s)?\p{Lu}/u.test(after))
  );
}
