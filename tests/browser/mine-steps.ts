import type { Page } from "playwright-core";
import { emailTo, linkIn } from "../support/mailbox.ts";
import type { Person } from "../support/people.ts";
import { arriveAt, press, someone } from "./booking-steps.ts";

/** Somebody whom no other test knows, with an email of a known partner: a booking counts at once. */
export function colleague(name: string): Person {
  const person = someone(name);
  return { ...person, email: person.email.replace(/@.*/, "@dudley.example") };
}

/** Asks for a link to all bookings, or to what is held. */
export async function askForLink(page: Page, email: string, what: RegExp): Promise<void> {
  await page.goto("/my-bookings");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel(what).check();
  await press(page, "Send me the link");
  await arriveAt(page, "Check your email");
}

/** Opens the newest link to all bookings, or to what is held, from its email. */
export async function openMine(page: Page, email: string, subject: RegExp): Promise<string> {
  const link = linkIn(await emailTo(email, subject), /\/my-bookings\/[\w-]{60,}/);
  await page.goto(link);
  return link;
}
