import type { Page } from "playwright-core";
import { emailTo, linkIn } from "../support/mailbox.ts";
import type { Person } from "../support/people.ts";
import { arriveAt, press } from "./booking-steps.ts";
import { slugOf, type OwnWorkshop } from "./own-workshops.ts";

export const allOrNone = "All together or not at all";
export const asManyAsFit = "As many as fit";

/** A line of the list, as most people type it. */
export const lineOf = ({ name, email, role }: Person) => `${name}, ${email}, ${role}`;

export type TypedTeam = {
  workshop: OwnWorkshop;
  manager: Person;
  lines: readonly string[];
  choice?: string;
};

/** Fills in the form for a team, up to the button. */
export async function fillTeam(page: Page, { workshop, manager, lines, choice }: TypedTeam): Promise<void> {
  await page.goto(`/book/${slugOf(workshop)}/team`);
  await page.getByLabel("Your full name").fill(manager.name);
  await page.getByLabel("Your email address").fill(manager.email);
  await page.getByLabel("Organisation").fill(manager.organisation);
  await page.getByLabel("The people who come").fill(lines.join("\n"));
  if (choice) await page.getByLabel(choice).check();
}

/** Fills in the form and goes on to the page to check. */
export async function checkTeam(page: Page, team: TypedTeam): Promise<void> {
  await fillTeam(page, team);
  await press(page, "Continue");
  await arriveAt(page, "Check your answers");
}

/** Opens the page of a team, or of an offer to it, through the link in the manager's newest email of that subject. */
export async function openFromManager(
  page: Page,
  manager: Person,
  subject: RegExp,
  path: RegExp,
): Promise<void> {
  await page.goto(linkIn(await emailTo(manager.email, subject), path));
}
