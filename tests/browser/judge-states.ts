import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { look, looks, nothingYet, type Findings } from "./look.ts";
import { openVisitor } from "./visitor.ts";

/** What a page can show, the way there from the state before, and whether it is worth a second look on a phone. */
export type State = readonly [
  name: string,
  reach: (page: Page) => Promise<unknown>,
  options?: { phones: boolean },
];

/** Some hundred pages in eleven ways each, beside another file that does the same, on a machine that is slow today. */
const enoughForAll = 480_000;

/**
 * Reaches every state once, each walk with a visitor of its own, and looks at it in all ways; the tests then say
 * what was found.
 */
export function judgeStates(walks: readonly (readonly State[])[]): void {
  let browser: Browser;
  const findings = nothingYet();
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    await Promise.all(walks.map(walk));
  }, enoughForAll);
  afterAll(() => browser.close());

  async function walk(states: readonly State[]) {
    const visitor = await openVisitor(browser, { reducedMotion: "reduce" });
    for (const [name, reach, options] of states) {
      await reach(visitor.page);
      await look(visitor.page, name, findings, options);
    }
    faults.push(...visitor.faults());
    await visitor.leave();
  }

  for (const [kind, sentence] of Object.entries(looks) as [keyof Findings, string][]) {
    test(sentence, () => {
      expect(findings[kind]).toEqual([]);
    });
  }

  test("nothing breaks the policy, asks another origin for anything or fails behind the scenes", () => {
    expect(faults).toEqual([]);
  });
}
