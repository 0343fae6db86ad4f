import { beforeAll, describe, expect, test } from "vitest";
import site from "../../_data/site.json" with { type: "json" };
import { sources } from "../../src/facts/sources.ts";
import { readBuilt } from "../support/built-pages.ts";

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");

describe("the programme page", () => {
  let html = "";

  beforeAll(async () => {
    html = await readBuilt("/programme/");
  });

  test("lists every cohort in a table of its phase, with its total", () => {
    const captions = [...html.matchAll(/<caption[^>]*>(.*?)<\/caption>/gs)].map(([, caption]) => caption);
    expect(captions).toEqual(["Phase 1: 5 cohorts, 84 places", "Phase 2: 15 cohorts, 360 places"]);
    expect(
      html
        .match(/<tbody>.*?<\/tbody>/gs)
        ?.join("")
        .match(/<tr>/g),
    ).toHaveLength(20);
    expect(words(html)).toContain("Total of phase 1 84");
    expect(words(html)).toContain("Total of phase 2 360");
  });

  test("draws twenty bars, and tells the drawing in words", () => {
    expect(html.match(/<rect /g)).toHaveLength(20);
    expect(html).toContain("May 2018: 3 cohorts, 42 places.");
    expect(html).toContain("Feb: 2 cohorts, 48 places.");
  });

  test("notes both oddities of the print, and that phase 3 is not described", () => {
    expect(html).toContain("Frontline Practitioner Group 1 begins on Sunday 22 July 2018.");
    expect(html).toContain(
      "Group 14 stands in the programme twice: on 5, 6 and 7 February 2019, and on 11, 12 and",
    );
    expect(words(html)).toContain("gives no dates, groups or numbers for the third");
  });

  test("tells the three levels, the six layers and how trainers are trained, and whose they are", () => {
    const levels = html.slice(html.indexOf('id="levels"'), html.indexOf('id="notes"'));
    expect(words(levels)).toMatch(/Leeds: three levels.*Portsmouth: six layers.*Training the trainers/s);
    expect(levels.match(/<li>/g)).toHaveLength(6);
    for (const publisher of ["Leeds City Council", "Portsmouth Children’s Trust"]) {
      expect(words(html.slice(html.indexOf("Where this comes from")))).toContain(publisher);
    }
  });
});

test("the page on worries has 999 first, and every number as a link", async () => {
  const html = await readBuilt("/worried-about-a-child/");
  const main = html.slice(html.indexOf("<main"));
  expect(main.indexOf('href="tel:999"')).toBeLessThan(main.indexOf("<h2"));
  for (const { href, number } of site.helplines) expect(main).toContain(`<a href="${href}">${number}</a>`);
});

test.each(["/contact/", "/privacy/", "/accessibility/"])(
  "%s shows what is still an example as one",
  async (url) => {
    expect(words(await readBuilt(url))).toContain("(example)");
  },
);

test("the sources page holds every source", async () => {
  const html = await readBuilt("/sources/");
  for (const { id } of sources) expect(html).toContain(`id="${id}"`);
});
