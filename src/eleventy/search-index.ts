import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as pagefind from "pagefind";
import { bestBets } from "../facts/best-bets.ts";
import { indexedPages, searchAhead } from "./search-ahead.ts";
import { searchBest } from "./search-best.ts";
import { searchWords } from "./search-words.ts";
import type { EleventyConfig } from "./types.ts";

/** Makes the search index of the pages just written. Only what stands in `data-pagefind-body` is found. */
export function searchIndex(eleventyConfig: EleventyConfig) {
  eleventyConfig.on("eleventy.after", async ({ directories, results }) => {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
    if (!index) throw new Error(`The search index could not be started: ${errors.join("; ")}`);
    const added = await index.addDirectory({ path: directories.output });
    const folder = join(directories.output, "pagefind");
    const written = await index.writeFiles({ outputPath: folder });
    await pagefind.close();
    const faults = [...added.errors, ...written.errors];
    if (faults.length > 0) throw new Error(`The search index could not be made: ${faults.join("; ")}`);
    const { words, short } = searchWords(results.map(({ content }) => content));
    await writeFile(join(folder, "words.json"), JSON.stringify(words));
    const searchPage = results.find(({ url }) => url === "/search/");
    if (!searchPage) return;
    const pages = await indexedPages(folder);
    const best = searchBest(bestBets, pages, new Map(results.map(({ url, content }) => [url, content])));
    await tell(searchPage.outputPath, { short, ...(await searchAhead(folder, pages)), ...best });
  });
}

/** Writes what is known into the page that searches: to ask for it first would cost a round over the line. */
async function tell(page: string, known: object) {
  const html = await readFile(page, "utf8");
  const json = JSON.stringify(known).replaceAll("<", "\\u003c");
  await writeFile(
    page,
    html.replace(/(<script id="search-known"[^>]*>)/, (block) => block + json),
  );
}
