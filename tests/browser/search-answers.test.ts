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
  await page.locator(".search-news").getByText(answer).waitFor();
  return addresses();
}

/** Where the results shown lead, in their order. */
function addresses() {
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
    const known = await other.page.locator("#search-known").textContent();
    const { ahead } = JSON.parse(known ?? "") as { ahead: string[] };
    expect(ahead.length).toBeGreaterThan(2);
    const field = other.page.getByLabel("What are you looking for?");
    await Promise.all([...ahead.map((file) => other.page.waitForResponse(`**/${file}`)), field.focus()]);
    await other.page.context().setOffline(true);
    await field.pressSequentially("circle");
    await other.page.locator(".search-news").getByText("found for “circle”").waitFor();
    const found = other.page.locator(".search-results").getByRole("link", { name: "Circles", exact: true });
    await found.waitFor();
  } finally {
    await other.leave();
  }
});

/** What a visitor of their own sees on the search page while the index is held back, until `bring` is called. */
async function withoutIndex(see: (page: Page, bring: () => void) => Promise<void>) {
  const other = await openVisitor(browser);
  let bring = () => {};
  const brought = new Promise<void>((done) => (bring = done));
  try {
    await other.page.route("**/pagefind/**", async (route) => {
      await brought;
      await route.fallback();
    });
    await other.page.goto("/search/");
    await see(other.page, bring);
  } finally {
    bring();
    await other.leave();
  }
}

const titlesOn = (on: Page) => on.locator(".search-results").getByRole("link").allTextContents();

test("titles answer while the index is on its way, and stay where they are when it comes", async () => {
  await withoutIndex(async (on, bring) => {
    await on.getByLabel("What are you looking for?").pressSequentially("circles");
    await on.locator(".search-news").getByText("Looking through every page for “circles”").waitFor();
    const first = await titlesOn(on);
    expect(first[0]).toBe("Circles");
    bring();
    await on
      .locator(".search-news")
      .getByText(/^\d+ pages found for “circles”\.$/)
      .waitFor();
    const whole = await titlesOn(on);
    expect(whole.length).toBeGreaterThan(first.length);
    expect(whole.slice(0, first.length)).toEqual(first);
  });
});

test("everyday words and the filters count while the index is on its way", async () => {
  await withoutIndex(async (on) => {
    await on.getByLabel("What are you looking for?").fill("FGC");
    await expect.poll(() => titlesOn(on)).toContain("Family group conferences");
    await on.getByLabel("Kind").selectOption("Stories");
    await expect.poll(() => titlesOn(on)).not.toContain("Family group conferences");
    expect((await titlesOn(on)).length).toBeGreaterThan(0);
  });
});

test("where the index cannot be had, titles still answer, and the page says so", async () => {
  const other = await openVisitor(browser);
  try {
    await other.page.route("**/pagefind/**", (route) => route.abort());
    await other.page.goto("/search/?q=circles");
    await other.page
      .locator(".search-news")
      .getByText("Only titles could be searched for “circles”")
      .waitFor();
    expect(await titlesOn(other.page)).toContain("Circles");
    await other.page.getByRole("heading", { name: "Every page" }).waitFor();
  } finally {
    await other.leave();
  }
});

test("whoever follows a result and comes back finds their words, their filter and the answers", async () => {
  await page.goto("/search/");
  await page.getByLabel("What are you looking for?").fill("family");
  await page.getByLabel("Kind").selectOption("Tools");
  // Sooner than the address follows what is typed.
  await results().filter({ hasText: "Family group conferences" }).click();
  await page.getByRole("heading", { level: 1, name: "Family group conferences" }).waitFor();
  await page.goBack();
  await page.locator(".search-news").getByText("found for “family”").waitFor();
  expect(await page.getByLabel("What are you looking for?").inputValue()).toBe("family");
  expect(await page.getByLabel("Kind").inputValue()).toBe("tool");
  await results().filter({ hasText: "Family group conferences" }).waitFor();
});

/** The titles shown, once they no longer change. */
async function settledTitles(): Promise<string[]> {
  let last: string[] = [];
  const settled = async () => {
    const before = last;
    last = await results().allTextContents();
    return last.length > 0 && last.join("\n") === before.join("\n");
  };
  await expect.poll(settled, { interval: 400 }).toBe(true);
  return last;
}

test("a filter stands in the address: it stays when the page is loaded anew, and in a link that is sent on", async () => {
  await ask("family");
  await page.getByLabel("Kind").selectOption("Tools");
  await page.getByLabel("For", { exact: true }).selectOption("Managers");
  expect(new URL(page.url()).search).toBe("?q=family&kind=tool&for=managers");
  const shown = await settledTitles();
  await page.reload();
  await page.locator(".search-news").getByText("found for “family”").waitFor();
  expect(await page.getByLabel("Kind").inputValue()).toBe("tool");
  expect(await page.getByLabel("For", { exact: true }).inputValue()).toBe("managers");
  expect(await settledTitles()).toEqual(shown);
  await page.goto("/search/?q=family&kind=nonsense");
  await page.locator(".search-news").getByText("found for “family”").waitFor();
  expect(await page.getByLabel("Kind").inputValue()).toBe("");
});

