import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailTo } from "../support/mailbox.ts";
import { arriveAt, book, cancel, openFromEmail, placesOf, press, someone } from "./booking-steps.ts";
import { entriesOf } from "./calendar-entries.ts";
import { slugOf } from "./own-workshops.ts";
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

  test("a full workshop takes people on its waiting list, and lets them leave it", async () => {
    const { page } = visitor;
    const workshop = `waiting-${script}` as const;
    const ede = someone("Ede Farkas");
    await page.goto(`/book/${slugOf(workshop)}`);
    await arriveAt(page, "Join the waiting list");
    await page.getByText("This workshop is full, and you can wait for a place").waitFor();

    const reference = await book(page, workshop, ede);
    await arriveAt(page, "You are on the waiting list");
    await page.getByText("You are number 3 in line.").waitFor();
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: 0, waiting: 3 });

    const email = await emailTo(ede.email, /^You are on the waiting list/);
    expect(email.text).toContain(reference);
    expect(email.text).toContain("Place in line: 3");
    expect(await entriesOf(email)).toEqual([]);

    await openFromEmail(page, ede, /^You are on the waiting list/);
    await arriveAt(page, "Your place in line");
    await press(page, "Leave the waiting list");
    await press(page, "Yes, leave the list");
    await arriveAt(page, "This booking is cancelled");
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: 0, waiting: 2 });
  });

  test("when someone cancels, the first in line gets the place and an email", async () => {
    const { page } = visitor;
    const workshop = `moving-up-${script}` as const;
    const [last, first, second] = [someone("Fay Holt"), someone("Gus Bello"), someone("Hana Ito")];
    await book(page, workshop, last);
    await arriveAt(page, "Your place is booked");
    await book(page, workshop, first);
    await page.getByText("You are first in line.").waitFor();
    await book(page, workshop, second);
    await page.getByText("You are number 2 in line.").waitFor();

    await openFromEmail(page, last, /^Your place is booked/);
    await cancel(page);

    const email = await emailTo(first.email, /^You now have a place/);
    expect(await entriesOf(email)).toMatchObject([{ method: "REQUEST", status: "CONFIRMED" }]);
    await openFromEmail(page, first, /^You now have a place/);
    await arriveAt(page, "Your booking");
    await openFromEmail(page, second, /^You are on the waiting list/);
    await page.getByText("You are first in line.").waitFor();
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: 0, waiting: 1 });
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
