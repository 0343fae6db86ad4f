import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailTo, linkIn } from "../support/mailbox.ts";
import { arriveAt, expectFocus, press, someone } from "./booking-steps.ts";
import { askToJoin } from "./champion-steps.ts";
import { bothWays, openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(bothWays)("with JavaScript $script", ({ javaScriptEnabled }) => {
  const jo = someone("Jo Adeyemi");
  let visitor: Visitor;
  let confirmLink = "";
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled });
  });
  afterAll(() => visitor.leave());

  test("the form says what is missing, and keeps what is there", async () => {
    const { page } = visitor;
    await page.goto("/champions/");
    await page.getByRole("link", { name: "Become a champion" }).first().click();
    await arriveAt(page, "Become a champion");
    await page.getByLabel("Full name").fill(jo.name);
    await page.getByLabel(/^Show my name/).check();
    expect((await press(page, "Send")).status()).toBe(422);
    expect(await page.title()).toMatch(/^Error: /);
    await expectFocus(page, '[role="alert"]');
    expect(await page.getByLabel("Full name").inputValue()).toBe(jo.name);
    expect(await page.getByLabel(/^Show my name/).isChecked()).toBe(true);
    await page.getByRole("alert").getByRole("link", { name: "Choose where you work" }).click();
    await expectFocus(page, "#setting");
  });

  test("someone joins, and is one once the link in the email is opened and its button pressed", async () => {
    const { page } = visitor;
    await page.getByLabel(/^Show my name/).uncheck();
    await askToJoin(page, jo);
    await arriveAt(page, "Check your email");
    confirmLink = linkIn(await emailTo(jo.email, /^Confirm/), /\/champions\/confirm\//);
    await page.goto(confirmLink);
    await arriveAt(page, "Confirm that you want to be a champion");
    await press(page, "Become a champion");
    await arriveAt(page, "You are a champion now");
  });

  test("a used link says so", async () => {
    const { page } = visitor;
    expect((await page.goto(confirmLink))?.status()).toBe(410);
    await arriveAt(page, "This link has been used");
  });

  test("who asks again sees the same page as everyone, and gets an email that tells", async () => {
    const { page } = visitor;
    await page.goto("/champions/join");
    await askToJoin(page, { ...jo, name: "Josephine Adeyemi" });
    await arriveAt(page, "Check your email");
    await emailTo(jo.email, /^You are a champion already/);
  });

  test("the link in the welcome email ends it, after asking", async () => {
    const { page } = visitor;
    await page.goto(linkIn(await emailTo(jo.email, /^You are now a champion/), /\/champions\/leave\//));
    await arriveAt(page, "Do you want to leave the champions?");
    await press(page, "Leave the champions");
    await arriveAt(page, "You have left the champions");
    await emailTo(jo.email, /^You have left/);
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
