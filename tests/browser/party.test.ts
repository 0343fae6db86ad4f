import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailTo } from "../support/mailbox.ts";
import {
  arriveAt,
  book,
  cancel,
  expectFocus,
  openFromEmail,
  placesOf,
  press,
  someone,
  stranger,
} from "./booking-steps.ts";
import { entriesOf } from "./calendar-entries.ts";
import { slugOf } from "./own-workshops.ts";
import { allOrNone, asManyAsFit, checkTeam, fillTeam, lineOf, openFromManager } from "./party-steps.ts";
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

  test("a manager mends two bad lines, and books as many of the team as fit", async () => {
    const { page } = visitor;
    const workshop = `team-${script}` as const;
    const [maya, ada, bo, cy] = [
      someone("Maya Manager"),
      someone("Ada Okafor"),
      stranger("Bo Lindqvist"),
      someone("Cy Marsh"),
    ];
    await page.goto(`/book/${slugOf(workshop)}`);
    await page.getByRole("link", { name: "Book for a team in one go" }).click();
    await arriveAt(page, "Book for a team");

    const pasted = [lineOf(ada), "", bo.name, `"Marsh, Cy" <${cy.email.replace("@dudley.example", "@")}>`];
    await fillTeam(page, { workshop, manager: maya, lines: pasted, choice: asManyAsFit });
    expect((await press(page, "Continue")).status()).toBe(422);
    await expectFocus(page, ".error-summary");
    const summary = page.locator(".error-summary");
    expect(await summary.getByRole("link").allTextContents()).toEqual([
      expect.stringMatching(/^Line 3: Enter a name and an email address/),
      expect.stringMatching(/^Line 4: Enter an email address in the right form/),
    ]);
    await summary.getByRole("link").first().click();
    await expectFocus(page, "textarea#people");
    const box = page.getByLabel("The people who come");
    expect(await box.inputValue()).toBe(pasted.join("\n"));
    expect(await page.getByLabel(asManyAsFit).isChecked()).toBe(true);

    await box.fill([lineOf(ada), "", `${bo.name}\t${bo.email}`, `"Marsh, Cy" <${cy.email}>`].join("\n"));
    await press(page, "Continue");
    await arriveAt(page, "Check your answers");
    await page.getByText("2 places are free now, for 3 people.").waitFor();
    await press(page, "Book 2 places, and wait for 1 more");
    await arriveAt(page, "We have your team’s booking");
    expect(await page.locator("main").innerText()).not.toMatch(/Okafor|Lindqvist|Marsh|Manager/);
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: 0, waiting: 1 });

    expect(await entriesOf(await emailTo(ada.email, /^Your place is booked/))).toMatchObject([
      { method: "REQUEST" },
    ]);
    await emailTo(cy.email, /^You are on the waiting list/);
    await openFromEmail(page, bo, /^Press one button/);
    await press(page, "Confirm my place");

    await openFromManager(page, maya, /ha(s|ve) to confirm/, /\/party\//);
    await arriveAt(page, "Your team");
    await page.getByText("2 people have a place and 1 person waits.").waitFor();
    await page.getByText("On the waiting list, number 1").waitFor();
  });

  test("a team that stays together is offered its places at once, and takes them with one press", async () => {
    const { page } = visitor;
    const workshop = `team-offer-${script}` as const;
    const [maya, gil, ada, bo] = [
      someone("Maya Manager"),
      someone("Gil Parry"),
      someone("Ada Okafor"),
      someone("Bo Lindqvist"),
    ];
    await book(page, workshop, gil);
    await checkTeam(page, { workshop, manager: maya, lines: [ada, bo].map(lineOf), choice: allOrNone });
    await page.getByText("all of you wait until there is room for everyone").waitFor();
    await press(page, "Join the waiting list");
    await arriveAt(page, "Your team is on the waiting list");

    await openFromEmail(page, gil, /^Your place is booked/);
    await cancel(page);
    await openFromManager(page, maya, /^There is room for your team/, /\/offer\//);
    await arriveAt(page, "Places are held for your team");
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: 0 });
    await press(page, "Take both places");
    await arriveAt(page, "The places are yours");

    await page.getByRole("link", { name: "See your team" }).click();
    await arriveAt(page, "Your team");
    await page.getByText("2 people have a place.").waitFor();
    for (const who of [ada, bo]) {
      expect(await entriesOf(await emailTo(who.email, /^You now have a place/))).toMatchObject([
        { method: "REQUEST", status: "CONFIRMED" },
      ]);
    }
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: 0, waiting: 0 });
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
