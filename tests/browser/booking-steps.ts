import { randomBytes } from "node:crypto";
import type { Page, Response } from "playwright-core";
import { expect, inject } from "vitest";
import { emailTo, linkIn } from "../support/mailbox.ts";
import type { Person } from "../support/people.ts";
import { slugOf, type OwnWorkshop } from "./own-workshops.ts";

/** Somebody whom no other test knows, with the email of a known partner: a booking counts at once. */
export function someone(name = "Ada Okafor", domain = "dudley.example"): Person {
  const address = `${name.toLowerCase().replaceAll(" ", ".")}.${randomBytes(4).toString("hex")}`;
  return {
    name,
    email: `${address}@${domain}`,
    organisation: "Thorns Primary School",
    role: "Family support worker",
    team: "",
  };
}

/** Somebody with an email of no known partner: a booking counts when the link in the email is pressed. */
export function stranger(name: string): Person {
  return someone(name, "post.example");
}

/** Waits for the page with that heading. */
export async function arriveAt(page: Page, heading: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
}

/** Presses a button, waits for the page that follows, and gives back what the server said first. */
export async function press(page: Page, button: string | RegExp): Promise<Response> {
  // Or the end of this page's own loading would pass for that of the next.
  await page.waitForLoadState();
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === "POST"),
    page.waitForEvent("load"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return response;
}

export async function fillDetails(page: Page, who: Person): Promise<void> {
  await page.getByLabel("Full name").fill(who.name);
  await page.getByLabel("Email address").fill(who.email);
  await page.getByLabel("Organisation").fill(who.organisation);
  await page.getByLabel("Your role").fill(who.role);
  await page.getByLabel("Your team").fill(who.team);
}

/** Goes all the way to the last page of booking: a place, or a place in line. Returns the reference. */
export async function book(page: Page, name: OwnWorkshop, who: Person): Promise<string> {
  await page.goto(`/book/${slugOf(name)}`);
  await fillDetails(page, who);
  await press(page, "Continue");
  await arriveAt(page, "Check your answers");
  await page.getByRole("button", { name: /^(Book my place|Join the waiting list)$/ }).click();
  await page.waitForURL("**/booked/*");
  return new URL(page.url()).pathname.replace("/booked/", "");
}

/** Sends a form of the site's own pages that nobody could fill in like this by hand. */
export async function postForm(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  await page.waitForLoadState();
  await Promise.all([
    page.waitForEvent("load"),
    page.evaluate(
      ([action, values]) => {
        const form = document.createElement("form");
        Object.assign(form, { method: "post", action });
        for (const [name, value] of Object.entries(values)) {
          form.append(Object.assign(document.createElement("input"), { name, value }));
        }
        document.body.append(form);
        form.submit();
      },
      [path, fields] as const,
    ),
  ]);
}

/** Opens the booking through the link in the newest email of that subject. */
export async function openFromEmail(page: Page, who: Person, subject: RegExp): Promise<void> {
  await page.goto(linkIn(await emailTo(who.email, subject), /\/booking\//));
}

/** Opens the offer of a place through the link in its email. */
export async function openOffer(page: Page, who: Person): Promise<void> {
  await page.goto(linkIn(await emailTo(who.email, /^A place is held for you/), /\/offer\//));
  await arriveAt(page, "A place is held for you");
}

/** Cancels from the page of a booking. */
export async function cancel(page: Page): Promise<void> {
  await press(page, "Cancel my place");
  await arriveAt(page, "Cancel your place?");
  await press(page, "Yes, cancel my place");
  await arriveAt(page, "This booking is cancelled");
}

type Live = { slug: string; capacity: number; placesLeft: number; waiting: number; status: string };

/** What anyone may know of a workshop right now. */
export async function placesOf(name: OwnWorkshop): Promise<Live> {
  const response = await fetch(new URL("/api/workshops.json", inject("siteUrl")));
  const { workshops } = (await response.json()) as { workshops: Live[] };
  const found = workshops.find((workshop) => workshop.slug === slugOf(name));
  if (!found) throw new Error(`No workshop ${name}`);
  return found;
}

/** Says whether an element has the focus, once the page has settled. */
export async function expectFocus(page: Page, selector: string): Promise<void> {
  await expect
    .poll(() => page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
    .toBe(true);
}
