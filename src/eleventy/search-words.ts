import { glossary } from "../glossary/glossary.ts";

/** What the search needs beside the index: the words that the site has, and what letters stand for. */
export type SearchWords = { words: string[]; short: Record<string, string> };

/** Takes the HTML of every page; returns the words of those that are indexed, the commonest first. */
export function searchWords(pages: readonly string[]): SearchWords {
  const counts = new Map<string, number>();
  for (const html of pages) {
    for (const [word] of textOf(html).matchAll(/[\p{L}\p{N}]{3,}/gu)) {
      const known = word.toLowerCase();
      counts.set(known, (counts.get(known) ?? 0) + 1);
    }
  }
  const words = [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const short = glossary.flatMap((term) => (term.short ? [[term.short.toLowerCase(), term.term]] : []));
  return { words, short: Object.fromEntries(short) as Record<string, string> };
}

/** What a page says, with the everyday words that it can be found by. */
function textOf(html: string): string {
  const body = /<main\b[^>]*data-pagefind-body[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1];
  if (body === undefined) return "";
  const words = /<meta name="keywords" content="([^"]*)"/.exec(html)?.[1] ?? "";
  const shown = body.replace(/<(script|style|svg|template)\b[\s\S]*?<\/\1>/g, " ");
  return `${words} ${shown.replace(/<[^>]+>|&\w+;/g, " ")}`;
}
