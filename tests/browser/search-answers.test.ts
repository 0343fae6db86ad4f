import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  visitor = await openVisitor(browser);
  page = visitor.page;
});
afterAll(() => browser.close());

const results = () => page.locator(".search-results").getByRole("link");

/** Types words as somebody would, and waits for what the page says about them. */
async function ask(words: string, answer: RegExp = /found for/) {
  await page.goto("/search/");
  await page.getByLabel("What are you looking for?").fill(words);
  await page.getByRole("status").getByText(answer).waitFor();
  return results().evaluateAll((links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
}

test("the index is fetched when somebody turns to the field, not before, and each part of it once", async () => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("/search/");
  await page.waitForLoadState("networkidle");
  expect(fetched.filter((path) => path.startsWith("/pagefind/"))).toEqual([]);
  await ask("circle");
  const index = fetched.filter((path) => path.startsWith("/pagefind/"));
  expect(index).toContain("/pagefind/pagefind.js");
  expect(index.filter((path, at) => index.indexOf(path) !== at)).toEqual([]);
});

test("what came when somebody turned to the field answers without the line", async () => {
  const other = await openVisitor(browser);
  try {
    await other.page.goto("/search/");
    const named = await other.page.locator("[data-ahead]").getAttribute("data-ahead");
    const ahead = named?.split(" ") ?? [];
    expect(ahead.length).toBeGreaterThan(2);
    const field = other.page.getByLabel("What are you looking for?");
    await Promise.all([...ahead.map((file) => other.page.waitForResponse(`**/${file}`)), field.focus()]);
    await other.page.context().setOffline(true);
    await field.pressSequentially("circle");
    await other.page.getByRole("status").getByText("found for “circle”").waitFor();
    const found = other.page.locator(".search-results").getByRole("link", { name: "Circles", exact: true });
    await found.waitFor();
  } finally {
    await other.leave();
  }
});

test.each([
  ["FGC", "/tools/family-group-conferences/"],
  ["genogram", "/tools/chronologies-and-cultural-genograms/"],
  ["social worker coming to my house", "/families/"],
])("“%s” brings %s among the first", async (words, path) => {
  expect((await ask(words)).slice(0, 4)).toContain(path);
});

test("the words that were found are marked in each excerpt", async () => {
  await ask("circle");
  expect(await page.locator(".search-results li").first().locator("mark").first().textContent()).toMatch(
    /circle/i,
  );
});

test("a misspelt word brings the nearest that the site has", async () => {
  await ask("restoritive xylophonist");
  await page.getByRole("link", { name: "restorative xylophonist" }).click();
  await page.getByRole("status").getByText("found for “restorative xylophonist”").waitFor();
});

test("the kind and the reader narrow what is found, and can be let go", async () => {
  await ask("family");
  await page.getByLabel("Kind").selectOption("Tools");
  await expect
    .poll(() => page.locator(".search-results span").allTextContents())
    .toSatisfy((kinds: string[]) => kinds.length > 0 && kinds.every((kind) => kind === "Tools"));
  await page.getByLabel("What are you looking for?").fill("GDPR");
  await page.getByText("No page of that kind found").waitFor();
  await page.getByRole("button", { name: "Look through every kind, for everyone" }).click();
  await page.getByRole("status").getByText("found for “GDPR”").waitFor();
  expect(await page.getByLabel("Kind").inputValue()).toBe("");
});

test("more pages come when asked for, and focus goes to the first of them", async () => {
  await ask("practice");
  expect(await results().count()).toBe(10);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect.poll(() => results().count()).toBeGreaterThan(10);
  const focused = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  expect(focused).toBe(await results().nth(10).getAttribute("href"));
});

test("nothing broke the policy or failed behind the pages", () => {
  expect(visitor.faults()).toEqual([]);
});
