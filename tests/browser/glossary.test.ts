import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { axeFaults, bringAxe } from "./axe.ts";
import { bothWays, openVisitor, type Visitor } from "./visitor.ts";

const PAGE = "/ambition/";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const term = (page: Page) => page.getByRole("button", { name: "bottom line", exact: true });
const meaning = (page: Page) => page.locator("#term-bottom-line");

describe.each(bothWays)("with JavaScript $script", ({ javaScriptEnabled }) => {
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled });
    page = visitor.page;
  });
  beforeEach(async () => {
    await page.goto(PAGE);
  });
  afterAll(() => visitor.leave());

  test("a word reads on in its sentence, and its meaning is out of the way", async () => {
    expect(await page.locator("p", { has: term(page) }).innerText()).toMatch(/the bottom line\. It is/);
    expect(await meaning(page).isVisible()).toBe(false);
  });

  test("the keyboard opens it, goes into it and closes it, and comes back to the word", async () => {
    await term(page).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => meaning(page).isVisible()).toBe(true);
    expect(await meaning(page).innerText()).toContain("What has to be in place for a child to be safe.");
    await page.keyboard.press("Tab");
    const link = page.getByRole("link", { name: "More on “Bottom line” in the glossary" });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => meaning(page).isVisible()).toBe(false);
    expect(await term(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("a press opens it without moving the page; a press elsewhere closes it", async () => {
    await term(page).scrollIntoViewIfNeeded();
    const place = await term(page).boundingBox();
    await term(page).click();
    await expect.poll(() => meaning(page).isVisible()).toBe(true);
    expect(await term(page).boundingBox()).toEqual(place);
    await page.mouse.click(3, 300);
    await expect.poll(() => meaning(page).isVisible()).toBe(false);
  });

  test("its link leads to the same word in the glossary", async () => {
    await term(page).click();
    await meaning(page).getByRole("link").click();
    await page.waitForURL("**/glossary/#bottom-line");
    expect(await page.locator("h3:target").innerText()).toBe("Bottom line");
  });

  test("paper shows plain words", async () => {
    await term(page).click();
    await page.emulateMedia({ media: "print" });
    expect(await meaning(page).isVisible()).toBe(false);
    expect(await term(page).evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe("none");
    await page.emulateMedia({ media: null });
  });
});

describe("an open meaning", () => {
  test.each([
    { width: 320, colorScheme: "light" },
    { width: 1280, colorScheme: "dark" },
  ] as const)("fits at $width pixels in $colorScheme colours, and axe finds nothing", async (look) => {
    const viewport = { width: look.width, height: 740 };
    const visitor = await openVisitor(browser, { viewport, colorScheme: look.colorScheme });
    await visitor.page.goto(PAGE);
    await term(visitor.page).click();
    const box = await meaning(visitor.page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(look.width);
    await bringAxe(visitor.page);
    expect(await axeFaults(visitor.page)).toEqual([]);
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
