import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as pagefind from "pagefind";
import { searchAhead } from "./search-ahead.ts";
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
    const words = searchWords(results.map(({ content }) => content));
    const { ahead, pages } = await searchAhead(folder);
    await writeFile(join(folder, "known.json"), JSON.stringify({ ...words, pages }));
    const searchPage = results.find(({ url }) => url === "/search/");
    if (searchPage) await nameAhead(searchPage.outputPath, ahead);
  });
}

/** Names the files to fetch ahead on the page that searches: to ask for their names first would cost a round more. */
async function nameAhead(page: string, files: readonly string[]) {
  const html = await readFile(page, "utf8");
  await writeFile(page, html.replace(/ data-ahead(="[^"]*")?/, ` data-ahead="${files.join(" ")}"`));
}
