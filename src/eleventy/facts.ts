import { courses } from "../facts/courses.ts";
import { organisations } from "../facts/organisations.ts";
import { readProgramme } from "../programme/programme.ts";
import { site } from "../server/site.ts";
import { factHtml } from "./fact-html.ts";
import type { EleventyConfig } from "./types.ts";

/** Hands the facts of `_data` to every page, after they were checked. `SITE_URL` is where the site will answer. */
export function facts(eleventyConfig: EleventyConfig) {
  if (process.env.CONTEXT === "production") {
    refuseExamples("site.json", site);
    refuseExamples("organisations.json", organisations);
  }
  eleventyConfig.addGlobalData("site", { ...site, url: process.env.SITE_URL });
  eleventyConfig.addGlobalData("courses", courses);
  eleventyConfig.addGlobalData("organisations", organisations);
  eleventyConfig.addFilter("fact", factHtml);
  for (const warning of readProgramme().warnings) console.warn(`Warning: ${warning.message}`);
}

/** Takes the council's facts and their file; throws, by name, where one of them is still an example. */
export function refuseExamples(file: string, facts: object): void {
  const examples = exampleNames(facts, []);
  if (examples.length === 0) return;
  throw new Error(
    `A production build needs the council's own facts: in _data/${file} these are still examples: ${examples.join(", ")}.`,
  );
}

function exampleNames(value: unknown, path: readonly string[]): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("example" in value && value.example === true) return [path.join(".")];
  return Object.entries(value).flatMap(([name, inner]) => exampleNames(inner, [...path, name]));
}
