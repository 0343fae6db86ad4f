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
      .getByRole("status")
      .getByText(/^\d+ pages? found for “circle”\.$/)
      .waitFor();
    const results = page.locator(".search-results").getByRole("link");
    await results.first().waitFor();
    await results.first().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).not.toBe("/search/");
  });

  test("the form in the header searches from any page", async () => {
    const { page } = visitor;
    await page.goto("/approach/");
    await page.getByLabel("Search this site").fill("portsmouth");
    await page.getByLabel("Search this site").press("Enter");
    await arriveAt(page, "Search");
    await expect.poll(() => page.getByLabel("What are you looking for?").inputValue()).toBe("portsmouth");
    await page
      .getByRole("status")
      .getByText(/found for “portsmouth”/)
      .waitFor();
    await page.locator(".search-results").getByRole("link").first().waitFor();
  });

  test("words that are nowhere bring help", async () => {
    const { page } = visitor;
    await page.goto("/search/");
    await page.getByLabel("What are you looking for?").fill("xylophonist");
    await page.getByRole("status").getByText("No page found for “xylophonist”.").waitFor();
    await page.getByText("Check the spelling").waitFor();
    await page.getByRole("link", { name: "see who to ring", exact: true }).waitFor();
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
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
    await page.locator("noscript p").waitFor();
    expect(await page.locator("noscript").innerText()).toContain("Searching needs JavaScript");
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
