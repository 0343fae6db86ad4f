import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { book, someone } from "./booking-steps.ts";
import { slugOf } from "./own-workshops.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

// What every page and state has to be in such colours is asked in `look.ts`; here stands what only some things need.

let browser: Browser;
let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  visitor = await openVisitor(browser);
  page = visitor.page;
});
afterEach(() => visitor.leave());

describe.each(["light", "dark"] as const)("in forced colours, %s", (colorScheme) => {
  const ground = colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(0, 0, 0)";
  beforeEach(() => page.emulateMedia({ forcedColors: "active", colorScheme }));

  test("a taken seat, an open one and one's own can be told apart", async () => {
    await book(page, "states", someone());
    const ring = page.locator(".seat-ring");
    const look = (kind: string) =>
      ring
        .locator(`.seat.${kind}`)
        .first()
        .evaluate((seat) => {
          const { fill, stroke } = getComputedStyle(seat);
          return { fill, stroke };
        });
    const [taken, open, mine] = [await look("taken"), await look("open"), await look("mine")];
    expect(taken.fill).not.toBe(ground);
    expect(open.fill).not.toBe(taken.fill);
    expect(open.stroke).not.toBe(ground);
    expect(mine.fill).not.toBe(taken.fill);
    expect(mine.fill).not.toBe(open.fill);
  });

  test("buttons and fields have an edge", async () => {
    await page.goto(`/book/${slugOf("states")}`);
    for (const target of [page.getByRole("button", { name: "Continue" }), page.getByLabel("Full name")]) {
      const { edge, width } = await target.evaluate((element) => {
        const { borderTopColor, borderTopWidth } = getComputedStyle(element);
        return { edge: borderTopColor, width: parseFloat(borderTopWidth) };
      });
      expect(edge).not.toBe(ground);
      expect(width).toBeGreaterThanOrEqual(1);
    }
  });
});
