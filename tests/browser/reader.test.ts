import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { arriveAt } from "./booking-steps.ts";
import { bothWays, openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const weather = "https://www.bbc.co.uk/weather";

describe.each(bothWays)("Is this page useful? With JavaScript $script", ({ javaScriptEnabled }) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled });
  });
  afterAll(() => visitor.leave());

  test("an answer and a word, and back to the page", async () => {
    const { page } = visitor;
    await page.goto("/approach/");
    await page
      .getByRole("region", { name: "Is this page useful?" })
      .getByRole("button", { name: "No" })
      .click();
    await arriveAt(page, "Thank you");
    await page.getByRole("link", { name: "See who to ring instead" }).waitFor();
    await page.getByLabel("What should we know about the page?").fill("The drawing is too small on my phone");
    await page.getByRole("button", { name: "Send" }).click();
    await arriveAt(page, "We have what you wrote");
    expect(new URL(page.url()).search).not.toContain("drawing");
    await page.getByRole("link", { name: "Back to the page" }).click();
    expect(new URL(page.url()).pathname).toBe("/approach/");
  });

  test("an empty box comes back with words on what to do", async () => {
    const { page } = visitor;
    await page.goto("/contact/");
    await page.getByRole("button", { name: "There is a problem" }).click();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").getByRole("link", { name: "Write a few words" }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("words");
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});

describe("Leave this page quickly", () => {
  const open = async (javaScriptEnabled = true) => {
    const visitor = await openVisitor(browser, { javaScriptEnabled });
    await visitor.context.route(`${weather}**`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>Weather</title><h1>Weather</h1>" }),
    );
    await visitor.page.goto("/contact/");
    await visitor.page.goto("/safety/");
    return visitor;
  };
  const button = (page: Page) => page.getByRole("link", { name: "Leave this page quickly" });

  test("is a plain link to something harmless without JavaScript", async () => {
    const visitor = await open(false);
    await button(visitor.page).click();
    await arriveAt(visitor.page, "Weather");
    await visitor.leave();
  });

  test("takes the page's place in the history, so that going back does not show it", async () => {
    const visitor = await open();
    await button(visitor.page).click();
    await arriveAt(visitor.page, "Weather");
    await visitor.page.goBack();
    expect(new URL(visitor.page.url()).pathname).toBe("/contact/");
    await visitor.leave();
  });

  test("hides the page at once, however slow the next one is", async () => {
    const visitor = await open();
    await visitor.context.unroute(`${weather}**`);
    // An answer without content leaves the browser where it is.
    await visitor.context.route(`${weather}**`, (route) => route.fulfill({ status: 204 }));
    await button(visitor.page).click();
    await visitor.page.getByRole("heading", { level: 1 }).waitFor({ state: "hidden" });
    expect(await visitor.page.title()).toBe("Weather");
    await visitor.leave();
  });

  test("works with three presses of Shift, and says how many are left", async () => {
    const visitor = await open();
    const { page } = visitor;
    await page.keyboard.press("Shift");
    await page.getByText("Press Shift twice more to leave.").waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift");
    await page.keyboard.press("Shift");
    expect(new URL(page.url()).pathname).toBe("/safety/");
    await page.keyboard.press("Shift");
    await arriveAt(page, "Weather");
    await visitor.leave();
  });

  test("stands on no page that puts nobody at risk", async () => {
    const visitor = await open();
    await visitor.page.goto("/approach/");
    expect(await button(visitor.page).count()).toBe(0);
    await visitor.leave();
  });
});

describe("Read aloud", () => {
  const open = async (voices: { lang: string; localService: boolean; name: string }[]) => {
    const visitor = await openVisitor(browser);
    await visitor.context.addInitScript((known) => {
      const said: string[] = [];
      const voice = {
        getVoices: () => known,
        speak: (words: { text: string; lang: string }) => said.push(`${words.lang}: ${words.text}`),
        ...Object.fromEntries(["cancel", "pause", "resume"].map((act) => [act, () => said.push(act)])),
        addEventListener() {},
      };
      class Words extends EventTarget {
        constructor(readonly text: string) {
          super();
        }
      }
      Object.defineProperty(window, "speechSynthesis", { value: voice });
      Object.assign(window, { SpeechSynthesisUtterance: Words, said });
    }, voices);
    await visitor.page.goto("/approach/");
    return visitor;
  };
  const said = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said);

  test("offers nothing where the device has no English voice of its own", async () => {
    const visitor = await open([
      { lang: "en-GB", localService: false, name: "far away" },
      { lang: "fr-FR", localService: true, name: "French" },
    ]);
    await visitor.page.waitForLoadState("networkidle");
    expect(await visitor.page.getByRole("group", { name: "Read aloud" }).isVisible()).toBe(false);
    await visitor.leave();
  });

  test("reads the page in a British voice, from its heading on, and pauses and stops", async () => {
    const visitor = await open([
      { lang: "en-US", localService: true, name: "American" },
      { lang: "en-GB", localService: true, name: "British" },
    ]);
    const { page } = visitor;
    await page.getByRole("button", { name: "Read this page aloud" }).click();
    const heard = (await said(page)).filter((line) => line.startsWith("en-GB: "));
    expect(heard[0]).toBe("en-GB: Our approach");
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.filter((line) => /Is this page useful|Last reviewed/.test(line))).toEqual([]);
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Go on reading" }).click();
    await page.getByRole("button", { name: "Stop" }).click();
    expect((await said(page)).filter((line) => !line.includes(":")).slice(-4)).toEqual([
      "pause",
      "resume",
      "resume",
      "cancel",
    ]);
    await page.getByRole("button", { name: "Read this page aloud" }).waitFor();
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});

test("facts for search engines break no policy", async () => {
  const visitor = await openVisitor(browser);
  for (const path of ["/", "/workshops/key-principles-sample-1/"]) {
    await visitor.page.goto(path);
    const block = await visitor.page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(block ?? "")).toMatchObject({ "@context": "https://schema.org" });
  }
  expect(visitor.faults()).toEqual([]);
  await visitor.leave();
});
