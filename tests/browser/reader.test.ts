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

  test("does not take Shift beside a mouse for a wish to leave", async () => {
    const visitor = await open();
    const { page } = visitor;
    const heading = page.getByRole("heading", { level: 1 });
    for (let press = 0; press < 3; press++) await heading.click({ modifiers: ["Shift"] });
    await page.keyboard.press("Shift");
    await page.keyboard.press("Shift");
    await heading.click();
    await page.keyboard.press("Shift");
    await page.getByText("Press Shift twice more to leave.").waitFor();
    expect(await heading.isVisible()).toBe(true);
    await visitor.leave();
  });

  test.each([
    ["a phone with letters twice as large", { width: 360, height: 740 }, "200%"],
    ["a large screen at 400 %", { width: 320, height: 256 }, "100%"],
  ])(
    "leaves the page to %s, and its button comes before the words about it",
    async (_case, size, letters) => {
      const visitor = await open();
      const { page } = visitor;
      await page.setViewportSize(size);
      await page.evaluate((share) => document.documentElement.style.setProperty("font-size", share), letters);
      const words = page.getByRole("link", { name: "What this cannot hide" });
      expect((await button(page).boundingBox())?.y).toBeLessThan((await words.boundingBox())?.y ?? 0);
      await page.evaluate(() => window.scrollTo(0, 900));
      const inSight = await button(page).evaluate((link) => {
        const { top, bottom } = link.getBoundingClientRect();
        return { top, share: bottom / innerHeight };
      });
      expect(inSight.top).toBeGreaterThanOrEqual(0);
      expect(inSight.share).toBeLessThan(0.2);
      expect((await words.boundingBox())?.y).toBeLessThan(0);
      await visitor.leave();
    },
  );

  test("stands on no page that puts nobody at risk", async () => {
    const visitor = await open();
    await visitor.page.goto("/approach/");
    expect(await button(visitor.page).count()).toBe(0);
    await visitor.leave();
  });
});

describe("Read aloud", () => {
  const english = [
    { lang: "en-US", localService: true, name: "American" },
    { lang: "en-GB", localService: true, name: "British" },
  ];
  type Voiced = { said: string[]; voice: { finish(): void; fail(): void } };

  /** A page before a device whose voice speaks a part until it is told that it has come to the end, or has failed. */
  const open = async (
    voices: { lang: string; localService: boolean; name: string }[],
    path = "/approach/",
  ) => {
    const visitor = await openVisitor(browser);
    await visitor.page.addInitScript((list) => {
      const said: string[] = [];
      let speaking: EventTarget | undefined;
      const stop = (kind: string) => {
        const part = speaking;
        speaking = undefined;
        part?.dispatchEvent(new Event(kind));
      };
      const voice = {
        getVoices: () => list,
        speak(part: EventTarget & { text: string; lang: string }) {
          said.push(`${part.lang}: ${part.text}`);
          speaking = part;
        },
        cancel: () => stop("error"),
        finish: () => stop("end"),
        fail: () => stop("error"),
        addEventListener: () => undefined,
      };
      class Words extends EventTarget {
        constructor(readonly text: string) {
          super();
        }
      }
      Object.defineProperty(window, "speechSynthesis", { value: voice });
      Object.assign(window, { SpeechSynthesisUtterance: Words, said, voice });
    }, voices);
    await visitor.page.goto(path);
    return visitor;
  };
  const said = (page: Page) => page.evaluate(() => (window as unknown as Voiced).said);
  const start = (page: Page) => page.getByRole("button", { name: "Read this page aloud" }).click();

  /** Lets the voice come to the end of the page; returns all that it said. */
  const hearAll = (page: Page) =>
    page.evaluate(() => {
      const { said, voice } = window as unknown as Voiced;
      for (let parts = 0; parts < said.length;) {
        parts = said.length;
        voice.finish();
      }
      return said.map((line) => line.replace(/^en-GB: /, ""));
    });

  test("offers nothing where the device has no English voice of its own", async () => {
    const visitor = await open([
      { lang: "en-GB", localService: false, name: "far away" },
      { lang: "fr-FR", localService: true, name: "French" },
    ]);
    await visitor.page.waitForLoadState("networkidle");
    expect(await visitor.page.getByRole("group", { name: "Read aloud" }).isVisible()).toBe(false);
    await visitor.leave();
  });

  test("reads the page in a British voice, from its heading to its end, and is ready to do so again", async () => {
    const visitor = await open(english);
    const { page } = visitor;
    await start(page);
    expect(await said(page)).toEqual(["en-GB: Our approach"]);
    const heard = await hearAll(page);
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.filter((line) => /Is this page useful|Last reviewed/.test(line))).toEqual([]);
    await page.getByRole("button", { name: "Read this page aloud" }).waitFor();
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });

  test("goes on after a pause where it was, and begins anew after a stop", async () => {
    const visitor = await open(english);
    const { page } = visitor;
    await start(page);
    await page.evaluate(() => (window as unknown as Voiced).voice.finish());
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Go on reading" }).click();
    const [first, second, again] = await said(page);
    expect([first, again]).toEqual(["en-GB: Our approach", second]);
    await page.getByRole("button", { name: "Stop" }).click();
    await start(page);
    expect((await said(page)).at(-1)).toBe(first);
    await visitor.leave();
  });

  test("reads what is folded away under a heading, and no control nor what only says how to use one", async () => {
    const visitor = await open(english);
    const { page } = visitor;
    await page.locator(".social.live").waitFor();
    await start(page);
    const heard = await hearAll(page);
    expect(heard).toContain("Who takes part");
    expect(heard.filter((line) => /arrow keys|Then move support/.test(line))).toEqual([]);
    await page.goto("/standards/communication/");
    await page.getByRole("heading", { name: "Your picture" }).waitFor();
    await start(page);
    const standards = await hearAll(page);
    expect(standards).toContain(
      "Principle 1 of “Communication, language and listening” For practitioners, managers, partners and families",
    );
    expect(standards.filter((line) => /^(Often|Not yet|\d+)$|Print this strand|Copy/.test(line))).toEqual([]);
    await visitor.leave();
  });

  test("offers to begin again where the voice fails", async () => {
    const visitor = await open(english);
    const { page } = visitor;
    await start(page);
    await page.evaluate(() => (window as unknown as Voiced).voice.fail());
    await page.getByRole("button", { name: "Read this page aloud" }).waitFor();
    expect(await page.getByRole("button", { name: "Stop" }).isVisible()).toBe(false);
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
