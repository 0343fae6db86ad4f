import { join } from "node:path";
import * as pagefind from "pagefind";
import type { EleventyConfig } from "./types.ts";

/** Makes the search index of the pages just written. Only what stands in `data-pagefind-body` is found. */
export function searchIndex(eleventyConfig: EleventyConfig) {
  eleventyConfig.on("eleventy.after", async ({ directories }) => {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
    if (!index) throw new Error(`The search index could not be started: ${errors.join("; ")}`);
    const added = await index.addDirectory({ path: directories.output });
    const written = await index.writeFiles({ outputPath: join(directories.output, "pagefind") });
    await pagefind.close();
    const faults = [...added.errors, ...written.errors];
    if (faults.length > 0) throw new Error(`The search index could not be made: ${faults.join("; ")}`);
  });
}
