import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { book, placesOf, someone } from "./booking-steps.ts";
import { slugOf, titleOf } from "./own-workshops.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
let reader: Visitor;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reader = await openVisitor(browser);
  page = reader.page;
});
afterEach(() => reader.leave());

const card = () => page.locator(`[data-slug="${slugOf("live-places")}"]`);
const taken = () => card().locator(".seat.taken").count();

test("when somebody books, an open page says so by itself", async () => {
  await page.clock.install();
  // The page's clock will run ahead, the browser's own will not: it would think that its copy is still fresh.
  await page.route("**/api/workshops.json", (route) => route.continue());
  await page.goto("/workshops/");
  await card().getByText("2 of 6 places left").waitFor();
  expect(await taken()).toBe(4);
  const other = await openVisitor(browser);
  await book(other.page, "live-places", someone("Lea Brandt"));

  await page.clock.fastForward("01:20");
  await card().getByText("1 of 6 places left").waitFor();
  expect(await taken()).toBe(5);
  await page
    .getByRole("status")
    .getByText(`${titleOf("live-places")}: 1 of 6 places left.`)
    .waitFor();

  await book(other.page, "live-places", someone("Max Osei"));
  await page.clock.fastForward("01:20");
  await card().getByText("Full. All 6 places are taken.").waitFor();
  expect(await taken()).toBe(6);
  await card()
    .getByRole("link", { name: /^Join the waiting list/ })
    .waitFor();
  expect(
    await card()
      .getByRole("link", { name: /^Book a place/ })
      .isVisible(),
  ).toBe(false);
  expect([...reader.faults(), ...other.faults()]).toEqual([]);
  await other.leave();
});

test("a page that was built before the last booking is put right as it opens", async () => {
  const other = await openVisitor(browser);
  await book(other.page, "live-places", someone("Noa Weiss"));
  await other.leave();
  const { status, placesLeft } = await placesOf("live-places");
  await page.goto(`/workshops/${slugOf("live-places")}/`);
  const words = status === "full" ? "Full. All 6 places are taken." : `${placesLeft} of 6 places left`;
  await page.locator(".places-words").getByText(words).waitFor();
  expect(reader.faults()).toEqual([]);
});

test.each([
  { how: "refuses", answer: { status: 503, json: { status: "fault" } } },
  { how: "answers nonsense", answer: { status: 200, body: "<p>not data</p>" } },
  { how: "is not there", answer: null },
])(
  "when the live numbers fail because their address $how, the page's own stay, with their time",
  async ({ answer }) => {
    let asked = 0;
    await page.route("**/api/workshops.json", (route) => {
      asked += 1;
      return answer ? route.fulfill(answer) : route.abort("connectionrefused");
    });
    await page.goto("/workshops/");
    await expect.poll(() => asked).toBe(1);
    await card().getByText("2 of 6 places left").waitFor();
    expect(await taken()).toBe(4);
    expect(await page.getByText(/^Places were checked at/).innerText()).toMatch(
      /^Places were checked at \d{1,2}(:\d\d)?[ap]m on \w+day \d{1,2} \w+ \d{4}\.$/,
    );
  },
);

test("without JavaScript the page's own numbers stand, with their time", async () => {
  const plain = await openVisitor(browser, { javaScriptEnabled: false });
  await plain.page.goto("/workshops/");
  const words = plain.page.locator(`[data-slug="${slugOf("live-places")}"]`);
  await words.getByText("2 of 6 places left").waitFor();
  await plain.page.getByText(/^Places were checked at/).waitFor();
  expect(plain.faults()).toEqual([]);
  await plain.leave();
});
