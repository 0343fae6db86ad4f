import { describe, expect, test } from "vitest";
import { glossary } from "../../../src/glossary/glossary.ts";
import { termMarker } from "../../../src/glossary/mark-terms.ts";

const mark = termMarker(glossary);
const page = (main: string) =>
  `<body><nav><p>FGC</p></nav><main>${main}</main><footer><p>FGC</p></footer></body>`;
const marked = (main: string) =>
  [...mark(page(main)).matchAll(/<button[^>]*popovertarget="term-([^"]+)">([^<]+)/g)].map(
    ([, id, words]) => `${id}: ${words}`,
  );

describe("the terms of a page", () => {
  test("can be opened at their first use, and only there", () => {
    const html = mark(page("<p>An FGC is a meeting. Ask for an FGC.</p>"));
    expect(html).toContain(
      'An <button type="button" class="term" popovertarget="term-family-group-conference">FGC</button> is a meeting. Ask for an FGC.</p>',
    );
    expect(html.match(/id="term-family-group-conference"/g)).toHaveLength(1);
  });

  test("leave every other character of the page as it was", () => {
    const before = page(
      "<svg viewBox=\"0 0 1 1\"/><p title='a &amp; b'>Salt &amp; genograms &lt; all<br>\n</p>",
    );
    const after = mark(before)
      .replace(/<div class="term-meanings".*<\/div>(?=<\/main>)/s, "")
      .replace(/<button[^>]*>([^<]*)<\/button>/g, "$1");
    expect(after).toBe(before);
  });

  test("are found as one or more than one, over a line break, and in any case", () => {
    expect(marked("<p>Two chronologies, some Genograms and one family\n group conference.</p>")).toEqual([
      "chronology: chronologies",
      "genogram: Genograms",
      "family-group-conference: family\n group conference",
    ]);
  });

  test("are found in the longest wording", () => {
    expect(marked("<p>A restorative conference uses high support and high challenge.</p>")).toEqual([
      "restorative-conference: restorative conference",
      "high-support-high-challenge: high support and high challenge",
    ]);
  });

  test.each([
    ["a heading", "<h2>Genogram</h2>"],
    ["a link", '<p><a href="/">Genogram</a></p>'],
    ["a bold lead-in", "<p><strong>Genogram.</strong></p>"],
    ["a control", "<form><p>Genogram</p></form>"],
    ["code", "<p><code>genogram</code></p>"],
    ["a quotation", "<blockquote><p>Genogram</p></blockquote>"],
    ["navigation", "<nav><ul><li>Genogram</li></ul></nav>"],
    ["an interactive part", '<div x-data="window"><p>Genogram</p></div>'],
    ["a part that asks for it", "<div data-plain><p>Genogram</p></div>"],
    ["a part of a longer word", "<p>Genogrammatic, non-genogram</p>"],
  ])("are left alone in %s", (_where, main) => {
    expect(marked(main)).toEqual([]);
  });

  test("are left alone where a page explains one itself, and further down", () => {
    expect(marked("<p>A <em>genogram</em> is a drawing. Draw a genogram.</p>")).toEqual([]);
  });

  test("are left alone on a page that is about one", () => {
    expect(marked("<h1>Chronologies</h1><p>A chronology is a list. A genogram is a drawing.</p>")).toEqual([
      "genogram: genogram",
    ]);
  });

  test("are left alone in names, and as words that look like an abbreviation", () => {
    expect(
      marked("<p>Restorative Practice Consultancy Team, Safeguarding and Review Service, cin.</p>"),
    ).toEqual([]);
  });

  test("are eight at the most", () => {
    const words = glossary
      .filter((term) => !term.find)
      .map((term) => `<p>One ${term.term.toLowerCase()}.</p>`);
    expect(words.length).toBeGreaterThan(12);
    expect(marked(words.join(""))).toHaveLength(8);
  });

  test("bring nothing to a page that has none", () => {
    expect(mark(page("<p>Nothing to explain.</p>"))).toBe(page("<p>Nothing to explain.</p>"));
  });
});
