import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailTo } from "../support/mailbox.ts";
import { arriveAt, book, openFromEmail, placesOf, press, someone } from "./booking-steps.ts";
import { entriesOf } from "./calendar-entries.ts";
import { slugOf } from "./own-workshops.ts";
import { bothWays, openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(bothWays)("with JavaScript $script", ({ script, javaScriptEnabled }) => {
  const workshop = `cancelling-${script}` as const;
  const ivy = someone("Ivy Nair");
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled });
  });
  afterAll(() => visitor.leave());

  test("the link in the email asks before it cancels, and takes no for an answer", async () => {
    const { page } = visitor;
    const reference = await book(page, workshop, ivy);
    await openFromEmail(page, ivy, /^Your place is booked/);
    await page.getByText(reference).waitFor();
    await press(page, "Cancel my place");
    await arriveAt(page, "Cancel your place?");
    await page.getByRole("link", { name: "No, keep my place" }).click();
    await arriveAt(page, "Your booking");
    expect((await placesOf(workshop)).placesLeft).toBe(5);
  });

  test("the second button gives the place back", async () => {
    const { page } = visitor;
    await press(page, "Cancel my place");
    expect((await press(page, "Yes, cancel my place")).status()).toBe(303);
    await arriveAt(page, "This booking is cancelled");
    expect((await placesOf(workshop)).placesLeft).toBe(6);
    await page.reload();
    await arriveAt(page, "This booking is cancelled");
    expect((await placesOf(workshop)).placesLeft).toBe(6);
  });

  test("the email takes each day out of the calendar again", async () => {
    const booked = await entriesOf(await emailTo(ivy.email, /^Your place is booked/));
    const cancelled = await entriesOf(await emailTo(ivy.email, /^Cancelled/));
    expect(cancelled).toHaveLength(3);
    expect(cancelled.map((entry) => entry.uid)).toEqual(booked.map((entry) => entry.uid));
    for (const [place, entry] of cancelled.entries()) {
      expect(entry).toMatchObject({ method: "CANCEL", status: "CANCELLED" });
      expect(entry.sequence).toBeGreaterThan(booked[place]?.sequence ?? Infinity);
    }
  });

  test("who cancelled can book again", async () => {
    const { page } = visitor;
    await page.getByRole("link", { name: "See whether there is a place" }).click();
    await arriveAt(page, "Book your place");
    expect(new URL(page.url()).pathname).toBe(`/book/${slugOf(workshop)}`);
    await book(page, workshop, ivy);
    await arriveAt(page, "Your place is booked");
    expect((await placesOf(workshop)).placesLeft).toBe(5);
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
