import { existsSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { beforeAll, expect, test } from "vitest";
import { builtPages, type BuiltPage } from "../support/built-pages.ts";
import { functionRoutes } from "../support/function-routes.ts";

let pages: BuiltPage[] = [];

beforeAll(async () => {
  pages = await builtPages();
});

const wrong = (check: (page: BuiltPage) => string | false) =>
  pages.flatMap((page) => {
    const problem = check(page);
    return problem ? [`${page.url}: ${problem}`] : [];
  });

test("the pages of the contract are there", () => {
  const urls = pages.map((page) => page.url);
  for (const url of [
    "/",
    "/ambition/",
    "/approach/",
    "/programme/",
    "/workshops/",
    "/workshops/how-booking-works/",
    "/champions/",
    "/contact/",
    "/worried-about-a-child/",
    "/privacy/",
    "/accessibility/",
    "/cookies/",
    "/search/",
    "/404.html",
    "/families/",
    "/framework/",
    "/standards/",
    "/tools/",
    "/impact/",
    "/stories/",
    "/partners/",
    "/safety/",
    "/glossary/",
    "/sources/",
    "/resources/",
  ]) {
    expect(urls).toContain(url);
  }
});

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: {
      // Preact writes these forms itself; they are valid HTML.
      "void-style": "off",
      "attribute-boolean-style": "off",
      "attribute-empty-style": "off",
      "no-inline-style": "error",
      "long-title": "off",
      "tel-non-breaking": "off",
    },
  });
  const problems: string[] = [];
  for (const page of pages) {
    const report = await validator.validateString(page.html);
    for (const { messages } of report.results) {
      problems.push(
        ...messages.map((message) => `${page.url}:${message.line} ${message.ruleId} ${message.message}`),
      );
    }
  }
  expect(problems).toEqual([]);
});

test("every page has one main heading, and no heading skips a level", () => {
  expect(
    wrong(({ html }) => {
      const levels = [...html.matchAll(/<h([1-6])\b/g)].map((match) => Number(match[1]));
      if (levels.filter((level) => level === 1).length !== 1) return `main headings: ${levels.join(" ")}`;
      const skips = levels.some((level, place) => level > (levels[place - 1] ?? 1) + 1);
      return skips && `levels: ${levels.join(" ")}`;
    }),
  ).toEqual([]);
});

test("every page has a title and a description of its own", () => {
  const titles = pages.map(({ html }) => /<title>([^<]+)<\/title>/.exec(html)?.[1]);
  expect(new Set(titles).size).toBe(pages.length);
  // A page that no search may list, such as the one after a form, needs no words for it.
  const listed = (html: string) => !html.includes('<meta name="robots" content="noindex"');
  const described = (html: string) => /<meta name="description" content="[^"]{40,}"/.test(html);
  expect(wrong(({ html }) => listed(html) && !described(html) && "no description")).toEqual([]);
});

test("every link leads somewhere, to the place on the page that it names", () => {
  const routes = functionRoutes();
  const byUrl = new Map(pages.map((page) => [page.url, page.html]));
  const broken = pages.flatMap(({ url, html }) =>
    [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)].flatMap(([, href = ""]) => {
      if (/^(tel:|mailto:|webcal:|https?:)/.test(href)) return [];
      const target = new URL(href.replaceAll("&amp;", "&"), `https://site.example${url}`);
      const page = byUrl.get(target.pathname);
      const anchor = target.hash.slice(1);
      if (page !== undefined) return anchor && !page.includes(`id="${anchor}"`) ? [`${url} -> ${href}`] : [];
      const known = existsSync(join("_site", target.pathname)) || routes.some((route) => route.test(target));
      return known ? [] : [`${url} -> ${href}`];
    }),
  );
  expect(broken).toEqual([]);
});

test("every page offers the way to help now, with 999", () => {
  expect(
    wrong(
      ({ html }) =>
        !(html.includes('href="/worried-about-a-child/"') && html.includes('href="tel:999"')) && "none",
    ),
  ).toEqual([]);
});

test("no page says touched for affected: of a child, it would mean their body", () => {
  expect(wrong(({ html }) => /\btouched\b.{0,40}/i.exec(html)?.[0] ?? false)).toEqual([]);
});

test("nothing that is still to be written was left on a page", () => {
  expect(wrong(({ html }) => /lorem ipsum|\bTBC\b|\[object |undefined|NaN/.exec(html)?.[0] ?? false)).toEqual(
    [],
  );
});
