import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailTo } from "../support/mailbox.ts";
import { arriveAt, book, openFromEmail, placesOf, postForm, press, stranger } from "./booking-steps.ts";
import { entriesOf } from "./calendar-entries.ts";
import { missed } from "./missed-deadlines.ts";
import { bothWays, openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(bothWays)("with JavaScript $script", ({ script, javaScriptEnabled }) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled });
  });
  afterAll(() => visitor.leave());

  test("a booking from an unknown email holds its place and counts when the button is pressed", async () => {
    const { page } = visitor;
    const workshop = `held-${script}` as const;
    const zia = stranger("Zia Novak");
    const reference = await book(page, workshop, zia);
    await arriveAt(page, "One more step: press the button in our email");
    await page.getByText(/We hold a place for you until \w+day \d+ \w+ \d{4} at /).waitFor();
    expect((await placesOf(workshop)).placesLeft).toBe(3);

    const email = await emailTo(zia.email, /^Press one button to keep your place/);
    expect(email.text).toContain(reference);
    expect(await entriesOf(email)).toEqual([]);
    await openFromEmail(page, zia, /^Press one button to keep your place/);
    await arriveAt(page, "Confirm your place");
    await page.reload();
    await arriveAt(page, "Confirm your place");
    expect((await press(page, "Confirm my place")).status()).toBe(303);
    await arriveAt(page, "Your booking");
    await page.reload();
    await arriveAt(page, "Your booking");
    expect(await entriesOf(await emailTo(zia.email, /^Your place is booked/))).toHaveLength(1);
    await openFromEmail(page, zia, /^Press one button to keep your place/);
    await arriveAt(page, "Your booking");
    expect((await placesOf(workshop)).placesLeft).toBe(3);
  });

  test("a place that nobody confirmed in time is offered to the next, and both hear of it", async () => {
    const { page } = visitor;
    const { late, next } = missed("hold", script);
    const link = inject("oldLinks")[script === "on" ? "lapsedHoldOn" : "lapsedHoldOff"];
    await page.goto(link);
    await arriveAt(page, "This booking was not confirmed in time");
    await postForm(page, link, { step: "confirm" });
    await arriveAt(page, "This booking was not confirmed in time");
    await emailTo(late.email, /^Not confirmed in time/);
    await emailTo(next.email, /^A place is held for you/);
    await page.getByRole("link", { name: "Join the waiting list" }).click();
    await arriveAt(page, "Join the waiting list");
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
