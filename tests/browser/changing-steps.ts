import type { Page } from "playwright-core";
import { expect } from "vitest";
import { emailTo, type CaughtEmail } from "../support/mailbox.ts";
import type { Person } from "../support/people.ts";
import { arriveAt, openFromEmail, press } from "./booking-steps.ts";
import { entriesOf, type Entry } from "./calendar-entries.ts";
import { slugOf, type OwnWorkshop } from "./own-workshops.ts";

/** Follows a link of the booking's own page. */
export async function follow(page: Page, link: string, heading: string): Promise<void> {
  await page.getByRole("link", { name: link }).click();
  await arriveAt(page, heading);
}

/** Types who gets the place. */
export async function fillColleague(page: Page, who: Person): Promise<void> {
  await page.getByLabel("Colleague's full name").fill(who.name);
  await page.getByLabel("Colleague's email address").fill(who.email);
  await page.getByLabel("Colleague's organisation").fill(who.organisation);
  await page.getByLabel("Colleague's role").fill(who.role);
}

/** From an own booking to the question whether to hand it over. */
export async function askToHandOver(page: Page, who: Person): Promise<void> {
  await follow(page, "Give your place to a colleague", "Give your place to a colleague");
  await fillColleague(page, who);
  await press(page, "Continue");
  await arriveAt(page, "Hand your place over?");
}

/** From an own booking to the question whether to move it there. */
export async function askToMove(page: Page, there: OwnWorkshop): Promise<void> {
  await follow(page, "Move to another date", "Move to another date");
  await page.locator(`input[value="${slugOf(there)}"]`).check();
  await press(page, "Continue");
  await arriveAt(page, "Move your place?");
}

/** Types another email on the page of an own booking and has the link sent. */
export async function askForEmail(page: Page, email: string): Promise<void> {
  await follow(page, "Correct your name or your email", "Correct your name or your email");
  await page.getByLabel("New email address").fill(email);
  await press(page, "Continue");
  await arriveAt(page, "Check what you changed");
  await press(page, "Send the link");
  await page.getByText("Look in the inbox of the new email address").waitFor();
}

/** Opens the page that a link to a new email leads to. */
export async function openEmailLink(page: Page, who: Person): Promise<void> {
  await openFromEmail(page, who, /^Shall we write to you here/);
  await arriveAt(page, "Use this email address?");
}

/** The entries of an email, which must all do the same. */
export async function entriesThat(method: "REQUEST" | "CANCEL", email: CaughtEmail): Promise<Entry[]> {
  const entries = await entriesOf(email);
  expect(entries.length).toBeGreaterThan(0);
  expect(new Set(entries.map((entry) => entry.method))).toEqual(new Set([method]));
  return entries;
}

/** The newest email of that subject to someone. */
export const newest = (who: Person, subject: RegExp) => emailTo(who.email, subject);
