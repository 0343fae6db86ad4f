import { findTerms, glossary } from "../glossary/glossary.ts";
import { termMarker } from "../glossary/mark-terms.ts";
import type { EleventyConfig } from "./types.ts";

/** The front page stays light, the glossary explains itself, and whoever books has something else in mind. */
const isPlain = (url: string) => url === "/" || url === "/glossary/" || url.startsWith("/workshops/");

/** Only what is read has a foot that says what it rests on; forms and errors have none. */
const isRead = (html: string) => html.includes('class="page-foot"');

/**
 * Lets the first use of each term of the glossary be opened where it stands. All terms are looked for, unless a page
 * names those that it wants in its front matter, as `terms`.
 */
export function glossaryTerms(eleventyConfig: EleventyConfig) {
  const markAll = termMarker(glossary);
  const wanted = new Map<string, (html: string) => string>();

  eleventyConfig.addCollection("pagesWithTerms", (pages) => {
    wanted.clear();
    const named = pages.getAll().filter((page) => page.data.terms !== undefined);
    for (const page of named) wanted.set(page.url, termMarker(findTerms(page.data.terms, page.inputPath)));
    return named;
  });

  eleventyConfig.addTransform("glossary-terms", function (content) {
    const { url } = this.page;
    if (!url || isPlain(url) || !isRead(content)) return content;
    return (wanted.get(url) ?? markAll)(content);
  });
}
