import { writeFile } from "node:fs/promises";
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
    const ahead = await searchAhead(folder);
    await writeFile(join(folder, "known.json"), JSON.stringify({ ...words, ...ahead }));
  });
}
