import type { Page } from "playwright-core";
import type { Person } from "../support/people.ts";
import { press } from "./booking-steps.ts";

/** Fills in the form for champions and sends it. */
export async function askToJoin(page: Page, who: Person): Promise<void> {
  await page.getByLabel("Full name").fill(who.name);
  await page.getByLabel("Email address").fill(who.email);
  await page.getByLabel("Organisation", { exact: true }).fill(who.organisation);
  await page.getByRole("group", { name: "Where do you work?" }).getByLabel("School or college").check();
  await page
    .getByLabel("Why do you want to be a champion?")
    .fill("Circles changed our mornings.\nI want to share how.");
  const response = await press(page, "Send");
  if (response.status() !== 303) throw new Error(`The form was answered with ${response.status()}`);
}
