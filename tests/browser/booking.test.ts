import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailTo } from "../support/mailbox.ts";
import { dayFromNow } from "../support/people.ts";
import {
  arriveAt,
  expectFocus,
  fillDetails,
  openFromEmail,
  placesOf,
  press,
  someone,
} from "./booking-steps.ts";
import { entriesOf } from "./calendar-entries.ts";
import { slugOf, titleOf } from "./own-workshops.ts";
import { bothWays, openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(bothWays)("with JavaScript $script", ({ script, javaScriptEnabled }) => {
  const ada = someone();
  const workshop = `booking-${script}` as const;
  let visitor: Visitor;
  let reference = "";
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled });
  });
  afterAll(() => visitor.leave());

  test("the list of workshops leads to the form", async () => {
    const { page } = visitor;
    await page.goto("/workshops/");
    await page.getByRole("link", { name: new RegExp(`^Book a place ?: ${titleOf(workshop)}`) }).click();
    await arriveAt(page, "Book your place");
    expect(new URL(page.url()).pathname).toBe(`/book/${slugOf(workshop)}`);
  });

  test("mistakes come back with everything that was typed, and the way to each field", async () => {
    const { page } = visitor;
    await fillDetails(page, { ...ada, name: "", email: "ada at people.example" });
    await page.getByLabel("Access and dietary needs").fill("No nuts, please.\nLarge print.");
    expect((await press(page, "Continue")).status()).toBe(422);

    await page.getByRole("heading", { name: "There is something to correct" }).waitFor();
    expect(await page.title()).toMatch(/^Error: Book your place/);
    await expectFocus(page, '[role="alert"]');
    expect(await page.getByLabel("Email address").inputValue()).toBe("ada at people.example");
    expect(await page.getByLabel("Your role").inputValue()).toBe(ada.role);
    const needs = page.getByLabel("Access and dietary needs");
    expect(await needs.inputValue()).toBe("No nuts, please.\nLarge print.");
    await expect(described(needs)).resolves.toContain("we delete it 14 days after your last day");
    await expect(described(page.getByLabel("Full name"))).resolves.toContain("Enter your full name");

    await page.getByRole("alert").getByRole("link", { name: "Enter your full name" }).click();
    await expectFocus(page, "#name");
  });

  test("the answers can be checked, and one changed", async () => {
    const { page } = visitor;
    await fillDetails(page, ada);
    expect((await press(page, "Continue")).status()).toBe(200);
    await arriveAt(page, "Check your answers");
    await page.getByText(ada.email).waitFor();
    await press(page, "Change your role");
    await arriveAt(page, "Book your place");
    expect(await page.getByLabel("Full name").inputValue()).toBe(ada.name);
    await expectFocus(page, "#role");
    await page.getByLabel("Your role").fill("Learning mentor");
    await press(page, "Continue");
    await arriveAt(page, "Check your answers");
    await page.getByText("Learning mentor").waitFor();
    await page.getByText("No nuts, please.\nLarge print.").waitFor();
    expect(page.url()).not.toMatch(/mentor|Ada|nuts|%40/);
  });

  test("the place is booked, and the last page names nobody", async () => {
    const { page } = visitor;
    const before = await placesOf(workshop);
    expect((await press(page, "Book my place")).status()).toBe(303);
    await arriveAt(page, "Your place is booked");
    reference = new URL(page.url()).pathname.replace("/booked/", "");
    expect(reference).toMatch(/^RD-\w{8}$/);
    await page.getByText(`Your reference is ${reference}`).waitFor();
    const words = await page.getByRole("main").innerText();
    expect(words).not.toContain(ada.name);
    expect(words).not.toContain(ada.email);
    expect(await page.locator(".seat-ring .taken").count()).toBe(before.capacity - before.placesLeft);
    expect(await page.locator(".seat-ring .mine").count()).toBe(1);
    expect((await placesOf(workshop)).placesLeft).toBe(before.placesLeft - 1);
  });

  test("a phone shows the reference on one line, to be read out and copied", async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 320, height: 640 });
    const lines = await page.getByText(reference, { exact: true }).evaluate((element) => {
      const text = document.createRange();
      text.selectNodeContents(element);
      return text.getClientRects().length;
    });
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(lines).toBe(1);
  });

  test("a reload and the way back do not book again", async () => {
    const { page } = visitor;
    const { placesLeft } = await placesOf(workshop);
    await page.reload();
    await arriveAt(page, "Your place is booked");
    // Chromium keeps no page that answered a form: going back, it would first ask whether to send it again.
    await page.goBack().catch(() => page.waitForURL("chrome-error://**"));
    await page.goto(`/booked/${reference}`);
    await arriveAt(page, "Your place is booked");
    expect(await placesOf(workshop)).toMatchObject({ placesLeft, waiting: 0 });
  });

  test("the email brings an entry for each day", async () => {
    const email = await emailTo(ada.email, /^Your place is booked: Practice circle/);
    expect(email.text).toContain(reference);
    expect(email.text + email.html).not.toContain("nuts");
    const entries = await entriesOf(email);
    const first = script === "on" ? 100 : 107;
    expect(entries.map((entry) => entry.starts)).toEqual(
      [0, 1, 2].map((day) => `${dayFromNow(first + day)}T09:30:00`),
    );
    expect(entries.map((entry) => entry.ends)).toEqual(
      [0, 1, 2].map((day) => `${dayFromNow(first + day)}T16:00:00`),
    );
    expect(new Set(entries.map((entry) => entry.uid)).size).toBe(3);
    for (const entry of entries) {
      expect(entry).toMatchObject({ method: "REQUEST", zone: "Europe/London", status: "CONFIRMED" });
      expect(entry.attendee.toLowerCase()).toBe(`mailto:${ada.email}`);
    }
  });

  test("the link in the email shows the booking and its calendar files", async () => {
    const { page } = visitor;
    await openFromEmail(page, ada, /^Your place is booked/);
    await arriveAt(page, "Your booking");
    await page.getByText(reference).waitFor();
    const file = await page
      .getByRole("link", { name: /as a calendar file$/ })
      .first()
      .getAttribute("href");
    const response = await fetch(new URL(file ?? "", inject("siteUrl")));
    expect(response.headers.get("content-type")).toContain("text/calendar");
    expect(await response.text()).toContain("BEGIN:VEVENT");
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});

/** What a screen reader adds to a field's name. */
async function described(field: ReturnType<Visitor["page"]["getByLabel"]>): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" "),
  );
}
