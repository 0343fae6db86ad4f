import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { look, nothingYet } from "./look.ts";
import { everyPage } from "./sitemap.ts";
import { openVisitor } from "./visitor.ts";

// Every page is opened once and looked at in all ways; the tests then say what was found. Of the workshops that
// are there for tests alone, one of each kind is enough.

let browser: Browser;
const pages = (await everyPage()).filter((path) => !/\/for-tests-.*(on|off|keyboard|places)\/$/.test(path));
const findings = nothingYet();
const faults: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  const waiting = [...pages];
  await Promise.all([visit(waiting), visit(waiting)]);
});
afterAll(() => browser.close());

async function visit(waiting: string[]) {
  const visitor = await openVisitor(browser, { reducedMotion: "reduce" });
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    await visitor.page.goto(path);
    // Workshops share one page, so a few of them stand for all where that saves minutes.
    const phones = !path.startsWith("/workshops/") || /^\/workshops\/($|.*(sample|states))/.test(path);
    await look(visitor.page, path, findings, { phones });
  }
  faults.push(...visitor.faults());
  await visitor.leave();
}

test("the site's map names enough pages for this to mean something", () => {
  expect(pages.length).toBeGreaterThan(40);
});

test("axe finds nothing on any page", () => {
  expect(findings.axe).toEqual([]);
});

test("axe finds nothing on a phone", () => {
  expect(findings.axeOnPhone).toEqual([]);
});

test("every text stands out in dark colours", () => {
  expect(findings.axeInDark).toEqual([]);
});

test("at 320 pixels, which is 400 % on a large screen, nothing scrolls sideways or is lost", () => {
  expect(findings.narrow).toEqual([]);
});

test("text at twice its size fits", () => {
  expect(findings.large).toEqual([]);
});

test("text spaced out by the reader fits", () => {
  expect(findings.spaced).toEqual([]);
});

test("no page breaks the policy, asks another origin for anything or fails behind the scenes", () => {
  expect(faults).toEqual([]);
});
