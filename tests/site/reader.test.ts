import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { beforeAll, describe, expect, test } from "vitest";
import { sections } from "../../src/facts/sections.ts";
import { ShareTags } from "../../src/layouts/ShareTags.tsx";
import { builtPages, type BuiltPage } from "../support/built-pages.ts";
import { readingAge, sentencesOf, syllablesOf } from "./reading-age.ts";

const MOST = 13;
const PICTURE_BYTES = 40_000;

let pages: BuiltPage[] = [];
let indexed: BuiltPage[] = [];
beforeAll(async () => {
  pages = await builtPages();
  indexed = pages.filter(({ html }) => !html.includes('name="robots" content="noindex"'));
});

const without = (list: BuiltPage[], what: string) =>
  list.filter(({ html }) => !html.includes(what)).map(({ url }) => url);

test("every page that informs asks whether it is useful, and so do the search and what stands where no page is, with the way to help beside it", () => {
  const asking = [...indexed, ...pages.filter(({ url }) => ["/search/", "/404.html"].includes(url))];
  expect(asking.length).toBe(indexed.length + 2);
  expect(without(asking, '<h2 id="useful">Is this page useful?</h2>')).toEqual([]);
  expect(without(asking, '<form method="post" action="/feedback">')).toEqual([]);
});

test("the site's map names every page that may be found, and no other", async () => {
  const map = await readFile("_site/sitemap.xml", "utf8");
  const named = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place = ""]) => new URL(place).pathname);
  expect(named.sort()).toEqual(indexed.map(({ url }) => url).sort());
});

test("every shared link has a title, a sentence and a picture that is there and small", async () => {
  for (const property of ["og:title", "og:description", "og:image:alt"]) {
    expect(without(indexed, `<meta property="${property}" content="`), property).toEqual([]);
  }
  const pictures = indexed.map(({ html }) => /"og:image" content="([^"]+)"/.exec(html)?.[1] ?? "none");
  for (const picture of new Set(pictures)) {
    const file = join("_site", new URL(picture, "https://site.example").pathname);
    expect(existsSync(file), picture).toBe(true);
    expect((await readFile(file)).length, picture).toBeLessThanOrEqual(PICTURE_BYTES);
  }
});

test("every page leads to the three feeds, and they are there", () => {
  for (const feed of ["workshops", "stories", "resources"]) {
    expect(existsSync(`_site/feeds/${feed}.xml`), feed).toBe(true);
    expect(without(indexed, `href="/feeds/${feed}.xml"`), feed).toEqual([]);
  }
});

test("workshops and the organisation speak schema.org", () => {
  const blocks = new Map(
    pages.flatMap(({ url, html }) => {
      const block = /<script type="application\/ld\+json">([^<]+)</.exec(html)?.[1];
      return block ? [[url, JSON.parse(block) as Record<string, unknown>]] : [];
    }),
  );
  expect(blocks.get("/")).toMatchObject({ publisher: { "@type": "GovernmentOrganization" } });
  const workshops = pages.filter(({ url }) => /^\/workshops\/[^/]+-\d+\/$/.test(url));
  expect(workshops.length).toBeGreaterThan(20);
  for (const { url } of workshops) expect(blocks.get(url), url).toMatchObject({ "@type": "EducationEvent" });
});

test("every page that informs says when it was looked over, when it will be again, and by whom", () => {
  const informing = indexed.filter(({ html }) => !html.includes('"EducationEvent"'));
  const reviewed =
    /Last reviewed on <time datetime="[\d-]+">[^<]+<\/time>\. Next review by <time[^>]+>[^<]+<\/time>\. Looked after by the [A-Z]/;
  expect(
    informing.filter(({ html }) => !reviewed.test(html.replace(/\s+/g, " "))).map(({ url }) => url),
  ).toEqual([]);
});

test("every day of the printed programme can be read by programs", () => {
  const { html = "" } = pages.find(({ url }) => url === "/programme/") ?? {};
  const days = [...html.matchAll(/<time datetime="(201[89]-\d\d-\d\d)">/g)].map(([, day]) => day);
  expect(days.length).toBe(60);
});

test("every page but the first of each section says where it stands", () => {
  const firsts = ["/", ...sections.map((section) => section.pages[0]?.href)];
  const inside = indexed.filter(({ url }) => !firsts.includes(url));
  expect(without(inside, 'aria-label="Breadcrumbs"')).toEqual([]);
});

const named = (html: string, label: string) =>
  new RegExp(`<nav[^>]+aria-label(?:ledby)?="${label}"[^>]*>([\\s\\S]*?)</nav>`).exec(html)?.[1] ?? "";
