import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { jumps } from "./jumps.ts";
import { openVisitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Opens a page whose typeface comes only after it was read in the system's own letters. */
async function openWithLateTypeface(page: Page, path: string): Promise<void> {
  let bring = () => {};
  const brought = new Promise<void>((done) => (bring = done));
  await page.route("**/*.woff2", async (route) => {
    await brought;
    await route.fallback();
  });
  await page.goto(path, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  expect(await page.evaluate(() => document.fonts.check("18px Hyperlegible"))).toBe(false);
  bring();
  await page.waitForFunction(() => document.fonts.check("18px Hyperlegible"));
  await page.evaluate(() =>
    document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(done))),
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
}

test.each([375, 430, 1280])(
  "at %i pixels a page does not move when the typeface comes late",
  async (width) => {
    const moved: string[] = [];
    for (const path of ["/", "/families/", "/safety/", "/search/", "/tools/"]) {
      const visitor = await openVisitor(browser, { viewport: { width, height: 800 } });
      try {
        await openWithLateTypeface(visitor.page, path);
        moved.push(...(await jumps(visitor.page)).map((jump) => `${path} ${jump}`));
      } finally {
        await visitor.leave();
      }
    }
    expect(moved).toEqual([]);
  },
);
