import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { bookingStates } from "./booking-states.ts";
import { championStates } from "./champion-states.ts";
import { look, nothingYet, type State } from "./look.ts";
import { openVisitor } from "./visitor.ts";

const searchStates: State[] = [
  [
    "pages found",
    async (page) => {
      await page.goto("/search/?q=circle");
      await page.getByText(/found for/).waitFor();
    },
  ],
  [
    "no page found",
    async (page) => {
      await page.goto("/search/?q=xylophonist");
      await page.getByText(/^No page found/).waitFor();
    },
  ],
];

// Every state is reached once and looked at in all ways; the tests then say what was found.

let browser: Browser;
const findings = nothingYet();
const faults: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  await Promise.all([walk(bookingStates), walk([...championStates, ...searchStates])]);
});
afterAll(() => browser.close());

async function walk(states: readonly State[]) {
  const visitor = await openVisitor(browser, { reducedMotion: "reduce" });
  for (const [name, reach] of states) {
    await reach(visitor.page);
    await look(visitor.page, name, findings);
  }
  faults.push(...visitor.faults());
  await visitor.leave();
}

test("axe finds nothing in any state", () => {
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

test("nothing breaks the policy, asks another origin for anything or fails behind the scenes", () => {
  expect(faults).toEqual([]);
});
