import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailTo } from "../support/mailbox.ts";
import {
  arriveAt,
  book,
  cancel,
  openFromEmail,
  openOffer,
  placesOf,
  postForm,
  press,
  someone,
} from "./booking-steps.ts";
import { entriesOf } from "./calendar-entries.ts";
import { missed } from "./missed-deadlines.ts";
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

  test("a freed place is offered in order: passed on by the first, taken by the second, once", async () => {
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
    await openOffer(page, first);
    // Nobody who comes by can have it meanwhile.
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: 0, waiting: 1, status: "full" });
    expect((await press(page, "Pass it on")).status()).toBe(303);
    await arriveAt(page, "You passed this place on");
    await emailTo(first.email, /^Passed on/);

    await openOffer(page, second);
    const offer = page.url();
    expect((await press(page, "Take the place")).status()).toBe(303);
    await arriveAt(page, "The place is yours");
    await page.reload();
    await arriveAt(page, "The place is yours");
    await page.goto(offer);
    await arriveAt(page, "The place is yours");
    const email = await emailTo(second.email, /^You now have a place/);
    expect(await entriesOf(email)).toMatchObject([{ method: "REQUEST", status: "CONFIRMED" }]);
    await page.getByRole("link", { name: "See your booking" }).click();
    await arriveAt(page, "Your booking");
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: 0, waiting: 0 });
  });

  test("an offer that ran out goes to the next, and one link leads back into the line", async () => {
    const { page } = visitor;
    const { late, next } = missed("offer", script);
    const link = inject("oldLinks")[script === "on" ? "lapsedOfferOn" : "lapsedOfferOff"];
    const response = await page.goto(link);
    expect(response?.status()).toBe(410);
    await arriveAt(page, "This offer has run out");
    // A page that was opened in time still shows its button when the time is over.
    await postForm(page, link, { step: "take" });
    await arriveAt(page, "This offer has run out");
    await emailTo(late.email, /^The offer has run out/);
    await emailTo(next.email, /^A place is held for you/);

    await page.getByRole("link", { name: "Join the waiting list again" }).click();
    await arriveAt(page, "Join the waiting list");
    await book(page, `lapsed-offer-${script}`, late);
    await page.getByText("You are first in line.").waitFor();
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
