import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { arriveAt } from "./booking-steps.ts";
import { everyPage } from "./sitemap.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe("with JavaScript on", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await openVisitor(browser);
  });
  afterAll(() => visitor.leave());

  test("typing brings pages, and says how many", async () => {
    const { page } = visitor;
    await page.goto("/search/");
    await page.getByLabel("What are you looking for?").fill("circle");
    await page
      .locator(".search-news")
      .getByText(/^\d+ pages? found for “circle”\.$/)
      .waitFor();
    const results = page.locator(".search-results").getByRole("link");
    await results.first().waitFor();
    await results.first().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).not.toBe("/search/");
  });

  test("nothing is said of JavaScript where it runs", async () => {
    const { page } = visitor;
    await page.goto("/search/");
    await page.getByLabel("Kind").waitFor();
    await expect
      .poll(() => page.getByText("Searching needs JavaScript").getAttribute("hidden"))
      .not.toBeNull();
  });

  test("on a phone, the keyboard goes when the answers are asked for", async () => {
    const phone = await openVisitor(browser, {
      viewport: { width: 360, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    try {
      await phone.page.goto("/search/");
      const field = phone.page.getByLabel("What are you looking for?");
      await field.fill("circle");
      await phone.page.locator(".search-results").getByRole("link").first().waitFor();
      expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
      await field.press("Enter");
      expect(await field.evaluate((input) => input === document.activeElement)).toBe(false);
    } finally {
      await phone.leave();
    }
    const { page } = visitor;
    await page.goto("/search/");
    const field = page.getByLabel("What are you looking for?");
    await field.fill("circle");
    await field.press("Enter");
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  test("the form in the header searches from any page", async () => {
    const { page } = visitor;
    await page.goto("/approach/");
    await page.getByLabel("Search this site").fill("portsmouth");
    await page.getByLabel("Search this site").press("Enter");
    await arriveAt(page, "Search");
    await expect.poll(() => page.getByLabel("What are you looking for?").inputValue()).toBe("portsmouth");
    await page
      .locator(".search-news")
      .getByText(/found for “portsmouth”/)
      .waitFor();
    await page.locator(".search-results").getByRole("link").first().waitFor();
  });

  test("words that are nowhere bring help", async () => {
    const { page } = visitor;
    await page.goto("/search/");
    await page.getByLabel("What are you looking for?").fill("xylophonist");
    await page.locator(".search-news").getByText("No page found for “xylophonist”.").waitFor();
    await page.getByText("Check the spelling").waitFor();
    await page.getByRole("link", { name: "see who to ring", exact: true }).waitFor();
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});

describe("where the script does not come", () => {
  test("the page says that it cannot search, and lists every page", async () => {
    const other = await openVisitor(browser);
    try {
      await other.page.route("**/assets/search.js", (route) => route.abort());
      await other.page.goto("/search/?q=complain");
      const sentence = other.page.getByText("Searching needs JavaScript");
      expect(await sentence.isVisible()).toBe(false);
      await sentence.waitFor();
      await other.page.getByRole("heading", { name: "Every page" }).waitFor();
    } finally {
      await other.leave();
    }
  });
});

describe("with JavaScript off", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled: false });
  });
  afterAll(() => visitor.leave());

  test("the form in the header leads to a list of every page", async () => {
    const { page } = visitor;
    await page.goto("/contact/");
    await page.getByLabel("Search this site").fill("circle");
    await page.getByLabel("Search this site").press("Enter");
    await arriveAt(page, "Search");
    await page.getByText("Searching needs JavaScript").waitFor();
    expect(await page.locator(".search-results, .search-help").filter({ visible: true }).count()).toBe(0);
    const listed = await page
      .getByRole("main")
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const pages = (await everyPage()).filter(
      (path) => !["/search/", "/there-is-no-such-page"].includes(path),
    );
    expect(pages.filter((path) => !listed.includes(path))).toEqual([]);
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
