import { beforeEach, describe, expect, test } from "vitest";
import { glossaryTerms } from "../../../src/eleventy/glossary-terms.ts";
import type { EleventyConfig } from "../../../src/eleventy/types.ts";

type Page = { url: string; inputPath: string; data: Record<string, unknown> };

let collect: (pages: Page[]) => void;
let transform: (url: string, html: string) => string;

beforeEach(() => {
  glossaryTerms({
    addCollection: (_name, pick) => {
      collect = (pages) => void pick({ getAll: () => pages });
    },
    addTransform: (_name, run) => {
      transform = (url, html) => run.call({ page: { url } }, html);
    },
  } as EleventyConfig);
});

const foot = '<aside class="page-foot"></aside>';
const html = `<main><p>A genogram and a chronology.</p>${foot}</main>`;
const opened = (marked: string) => [...marked.matchAll(/popovertarget="term-([^"]+)"/g)].map(([, id]) => id);

describe("the build", () => {
  test("looks for every term on a page that names none", () => {
    expect(opened(transform("/tools/", html))).toEqual(["genogram", "chronology"]);
  });

  test("looks only for the terms that a page names, or for none", () => {
    collect([
      { url: "/tools/", inputPath: "tools.md", data: { terms: ["chronology"] } },
      { url: "/safety/", inputPath: "safety.md", data: { terms: [] } },
      { url: "/other/", inputPath: "other.md", data: {} },
    ]);
    expect(opened(transform("/tools/", html))).toEqual(["chronology"]);
    expect(transform("/safety/", html)).toBe(html);
    expect(opened(transform("/other/", html))).toHaveLength(2);
  });

  test("fails for a term that the glossary does not have, with the page and the field", () => {
    const page = { url: "/tools/", inputPath: "./src/pages/tools.md", data: { terms: ["genogramme"] } };
    expect(() => collect([page])).toThrow(
      "./src/pages/tools.md: terms: expected an id of _data/glossary.json, found genogramme",
    );
  });

  test.each(["/", "/glossary/", "/workshops/", "/workshops/a-workshop/"])("leaves %s as it is", (url) => {
    expect(transform(url, html)).toBe(html);
  });

  test("leaves forms and pages of errors as they are: they have no foot", () => {
    expect(transform("/404.html", html.replace(foot, ""))).toBe(html.replace(foot, ""));
  });
});
