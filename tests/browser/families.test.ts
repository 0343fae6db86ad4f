import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

/** Fourteen points, which Easy Read asks for at the least, in CSS pixels. */
const FOURTEEN_POINTS = (14 * 96) / 72;

let browser: Browser;
let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  visitor = await openVisitor(browser, { viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  page = visitor.page;
});
afterAll(async () => {
  await visitor.leave();
  await browser.close();
});

const sizes = (selector: string) =>
  page.locator(selector).evaluateAll((all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize)));

test("on a phone, 999 can be rung without scrolling, and every card is one large thing to press", async () => {
  await page.goto("/worried-about-a-child/");
  const emergency = await page.getByRole("main").getByRole("link", { name: "999" }).first().boundingBox();
  expect((emergency?.y ?? Infinity) + (emergency?.height ?? 0)).toBeLessThanOrEqual(740);
  const pressed = await page.locator(".call").evaluateAll((cards) =>
    cards.map((card) => {
      card.scrollIntoView({ block: "center" });
      const { left, top, width, height } = card.getBoundingClientRect();
      const corner = document.elementFromPoint(left + width - 12, top + height - 12);
      return height >= 44 && corner?.closest("a")?.href.startsWith("tel:");
    }),
  );
  expect(pressed).toEqual([true, true, true, true, true]);
});

test("Easy Read has large letters, with each drawing to the left of its words, on a phone too", async () => {
  await page.goto("/families/easy-read/");
  expect(Math.min(...(await sizes(".easy-line p")))).toBeGreaterThanOrEqual(FOURTEEN_POINTS);
  const beside = await page.locator(".easy-line").evaluateAll((lines) =>
    lines.map((line) => {
      const [drawing, words] = [...line.children].map((child) => child.getBoundingClientRect());
      return drawing && words && drawing.right <= words.left && drawing.width >= 90;
    }),
  );
  expect(beside.length).toBeGreaterThan(25);
  expect(beside.every(Boolean)).toBe(true);
});

test("Easy Read prints with large letters, and without what only a screen needs", async () => {
  await page.emulateMedia({ media: "print" });
  expect(Math.min(...(await sizes(".easy-line p")))).toBeGreaterThanOrEqual(FOURTEEN_POINTS);
  for (const part of [".menu", ".contents", ".foot nav"]) {
    expect(await page.locator(part).first().isVisible(), part).toBe(false);
  }
  await page.emulateMedia({ media: null });
});

test("the six steps of a family meeting are a list with headings", async () => {
  await page.goto("/families/");
  const steps = page.locator(".meeting-steps").getByRole("heading", { level: 3 });
  expect(await steps.allInnerTexts()).toEqual([
    "You are asked",
    "Getting ready",
    "Sharing what is known",
    "Time on your own",
    "The plan",
    "Looking again",
  ]);
});
