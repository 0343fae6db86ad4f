import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { emailsTo, emailTo } from "../support/mailbox.ts";
import { arriveAt, book, fillDetails, placesOf, press, someone } from "./booking-steps.ts";
import { slugOf } from "./own-workshops.ts";
import { bothWays, openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(bothWays)("with JavaScript $script", ({ script, javaScriptEnabled }) => {
  const workshop = `pressed-twice-${script}` as const;
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await openVisitor(browser, { javaScriptEnabled });
  });
  afterAll(() => visitor.leave());

  test("a double press of the last button books once", async () => {
    const bo = someone("Bo Lindqvist");
    const { placesLeft } = await placesOf(workshop);
    await visitor.page.goto(`/book/${slugOf(workshop)}`);
    await fillDetails(visitor.page, bo);
    await press(visitor.page, "Continue");
    await visitor.page.getByRole("button", { name: "Book my place" }).dblclick();
    await arriveAt(visitor.page, "Your place is booked");
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: placesLeft - 1, waiting: 0 });
    await emailTo(bo.email, /booked/);
    expect(await emailsTo(bo.email)).toHaveLength(1);
  });

  test("an answer that was lost on the way is given again, and books once", async () => {
    const di = someone("Di Perera");
    const { placesLeft } = await placesOf(workshop);
    if (javaScriptEnabled) await visitor.page.clock.install();
    await visitor.page.goto(`/book/${slugOf(workshop)}`);
    await fillDetails(visitor.page, di);
    await press(visitor.page, "Continue");
    let lost = 0;
    await visitor.page.route(
      "**/book/**",
      async (route) => {
        const answer = await route.fetch({ maxRedirects: 0 });
        await route.abort("aborted");
        lost = answer.status();
      },
      { times: 1 },
    );
    await visitor.page.getByRole("button", { name: "Book my place" }).click();
    await expect.poll(() => lost).toBe(303);
    // For some seconds the page itself holds back a second press.
    if (javaScriptEnabled) await visitor.page.clock.fastForward(8000);
    await press(visitor.page, "Book my place");
    await arriveAt(visitor.page, "Your place is booked");
    expect(await placesOf(workshop)).toMatchObject({ placesLeft: placesLeft - 1, waiting: 0 });
  });

  test("one email address, whatever its case, holds one place", async () => {
    const cy = someone("Cy Marsh");
    await book(visitor.page, workshop, cy);
    await visitor.page.goto(`/book/${slugOf(workshop)}`);
    await fillDetails(visitor.page, { ...cy, name: "Cyril Marsh", email: cy.email.toUpperCase() });
    await press(visitor.page, "Continue");
    await press(visitor.page, "Book my place");
    await arriveAt(visitor.page, "Check your email");
    expect(await visitor.page.getByRole("main").innerText()).not.toMatch(/RD-|place in line|Cy/);
    await emailTo(cy.email, /^Your details for/);
  });

  test("nothing broke the policy or failed behind the pages", () => {
    expect(visitor.faults()).toEqual([]);
  });
});
