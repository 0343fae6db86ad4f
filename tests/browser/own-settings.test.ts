import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { axeFaults, bringAxe } from "./axe.ts";
import { book, someone } from "./booking-steps.ts";
import { slugOf } from "./own-workshops.ts";
import { contrastUnder } from "./contrast-under.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

const kinds = ["/", "/approach/", "/programme/", "/workshops/", "/champions/", `/book/${slugOf("states")}`];

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

  test.each(kinds)("every text on %s takes the reader's colours, and drawn text stands out", async (path) => {
    await page.goto(path);
    const stubborn = await page.evaluate(() =>
      [...document.querySelectorAll("body, body *")]
        .filter((element) => !element.closest("svg") && element.textContent.trim())
        .filter((element) => getComputedStyle(element).getPropertyValue("forced-color-adjust") !== "auto")
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(stubborn).toEqual([]);
    for (const text of await page.locator("svg text").filter({ visible: true }).all()) {
      expect(await contrastUnder(text), await text.innerHTML()).toBeGreaterThan(4.5);
    }
  });

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

test.each(kinds)("who asks for less motion gets none on %s", async (path) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(path);
  const moving = await page.evaluate(() => {
    const seconds = (list: string) =>
      list.split(",").map((part) => parseFloat(part) * (/ms$/.test(part) ? 0.001 : 1));
    const slow = [...document.querySelectorAll("*")].filter((element) =>
      ["", "::before", "::after"].some((part) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element, part);
        const longest = Math.max(...seconds(transitionDuration), ...seconds(animationDuration));
        return longest > 0.01 || scrollBehavior === "smooth";
      }),
    );
    return [
      ...slow.map((element) => element.outerHTML.slice(0, 80)),
      ...document.getAnimations().map(String),
    ];
  });
  expect(moving).toEqual([]);
});

test.each(kinds)("%s on paper is dark on white, without what only a screen can use", async (path) => {
  await page.goto(path);
  await page.setViewportSize({ width: 700, height: 1000 });
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  expect(await page.getByRole("navigation").filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole("search").filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "Skip to the main content" }).isVisible()).toBe(false);
  expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
  expect(await page.getByText("Worried about a child?").filter({ visible: true }).count()).toBeGreaterThan(0);
  const { ink, paper } = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return { ink: color, paper: backgroundColor };
  });
  expect({ ink, paper }).toEqual({ ink: "rgb(0, 0, 0)", paper: "rgb(255, 255, 255)" });
  await bringAxe(page);
  expect(await axeFaults(page, { colours: true })).toEqual([]);
});
