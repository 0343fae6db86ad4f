import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailsTo } from "../support/mailbox.ts";
import { arriveAt, book, expectFocus, openFromEmail, placesOf, press } from "./booking-steps.ts";
import {
  askForEmail,
  askToHandOver,
  askToMove,
  entriesThat,
  fillColleague,
  follow,
  newest,
  openEmailLink,
} from "./changing-steps.ts";
import { colleague } from "./mine-steps.ts";
import { titleOf } from "./own-workshops.ts";
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

  describe("handing a place over", () => {
    const workshop = `handing-over-${script}` as const;
    const ivy = colleague("Ivy Nair");
    const kim = colleague("Kim Osei");
    const waiting = colleague("Lou Waits");

    test("begins at the link in the email, and says what to correct with everything kept", async () => {
      const { page } = visitor;
      await book(page, workshop, ivy);
      await book(page, workshop, waiting);
      await openFromEmail(page, ivy, /^Your place is booked/);
      await follow(page, "Give your place to a colleague", "Give your place to a colleague");
      await fillColleague(page, { ...kim, email: "kim" });
      const answer = await press(page, "Continue");
      expect(answer.status()).toBe(422);
      await expectFocus(page, ".error-summary");
      expect(await page.getByLabel("Colleague's full name").inputValue()).toBe(kim.name);
      expect(await page.getByLabel("Colleague's email address").inputValue()).toBe("kim");
    });

    test("asks once more, and then it is done: the giver's link says so", async () => {
      const { page } = visitor;
      await page.getByRole("link", { name: "No, keep my place" }).click();
      await askToHandOver(page, kim);
      await page.getByText(kim.email).waitFor();
      expect((await press(page, "Hand my place over")).status()).toBe(303);
      await arriveAt(page, "This place has been handed over");
      await page.reload();
      await arriveAt(page, "This place has been handed over");
    });

    test("passes nobody by: the place was never free, and who waits still waits", async () => {
      const { page } = visitor;
      expect(await placesOf(workshop)).toMatchObject({ placesLeft: 0, waiting: 1 });
      await openFromEmail(page, waiting, /^You are on the waiting list/);
      await page.getByText("You are first in line.").waitFor();
      expect(await emailsTo(waiting.email)).toHaveLength(1);
    });

    test("takes the entry out of one calendar and puts one into the other", async () => {
      const { page } = visitor;
      const put = await entriesThat("REQUEST", await newest(ivy, /^Your place is booked/));
      const out = await entriesThat("CANCEL", await newest(ivy, /^Handed over/));
      expect(out.map(({ uid }) => uid)).toEqual(put.map(({ uid }) => uid));
      const theirs = await newest(kim, /^A colleague has given you their place/);
      expect(theirs.text).toContain("Ivy Nair cannot come to this workshop");
      await entriesThat("REQUEST", theirs);
      await openFromEmail(page, kim, /^A colleague has given you their place/);
      await page.getByText("You have a place.").waitFor();
    });
  });

  describe("moving to another date", () => {
    const from = `moving-from-${script}` as const;
    const to = `moving-to-${script}` as const;
    const max = colleague("Max Iqbal");

    test("asks once more, gives up the old place for the new one, and leads there", async () => {
      const { page } = visitor;
      await book(page, from, max);
      await openFromEmail(page, max, /^Your place is booked/);
      await follow(page, "Move to another date", "Move to another date");
      expect((await press(page, "Continue")).status()).toBe(422);
      await expectFocus(page, ".error-summary");
      await page.getByRole("link", { name: "Keep my place as it is" }).click();
      await askToMove(page, to);
      expect(await placesOf(from)).toMatchObject({ placesLeft: 5 });
      expect((await press(page, "Move my place")).status()).toBe(303);
      await arriveAt(page, "Your booking");
      await page.getByText(titleOf(to)).first().waitFor();
      expect(await placesOf(from)).toMatchObject({ placesLeft: 6 });
      expect(await placesOf(to)).toMatchObject({ placesLeft: 5 });
    });

    test("brings the new days by email and takes the old ones out", async () => {
      const { page } = visitor;
      const put = await entriesThat("REQUEST", await newest(max, /^Your place is booked/));
      const out = await entriesThat("CANCEL", await newest(max, /^You have moved from/));
      expect(out.map(({ uid }) => uid)).toEqual(put.map(({ uid }) => uid));
      await entriesThat("REQUEST", await newest(max, /^You have moved to/));
      await openFromEmail(page, max, /^Your place is booked/);
      await arriveAt(page, "You have moved to another date");
    });
  });

  describe("correcting an email and a name", () => {
    const workshop = `correcting-${script}` as const;
    const wrong = colleague("Noor Bell");
    const right = colleague("Noor Bell");

    test("sends a link to the new email, which counts when its button is pressed", async () => {
      const { page } = visitor;
      await book(page, workshop, wrong);
      await openFromEmail(page, wrong, /^Your place is booked/);
      await askForEmail(page, right.email);
      await openEmailLink(page, right);
      expect((await press(page, "Yes, use this address")).status()).toBe(303);
      await arriveAt(page, "Your booking");
      await entriesThat("REQUEST", await newest(right, /^We now write to you here/));
      await entriesThat("CANCEL", await newest(wrong, /^We now write to another address/));
    });

    test("makes the old link useless, and the new one lead to the booking", async () => {
      const { page } = visitor;
      await openFromEmail(page, wrong, /^Your place is booked/);
      await arriveAt(page, "Page not found");
      await openFromEmail(page, right, /^We now write to you here/);
      await arriveAt(page, "Your booking");
    });

    test("corrects the name at once", async () => {
      const { page } = visitor;
      await follow(page, "Correct your name or your email", "Correct your name or your email");
      await page.getByLabel("Full name").fill("Noor Bell-Hart");
      await press(page, "Continue");
      await press(page, "Save the name");
      await arriveAt(page, "Your booking");
      await page.getByText("Noor Bell-Hart").waitFor();
    });

    test("keeps what is needed, and shows it nowhere", async () => {
      const { page } = visitor;
      await follow(page, "Tell us what you need, or change it", "What you need");
      await page.getByLabel("Access and dietary needs").fill("A hearing loop");
      expect((await press(page, "Tell the team")).status()).toBe(303);
      await page.getByText("Thank you, we have it").waitFor();
      expect(await page.content()).not.toContain("A hearing loop");
      await press(page, "Delete what I told you");
      await page.getByText("We keep nothing about what you need").waitFor();
    });
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