test("each search is a step on the way back, and letters are none", async () => {
  await page.goto("/contact/");
  await page.goto("/search/");
  const field = page.getByLabel("What are you looking for?");
  const said = (words: string) => page.locator(".search-news").getByText(`found for “${words}”`).waitFor();
  await field.pressSequentially("circle");
  await expect.poll(() => new URL(page.url()).search).toBe("?q=circle");
  await field.pressSequentially("s");
  await field.press("Enter");
  await field.fill("family");
  await expect.poll(() => new URL(page.url()).search).toBe("?q=family");
  await field.fill("families");
  await field.press("Enter");
  await page.getByLabel("Kind").selectOption("Tools");
  await page.goBack();
  await said("families");
  expect(await page.getByLabel("Kind").inputValue()).toBe("");
  await page.goBack();
  await said("circles");
  expect(await field.inputValue()).toBe("circles");
  await page.goForward();
  await said("families");
  await page.goBack();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Contact" }).waitFor();
});

test("what is shown of a page stays while more letters are typed", async () => {
  await ask("circl");
  const row = page
    .locator(".search-results li")
    .filter({ has: page.getByRole("link", { name: "Circles", exact: true }) });
  await row.locator("mark").first().waitFor();
  await row.locator("p").evaluate((words) => {
    const seen = [words.textContent];
    new MutationObserver(() => seen.push(words.textContent)).observe(words, { childList: true });
    Object.assign(window, { seen });
  });
  await page.getByLabel("What are you looking for?").press("e");
  await page.locator(".search-news").getByText("found for “circle”").waitFor();
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen.length))
    .toBeGreaterThan(1);
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).not.toContain("");
});

/** Searches that people make, in their own words, and the page that has to come first. */
const first: Readonly<Record<string, readonly string[]>> = {
  "/approach/": ["what is restorative practice", "restoritive practise"],
  "/tools/family-group-conferences/": ["FGC", "family group confrence", "grandparents"],
  "/tools/chronologies-and-cultural-genograms/": ["genogram", "genagram", "family tree"],
  "/tools/affective-statements/": ["affective statements", "affective statment"],
  "/tools/circles/": ["circle time", "circels"],
  "/families/": [
    "social worker coming to my house",
    "socail worker coming to my house",
    "my child taken away",
    "they want to take my baby",
    "child protection conference",
    "section 47",
    "what happens at a family meeting",
    "how long does it take",
    "make a complaint",
    "ombudsman",
    "appeal",
    "solicitor",
    "see my file",
    "advocate",
  ],
  "/families/easy-read/": ["easy read", "easyread"],
  "/glossary/": ["child in need", "section 17", "LAC review"],
  "/contact/": ["interpreter", "translate", "Punjabi", "polski", "ਪੰਜਾਬੀ", "اردو", "email address"],
  "/my-bookings": [
    "my bookings",
    "cancel my booking",
    "how can I change my booking",
    "cancle my booking",
    "login",
  ],
  "/workshops/": ["workshop dates", "next workshop", "book training"],
  "/champions/": ["champoins", "how do I become a champion"],
  "/privacy/": ["GDPR", "subject access request"],
  "/worried-about-a-child/": [
    "worried about a neighbour",
    "concerned about a child",
    "report a concern",
    "social worker phone number",
    "MASH",
  ],
};