const linksIn = (part: string) => [...part.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);

test("every page of a section leads to the one before it and the next, and to what is related", () => {
  let compared = 0;
  for (const section of sections) {
    for (const [place, { href, related }] of section.pages.entries()) {
      const html = pages.find(({ url }) => url === href)?.html ?? "";
      const around = [section.pages[place - 1], section.pages[place + 1]].flatMap((page) => page?.href ?? []);
      if (href.startsWith("/workshops/") || !html.includes('class="page-foot"')) continue;
      expect(linksIn(named(html, "More in this section")), `beside ${href}`).toEqual(around);
      expect(linksIn(named(html, "related")).sort(), `related to ${href}`).toEqual([...related].sort());
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(20);
});

test("a long page begins with what is on it, and each of those headings is there", () => {
  const long = pages.filter(({ html }) => html.includes('class="contents"'));
  expect(long.map(({ url }) => url)).toEqual(
    expect.arrayContaining([
      "/approach/",
      "/families/",
      "/privacy/",
      "/standards/voices/",
      "/tools/circles/",
    ]),
  );
  for (const { url, html } of long) {
    const targets = linksIn(named(html, "on-this-page"));
    expect(targets.length, url).toBeGreaterThan(3);
    for (const target of targets) expect(html, url).toContain(`id="${target?.slice(1)}"`);
  }
});

test("every page says that it is in British English", () => {
  expect(pages.filter(({ html }) => !html.includes('<html lang="en-GB">')).map(({ url }) => url)).toEqual([]);
});

test("a shared link shows the drawing of its own section, and is known by its own address", () => {
  const pictureOf = (path: string) =>
    /"og:image" content="([^"]+)"/.exec(pages.find(({ url }) => url === path)?.html ?? "")?.[1];
  expect(pictureOf("/")).toMatch(/\/share\/home\.png$/);
  for (const { id, pages: own } of sections) {
    const href = own[0]?.href ?? "";
    expect(pictureOf(href), href).toMatch(new RegExp(`/share/${id}\\.png$`));
  }
  const site = { name: "Restorative Dudley", url: "https://site.example" };
  const tags = renderToString(h(ShareTags, { site, title: "Circles", path: "/tools/circles/" }));
  expect(tags).toContain('rel="canonical" href="https://site.example/tools/circles/"');
  expect(tags).toContain('"og:url" content="https://site.example/tools/circles/"');
});

test("a way to leave quickly stands on the pages that may put a reader at risk, and on no other", () => {
  const leavable = pages.filter(({ html }) => html.includes('class="leave"')).map(({ url }) => url);
  expect(leavable).toEqual(
    expect.arrayContaining(["/safety/", "/worried-about-a-child/", "/families/", "/families/easy-read/"]),
  );
  expect(leavable).not.toContain("/");
  expect(leavable.length).toBeLessThan(indexed.length / 3);
});

describe("Reading age", () => {
  test.each([
    ["cat", 1],
    ["table", 2],
    ["listened", 2],
    ["restorative", 4],
    ["family", 3],
  ])("“%s” has %i syllables", (word, syllables) => {
    expect(syllablesOf(word)).toBe(syllables);
  });

  test("plain words in short sentences are for the young", () => {
    expect(readingAge("We sit in a ring. We take turns. You can pass.").age).toBeLessThan(8);
    expect(
      readingAge("Organisational accountability necessitates multidisciplinary collaboration.").age,
    ).toBeGreaterThan(20);
  });

  test("each paragraph of a list item is read by itself, and its buttons are not read", () => {
    const html =
      "<main><ol><li><p>We sit in a ring.</p><p>For all of us<button>Copy</button></p></li></ol></main>";
    expect(sentencesOf(html)).toBe("We sit in a ring. For all of us.");
  });

  test("a word of the glossary is read in its sentence, and a colon ends none", () => {
    const html =
      '<main><p>She has a <button type="button" class="term" popovertarget="t">plan</button>: it is hers.</p></main>';
    expect(sentencesOf(html)).toBe("She has a plan: it is hers.");
    expect(readingAge(sentencesOf(html)).sentences).toBe(1);
  });

  test(`no page asks for more than an age of ${MOST}`, () => {
    const hard = indexed
      .map(({ url, html }) => ({ url, ...readingAge(sentencesOf(html)) }))
      .filter(({ words, age }) => words > 100 && age > MOST)
      .map(({ url, age }) => `${url}: ${age.toFixed(1)} (Flesch-Kincaid grade + 5, as an alarm)`);
    expect(hard).toEqual([]);
  });
});
