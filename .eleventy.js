import { assets } from "./src/eleventy/assets.ts";
import { facts } from "./src/eleventy/facts.ts";
import { glossaryTerms } from "./src/eleventy/glossary-terms.ts";
import { markdown } from "./src/eleventy/markdown.ts";
import { searchIndex } from "./src/eleventy/search-index.ts";
import { siteChecks } from "./src/eleventy/site-checks.ts";
import { tsxPages } from "./src/eleventy/tsx-pages.ts";
import { workshopsData } from "./src/eleventy/workshops-data.ts";

/** The build's table of contents: where things are read from, and each step in its own file. */
export default function configure(eleventyConfig) {
  // Pages and layouts written as TypeScript components
  eleventyConfig.addPlugin(tsxPages);

  // Headings of Markdown pages that can be linked to
  eleventyConfig.addPlugin(markdown);

  // What pages may use: the checked facts of `_data`, and the workshops of the database
  eleventyConfig.addPlugin(facts);
  eleventyConfig.addPlugin(workshopsData);

  // Words of the glossary that can be opened where they stand
  eleventyConfig.addPlugin(glossaryTerms);

  // Style sheets, scripts, fonts and drawings
  eleventyConfig.addPlugin(assets);

  // What each page must have: sources, a review date to come, images that are there
  eleventyConfig.addPlugin(siteChecks);

  // The search index, made of the pages that were written
  eleventyConfig.addPlugin(searchIndex);

  return {
    dir: {
      input: "src/pages",
      data: "../../_data/loaded-by-facts",
      layouts: "../layouts",
      includes: "../components",
    },
    markdownTemplateEngine: "liquid",
    templateFormats: ["md", "11ty.ts", "11ty.tsx"],
  };
}
