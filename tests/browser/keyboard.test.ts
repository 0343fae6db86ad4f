import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailTo } from "../support/mailbox.ts";
import { arriveAt, expectFocus, someone } from "./booking-steps.ts";
import { nextStop, pressByKey, tabTo, typeInto } from "./keyboard-steps.ts";
import { slugOf } from "./own-workshops.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

// Nobody touches a mouse here: Tab, Shift+Tab, Enter, Space, arrows and letters.

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

test("a place can be booked and cancelled", async () => {
  const ada = someone();
  await page.goto(`/book/${slugOf("keyboard")}`);
  await pressByKey(page.getByRole("button", { name: "Continue" }));
  await expectFocus(page, '[role="alert"]');
  await tabTo(page.getByRole("link", { name: "Enter your full name" }));
  await page.keyboard.press("Enter");
  await expectFocus(page, "#name");
  await page.keyboard.type(ada.name);
  await typeInto(page.getByLabel("Email address"), ada.email);
  await typeInto(page.getByLabel("Organisation"), ada.organisation);
  await typeInto(page.getByLabel("Your role"), "Mentor");
  // Enter in a field sends the form, as anywhere.
  await page.waitForLoadState();
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await arriveAt(page, "Check your answers");

  await pressByKey(page.getByRole("button", { name: "Change your role" }), { key: "Space" });
  await expectFocus(page, "#role");
  await tabTo(page.getByLabel("Organisation"), { back: true });
  expect(await page.getByLabel("Organisation").inputValue()).toBe(ada.organisation);
  await pressByKey(page.getByRole("button", { name: "Continue" }));
  await pressByKey(page.getByRole("button", { name: "Book my place" }), { key: "Space" });
  await arriveAt(page, "Your place is booked");

  const { text } = await emailTo(ada.email, /^Your place is booked/);
  await page.goto(/http\S+\/booking\/\S+/.exec(text)?.[0] ?? "");
  await pressByKey(page.getByRole("button", { name: "Cancel my place" }));
  await pressByKey(page.getByRole("button", { name: "Yes, cancel my place" }));
  await arriveAt(page, "This booking is cancelled");
});

test("someone can join the champions", async () => {
  const jo = someone("Jo Adeyemi");
  await page.goto("/champions/");
  await pressByKey(page.getByRole("link", { name: "Become a champion" }).first());
  await arriveAt(page, "Become a champion");
  await typeInto(page.getByLabel("Full name"), jo.name);
  await typeInto(page.getByLabel("Email address"), jo.email);
  await typeInto(page.getByLabel("Organisation", { exact: true }), jo.organisation);
  await tabTo(page.getByLabel("Children’s social care"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await page.getByLabel("School or college").isChecked()).toBe(true);
  await typeInto(page.getByLabel("Why do you want to be a champion?"), "I want to try circles.");
  await tabTo(page.getByLabel(/^Show my name/));
  await page.keyboard.press("Space");
  expect(await page.getByLabel(/^Show my name/).isChecked()).toBe(true);
  await pressByKey(page.getByRole("button", { name: "Send" }));
  await arriveAt(page, "Check your email");

  const { text } = await emailTo(jo.email, /^Confirm/);
  await page.goto(/http\S+\/champions\/confirm\/\S+/.exec(text)?.[0] ?? "");
  await pressByKey(page.getByRole("button", { name: "Become a champion" }));
  await arriveAt(page, "You are a champion now");
});

test.each(["/", "/programme/", `/book/${slugOf("keyboard")}`])(
  "on %s the first stop leads past the header",
  async (path) => {
    await page.goto(path);
    await page.keyboard.press("Tab");
    expect(await nextStop(page)).toBe("Skip to the main content");
    await page.keyboard.press("Enter");
    await expectFocus(page, "#main");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => Boolean(document.activeElement?.closest("main")))).toBe(true);
  },
);

test.each(["/", "/workshops/", "/search/", "/worried-about-a-child/", "/champions/join"])(
  "on %s the focus is seen at every stop, in the order of the page",
  async (path) => {
    // Live places may still change what there is to reach.
    await page.goto(path, { waitUntil: "networkidle" });
    const order = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")]
        .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }))
        // Of a group of radios one is a stop.
        .filter((element) => !(element instanceof HTMLInputElement && element.type === "radio"))
        .map((element) => (element.getAttribute("name") ?? element.textContent).trim().replace(/\s+/g, " ")),
    );
    const stops: string[] = [];
    for (let step = 0; step < order.length + 2; step++) {
      await page.keyboard.press("Tab");
      const stop = await nextStop(page);
      if (stop === "nothing") break;
      if (stop !== "setting") stops.push(stop);
    }
    expect(stops).toEqual(order);
  },
);

test("the menu opens on a phone, and leads on", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/privacy/");
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Workshops" });
  expect(await link.isVisible()).toBe(false);
  await tabTo(page.locator("summary").filter({ hasText: "Menu" }));
  await page.keyboard.press("Enter");
  await link.waitFor();
  await pressByKey(link);
  await arriveAt(page, "Workshops");
  expect(await link.isVisible()).toBe(false);
});

test("search answers while someone types, and its results can be reached", async () => {
  await page.goto("/search/");
  await typeInto(page.getByLabel("What are you looking for?"), "circle");
  await page
    .getByRole("status")
    .getByText(/found for “circle”/)
    .waitFor();
  await pressByKey(page.locator(".search-results").getByRole("link").first());
  expect(new URL(page.url()).pathname).not.toBe("/search/");
});
