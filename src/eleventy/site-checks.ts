import { existsSync } from "node:fs";
import { join } from "node:path";
import { audiences, kinds } from "../layouts/FindingTags.tsx";
import { DataFault } from "../facts/check-data.ts";
import type { EleventyConfig } from "./types.ts";

/** A page as the build is about to write it: its file, its address, what it says of itself, and its HTML. */
export type CheckedPage = {
  file: string;
  url: string;
  data: Record<string, unknown>;
  html: string;
};

/** What is wrong, by file and field: a fault stops the build, a warning is for whoever looks after the page. */
export type Findings = { faults: string[]; warnings: string[] };

/** Pages that rest on no document: they are the site's own word, or lead somewhere else. */
const ownWord = new Set([
  "/",
  "/contact/",
  "/cookies/",
  "/privacy/",
  "/glossary/",
  "/sources/",
  "/safety/",
  "/workshops/how-booking-works/",
]);

/** Looks over every page before the site goes up: its sources, its review date, its images, how it can be found. */
export function siteChecks(eleventyConfig: EleventyConfig) {
  const known = new Map<string, { file: string; data: Record<string, unknown> }>();
  eleventyConfig.addCollection("checked", (pages) => {
    const all = pages.getAll();
    known.clear();
    for (const { url, inputPath, data } of all) known.set(url, { file: fileName(inputPath), data });
    return all;
  });
  eleventyConfig.on("eleventy.after", ({ directories, results }) => {
    const pages = results.flatMap(({ url, content }) => {
      const page = known.get(url);
      return page ? [{ ...page, url, html: content }] : [];
    });
    const exists = (path: string) => existsSync(join(directories.output, path));
    const { faults, warnings } = checkPages(pages, new Date(), exists);
    for (const warning of warnings) console.warn(`Warning: ${warning}`);
    if (faults.length > 0) throw new DataFault(faults.join("\n"));
  });
}

/** Takes the pages and the day; `exists` says whether the site holds a file at a path. */
export function checkPages(
  pages: readonly CheckedPage[],
  today: Date,
  exists: (path: string) => boolean,
): Findings {
  const faults = pages.flatMap((page) => [
    ...checkSources(page),
    ...checkFinding(page),
    ...checkImages(page, exists),
  ]);
  return { faults, warnings: [...new Set(pages.flatMap((page) => checkReview(page, today)))] };
}

/** A page that informs says what it rests on. Its foot knows best: composed pages may name sources as they render. */
function checkSources({ file, url, data, html }: CheckedPage): string[] {
  const informs = data["reviewed"] !== undefined || html.includes('class="page-foot"');
  const named = html.includes("Where this comes from");
  if (!informs || named || ownWord.has(url)) return [];
  return [`${file}: sources: expected at least one id of _data/sources.json, found none (${url})`];
}

/** Words that nobody could choose in the search would hide the page from those who narrow it. */
function checkFinding({ file, data }: CheckedPage): string[] {
  const wrong = (field: string, values: unknown, allowed: object) =>
    [values ?? []]
      .flat()
      .filter((value) => !Object.hasOwn(allowed, String(value)))
      .map(
        (value) => `${file}: ${field}: expected one of ${Object.keys(allowed).join(", ")}, found ${value}`,
      );
  return [...wrong("kind", data["kind"], kinds), ...wrong("audiences", data["audiences"], audiences)];
}

function checkImages({ file, url, html }: CheckedPage, exists: (path: string) => boolean): string[] {
  const places = [
    ...html.matchAll(/<(?:img|source|image)\b[^>]*?\s(src|href)="([^"#]+)/g),
    ...html.matchAll(/<meta property="(og:image)" content="([^"]+)"/g),
  ];
  return places.flatMap(([, field = "", address = ""]) => {
    if (address.startsWith("data:")) return [];
    const { pathname } = new URL(address, `https://site.example${url}`);
    return exists(decodeURIComponent(pathname))
      ? []
      : [`${file}: ${field}: expected an image of the site, found ${address} (${url})`];
  });
}

/** Pages that are made of one file are reviewed together: `reviewedIn` names the file that holds the date for all. */
function checkReview({ file, data, html }: CheckedPage, today: Date): string[] {
  const next =
    (data["reviewed"] as { next?: string } | undefined)?.next ??
    /Next review by <time datetime="([\d-]+)"/i.exec(html)?.[1];
  if (!next || next >= today.toISOString().slice(0, 10)) return [];
  return [
    `${data["reviewedIn"] ?? file}: reviewed, next: ${next} has passed; look whether the page still holds`,
  ];
}

function fileName(inputPath: string): string {
  return inputPath.replace(/^\.\//, "");
}