test("what people look for comes first", async () => {
  const wrong: string[] = [];
  await page.goto("/search/");
  const field = page.getByLabel("What are you looking for?");
  for (const [path, searches] of Object.entries(first)) {
    for (const words of searches) {
      await field.fill(words);
      await page
        .locator(".search-news")
        .getByText(new RegExp(`(found for|No page has) “${words}”`))
        .waitFor();
      const [found] = await addresses();
      if (found !== path) wrong.push(`“${words}” brings ${found}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("a page that was chosen to come first is told in a sentence, and follows the filters", async () => {
  await ask("cancel my booking");
  const chosen = page.locator(".search-results li").first();
  expect(await chosen.getByRole("link").textContent()).toBe("Find your bookings");
  expect(await chosen.locator("p").textContent()).toContain("We email you a link");
  await page.getByLabel("For", { exact: true }).selectOption("Families");
  await expect.poll(addresses).not.toContain("/my-bookings");
  await ask("polski");
  await page.getByLabel("Kind").selectOption("Tools");
  await page.getByText("No page of that kind found for “polski”.").waitFor();
});

test("the words that were found are marked in each excerpt", async () => {
  await ask("circle");
  expect(await page.locator(".search-results li").first().locator("mark").first().textContent()).toMatch(
    /circle/i,
  );
});

test("a misspelt word brings the nearest that the site has", async () => {
  await ask(
    "restoritive xylophonist",
    /No page has “restoritive xylophonist”\. \d+ pages found for “restorative”/,
  );
  await ask("restoritive meeting", /found for “restoritive meeting”\. No page has “restoritive”\./);
  await page.getByRole("link", { name: "restorative meeting" }).click();
  await page.locator(".search-news").getByText("found for “restorative meeting”").waitFor();
});

const whoToRing = () => page.getByRole("main").getByRole("link", { name: "See who to ring", exact: true });
const howToLookSafely = () => page.getByRole("link", { name: "See how to look at this site safely" });

test.each([
  { words: "suicide", atHome: false, first: "/worried-about-a-child/" },
  { words: "I want to hurt myself", atHome: false, first: "/worried-about-a-child/" },
  { words: "my husband hits me", atHome: true, first: "/safety/" },
  { words: "domestic violence", atHome: true, first: "/safety/" },
  { words: "dv", atHome: true, first: "/safety/" },
  { words: "he smacks me", atHome: true, first: "/worried-about-a-child/" },
  { words: "my dad shouts at me", atHome: true, first: "/worried-about-a-child/" },
  { words: "raped me", atHome: true, first: "/worried-about-a-child/" },
  { words: "county lines", atHome: false, first: "/worried-about-a-child/" },
  { words: "home alone", atHome: false, first: "/worried-about-a-child/" },
  { words: "I hate my life", atHome: false, first: "/worried-about-a-child/" },
])("$words is answered with who to ring, and not with other words", async ({ words, atHome, first }) => {
  const found = await ask(words, new RegExp(`found for “${words}”`));
  expect(found[0]).toBe(first);
  expect(await whoToRing().isVisible()).toBe(true);
  expect(await howToLookSafely().isVisible()).toBe(atHome);
  expect(await page.getByText("Did you mean").isVisible()).toBe(false);
  expect(await page.locator(".search-news").textContent()).not.toContain("No page has");
});

test.each(["drinks at the workshop", "seeing a child alone", "worried about parking"])(
  "“%s” is no danger",
  async (words) => {
    await ask(words, /found for/);
    expect(await whoToRing().isVisible()).toBe(false);
  },
);

/** What the search tells whoever listens, while somebody types at their own pace: each sentence as it comes. */
async function listenTo(words: string, last: RegExp) {
  await page.goto("/search/");
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const regions = document.querySelectorAll("main :is([role=status], [role=alert], [aria-live])");
    const listen = new MutationObserver(() =>
      heard.push([...regions].map((region) => region.textContent).join(" ")),
    );
    regions.forEach((region) =>
      listen.observe(region, { childList: true, characterData: true, subtree: true, attributes: true }),
    );
  });
  await page.getByLabel("What are you looking for?").pressSequentially(words, { delay: 60 });
  await page.getByRole("status").getByText(last).waitFor();
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test("whoever listens hears once what came of their words, and not of each letter", async () => {
  const heard = await listenTo("my husband hits me", /found for “my husband hits me”/);
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatch(/^Worried about a child, or about yourself\? See who to ring\. /);
  expect(heard[0]).toMatch(
    / See how to look at this site safely\. \d+ pages found for “my husband hits me”\.$/,
  );
  expect((await listenTo("restoritive meeting", /found for “restoritive meeting”/)).at(-1)).toContain(
    "Did you mean “restorative meeting”?",
  );
});

test("words that are on no page bring help and no page", async () => {
  expect(await ask("adoption", /No page found for “adoption”/)).toEqual([]);
  await page.getByText("Check the spelling").waitFor();
  expect(await whoToRing().isVisible()).toBe(false);
});

test("whoever looks for dates finds the list of workshops, and then each", async () => {
  for (const words of ["workshop dates", "next workshop"]) {
    const [first, ...others] = await ask(words, new RegExp(`found for “${words}”`));
    expect(first).toBe("/workshops/");
    expect(others[0]).toMatch(/^\/workshops\/./);
  }
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
  await page.locator(".search-news").getByText("found for “GDPR”").waitFor();
  expect(await page.getByLabel("Kind").inputValue()).toBe("");
});

test("more pages come when asked for, and focus goes to the first of them", async () => {
  await ask("practice");
  await expect.poll(() => results().count()).toBe(10);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect.poll(() => results().count()).toBeGreaterThan(10);
  const focused = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  expect(focused).toBe(await results().nth(10).getAttribute("href"));
});

test("nothing broke the policy or failed behind the pages", () => {
  expect(visitor.faults()).toEqual([]);
});
