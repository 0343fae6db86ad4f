import { readFile } from "node:fs/promises";
import ICAL from "ical.js";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailTo, emailsTo } from "../support/mailbox.ts";
import { arriveAt, book, placesOf, press } from "./booking-steps.ts";
import { askForLink, colleague, openMine } from "./mine-steps.ts";
import { bothWays, openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const bookingsEmail = /^The link to your bookings/;
const heldEmail = /^The link to what we hold/;

describe.each(bothWays)("with JavaScript $script", ({ script, javaScriptEnabled }) => {
  const nia = colleague("Nia Field");
  const workshop = `mine-${script}` as const;
  let visitor: Visitor;
  let heldLink = "";
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled, acceptDownloads: true });
    await book(visitor.page, workshop, nia);
    await emailTo(nia.email, /^Your place is booked/);
  });
  afterAll(() => visitor.leave());

  test("who has lost an email finds the way from the foot of any page, and gets a link", async () => {
    const { page } = visitor;
    await page.goto("/");
    await page.getByRole("contentinfo").getByRole("link", { name: "My bookings" }).click();
    await arriveAt(page, "Find your bookings");
    await askForLink(page, nia.email, /^A link to all my bookings/);
    await page.reload();
    await arriveAt(page, "Check your email");
    await emailTo(nia.email, bookingsEmail);
  });

  test("a stranger's email is answered in the same words, and gets nothing", async () => {
    const { page } = visitor;
    const said = await page.getByRole("main").innerText();
    const stranger = colleague("No Body");
    await askForLink(page, stranger.email, /^A link to all my bookings/);
    expect(await page.getByRole("main").innerText()).toBe(said);
    expect(await emailsTo(stranger.email)).toEqual([]);
  });

  test("the link shows every booking, and leads to each", async () => {
    const { page } = visitor;
    await openMine(page, nia.email, bookingsEmail);
    await arriveAt(page, "Your bookings");
    await page.getByText("You have a place.").waitFor();
    await page.getByRole("link", { name: /^See, change or cancel/ }).click();
    await arriveAt(page, "Your booking");
    await page.goBack();
  });

  test("the calendar that it gives holds the days, for any calendar program", async () => {
    const { page } = visitor;
    const link = page.getByRole("link", { name: "Add all my workshops to my calendar" });
    const address = String(await link.getAttribute("href"));
    expect(address).toMatch(/^webcal:/);
    await page.getByText("Nothing happens when I press it").click();
    expect(await page.locator(".calendar-address").innerText()).toBe(address.replace("webcal:", "http:"));
    const answer = await fetch(address.replace("webcal:", "http:"));
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
    expect(calendar.getAllSubcomponents("vevent")).toHaveLength(2);
  });

  test("what is held has a link of its own, asked for anew", async () => {
    const { page } = visitor;
    await press(page, "Email me that link");
    await arriveAt(page, "Check your email");
    heldLink = await openMine(page, nia.email, heldEmail);
    await arriveAt(page, "What we hold about you");
    for (const said of [nia.email, nia.name, nia.organisation]) {
      await page.getByText(said).first().waitFor();
    }
  });

  test("a copy of it can be taken away", async () => {
    const { page } = visitor;
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download a copy" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("what-we-hold.json");
    const copy = JSON.parse(await readFile(await download.path(), "utf8")) as { person: { email: string } };
    expect(copy.person.email).toBe(nia.email);
  });

  test("old links can be stopped, and a new one be had", async () => {
    const { page } = visitor;
    await page.goto(heldLink);
    await press(page, "Stop old links");
    await arriveAt(page, "Stopping old links");
    expect((await page.goto(heldLink))?.status()).toBe(404);
    const before = (await emailsTo(nia.email)).length;
    await askForLink(page, nia.email, /^A link to what you hold/);
    await expect.poll(async () => (await emailsTo(nia.email)).length, { timeout: 20_000 }).toBe(before + 1);
    heldLink = await openMine(page, nia.email, heldEmail);
    await arriveAt(page, "What we hold about you");
  });

  test("erasing asks first, and takes no for an answer", async () => {
    const { page } = visitor;
    await page.getByRole("link", { name: "Erase what you hold about me" }).click();
    await arriveAt(page, "Erase what we hold about you?");
    await page.getByText("You give up your places to come").waitFor();
    await page.getByRole("link", { name: "No, keep it" }).click();
    await arriveAt(page, "What we hold about you");
    expect((await placesOf(workshop)).placesLeft).toBe(5);
  });

  test("the button erases: the place is free, and no link leads anywhere any more", async () => {
    const { page } = visitor;
    await page.goto(`${heldLink}/erase`);
    expect((await press(page, "Yes, erase everything about me")).status()).toBe(303);
    await arriveAt(page, "Erasing what we hold about you");
    await page.reload();
    await arriveAt(page, "Erasing what we hold about you");
    expect((await placesOf(workshop)).placesLeft).toBe(6);
    expect((await page.goto(heldLink))?.status()).toBe(404);
    const before = (await emailsTo(nia.email)).length;
    await askForLink(page, nia.email, /^A link to what you hold/);
    expect(await emailsTo(nia.email)).toHaveLength(before);
  });

  test("who finds no date leaves an email, and can take it off again", async () => {
    const { page } = visitor;
    const kit = colleague("Kit Marsh");
    await page.goto(`/workshops/for-tests-mine-full-${script}`);
    await page.getByRole("link", { name: /^Hear when there is a new date/ }).click();
    await arriveAt(page, "Hear when there is a new date");
    expect((await press(page, "Tell me when there is a date")).status()).toBe(422);
    expect(await page.title()).toMatch(/^Error: /);
    await page.getByLabel("Email address").fill(kit.email);
    await press(page, "Tell me when there is a date");
    await arriveAt(page, "We will tell you");
    await askForLink(page, kit.email, /^A link to all my bookings/);
    await openMine(page, kit.email, bookingsEmail);
    await page.getByRole("link", { name: "Take my email off" }).click();
    await arriveAt(page, "Take your email off this list?");
    await press(page, "Take my email off");
    await arriveAt(page, "Leaving this list");
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
