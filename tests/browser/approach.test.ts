import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stages } from "../../src/approach/continuum.ts";
import { moments, wayIds, ways, type Way } from "../../src/approach/window.ts";
import { openBrowser } from "../support/browser.ts";
import { axeFaults, bringAxe } from "./axe.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const first = moments[0];
const wayOf = (id: Way["id"]) => ways.find((way) => way.id === id);
const announced = (page: Page, words: string) =>
  page.getByRole("status").getByText(words).waitFor({ state: "attached" });
const slider = (page: Page, name: string) => page.getByRole("slider", { name, exact: true });
/** The ways whose pane has come forward. */
const forward = (page: Page) =>
  page
    .locator(".window [data-here]")
    .evaluateAll((panes) => panes.map((pane) => pane.getAttribute("data-way")));

describe("with JavaScript on", () => {
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    visitor = await openVisitor(browser);
    ({ page } = visitor);
  });
  beforeEach(async () => {
    await page.goto("/approach/", { waitUntil: "networkidle" });
  });
  afterAll(() => visitor.leave());

  test("the sliders say their names, whether they are high or low, and where they stand", async () => {
    for (const name of ["Support", "Challenge"])
      expect(await slider(page, name).getAttribute("aria-valuetext")).toBe("high, 90 of 100");
    expect(await forward(page)).toEqual(["with"]);
    expect(await page.getByRole("figure", { name: "Social discipline window" }).count()).toBe(1);
  });

  test("the keyboard walks through all four ways, and each is told once it comes to rest", async () => {
    const steps: [string, string, Way["id"]][] = [
      ["Support", "Home", "to"],
      ["Challenge", "Home", "not"],
      ["Support", "End", "for"],
      ["Challenge", "End", "with"],
    ];
    for (const [name, key, way] of steps) {
      await slider(page, name).focus();
      await page.keyboard.press(key);
      const { title, support, challenge } = wayOf(way) ??
        ways[0] ?? { title: "", support: "", challenge: "" };
      await announced(page, `${title}: ${support} support, ${challenge} challenge. ${first?.[way]}`);
      expect(await forward(page)).toEqual([way]);
    }
  });

  test("arrow keys move a slider step by step, and the level changes at the middle", async () => {
    const support = slider(page, "Support");
    await support.focus();
    for (let press = 0; press < 8; press++) await page.keyboard.press("ArrowLeft");
    expect([await support.inputValue(), await support.getAttribute("aria-valuetext")]).toEqual([
      "50",
      "high, 50 of 100",
    ]);
    await page.keyboard.press("ArrowLeft");
    expect([await support.inputValue(), await support.getAttribute("aria-valuetext")]).toEqual([
      "45",
      "low, 45 of 100",
    ]);
  });

  test("a pane that is pressed comes forward, and the sliders follow", async () => {
    await page.locator('[data-way="for"]').click({ position: { x: 30, y: 30 } });
    expect(await forward(page)).toEqual(["for"]);
    expect(await slider(page, "Challenge").getAttribute("aria-valuetext")).toMatch(/^low, /);
    await page
      .locator(".said")
      .getByText(first?.for ?? "", { exact: true })
      .waitFor();
  });

  test("the point can be dragged, and stays within the window", async () => {
    const point = page.locator(".window-point");
    await point.scrollIntoViewIfNeeded();
    const at = await point.boundingBox();
    if (!at) throw new Error("The point is not to be seen");
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    await page.mouse.move(at.x - 900, at.y + 40, { steps: 5 });
    await page.mouse.up();
    expect(await slider(page, "Support").inputValue()).toBe("0");
    expect(await forward(page)).toEqual(["to"]);
  });

  test("the moments are one group, each under its place, and a choice is told with its answer", async () => {
    const group = page.getByRole("group", { name: "Choose a moment" });
    expect(await group.getByRole("radio").count()).toBe(moments.length);
    const last = moments.at(-1);
    const radio = group.getByRole("radio", { name: last?.title ?? "", exact: true });
    expect(await radio.evaluate((input) => input.ariaDescribedByElements?.[0]?.textContent)).toBe("At work");
    await group.getByRole("radio", { name: first?.title ?? "" }).focus();
    await page.keyboard.press("ArrowUp");
    expect(await radio.isChecked()).toBe(true);
    await page
      .locator(".answer")
      .getByText(last?.told ?? "")
      .waitFor();
    await announced(page, last?.with ?? "");
  });

  test("every moment in words is folded away, and opens", async () => {
    const summary = page.getByText("Every moment, four ways");
    const answer = page.locator(".in-words").getByText(first?.not ?? "");
    expect(await answer.isVisible()).toBe(false);
    await summary.focus();
    await page.keyboard.press("Enter");
    expect(await answer.isVisible()).toBe(true);
  });

  test("on the continuum the arrow keys walk from stage to stage, and Enter opens one", async () => {
    const here = () => page.evaluate(() => document.activeElement?.querySelector("h3")?.textContent);
    await page.locator(".continuum summary").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    expect(await here()).toBe(stages[2]?.title);
    await page.keyboard.press("ArrowUp");
    expect(await here()).toBe(stages[1]?.title);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowUp");
    expect(await here()).toBe(stages[0]?.title);
    await page.keyboard.press("End");
    expect(await here()).toBe(stages.at(-1)?.title);
    const last = page.locator(".continuum details").last();
    expect(await last.evaluate((details: HTMLDetailsElement) => details.open)).toBe(false);
    await page.keyboard.press("Enter");
    expect(await last.evaluate((details: HTMLDetailsElement) => details.open)).toBe(true);
    await last.getByRole("link", { name: stages.at(-1)?.tool.title ?? "" }).waitFor();
  });

  test("a browser whose style sheets cannot open a stage on paper has it opened for the print alone", async () => {
    const isOpen = () =>
      page
        .locator(".continuum details, .in-words")
        .evaluateAll((all) => all.map((details) => (details as HTMLDetailsElement).open));
    await page.evaluate(() => {
      CSS.supports = () => false;
      window.dispatchEvent(new Event("beforeprint"));
    });
    expect(new Set(await isOpen())).toEqual(new Set([true]));
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect(new Set(await isOpen())).toEqual(new Set([false]));
  });

  test("a link to a stage of the continuum opens it", async () => {
    const [circle, everyday] = [
      page.locator("#stage-a-circle details"),
      page.locator(".continuum details").first(),
    ];
    await page.goto("/approach/#stage-a-circle");
    await circle.getByRole("link").waitFor();
    expect(await everyday.getByRole("link").isVisible()).toBe(false);
    await page.evaluate((id) => (location.hash = id), `stage-${stages[0]?.id}`);
    await everyday.getByRole("link").waitFor();
  });

  test("axe finds nothing, whichever way is forward, with every stage open, in light and in dark", async () => {
    await bringAxe(page);
    for (const summary of await page.locator(".continuum summary").all()) await summary.click();
    const faults: string[] = [];
    for (const way of wayIds) {
      await page.locator(`[data-way="${way}"]`).click({ position: { x: 30, y: 30 } });
      await page.waitForTimeout(400);
      faults.push(...(await axeFaults(page)));
      await page.emulateMedia({ colorScheme: "dark" });
      await page.waitForTimeout(400);
      faults.push(...(await axeFaults(page, { colours: true })));
      await page.emulateMedia({ colorScheme: "light" });
    }
    expect(faults).toEqual([]);
  });

  test("with forced colours the pane that is forward has the thickest edge", async () => {
    await page.emulateMedia({ forcedColors: "active" });
    const edges = await page
      .locator(".window [data-way]")
      .evaluateAll((panes) => panes.map((pane) => Number.parseFloat(getComputedStyle(pane).borderTopWidth)));
    await page.emulateMedia({ forcedColors: null });
    expect(edges[1]).toBeGreaterThan(Math.max(edges[0] ?? 0, edges[2] ?? 0, edges[3] ?? 0));
  });

  test("with reduced motion nothing moves", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const pane = page.locator('[data-way="with"]');
    expect(await pane.evaluate((element) => getComputedStyle(element).transitionDuration)).toBe("0s");
    await page.emulateMedia({ reducedMotion: null });
  });

  test("nothing broke the policy or failed behind the page", () => {
    expect(visitor.faults()).toEqual([]);
  });
});

describe("with a finger, on a phone", () => {
  test("the point follows it, and the page scrolls from anywhere else", async () => {
    const visitor = await openVisitor(browser, { viewport: { width: 360, height: 740 }, hasTouch: true });
    const { page } = visitor;
    await page.goto("/approach/", { waitUntil: "networkidle" });
    await page.locator('[data-way="not"]').tap();
    expect(await forward(page)).toEqual(["not"]);
    await page.locator(".window").evaluate((field) => field.scrollIntoView({ block: "start" }));
    const endOf = async (part: string) => {
      const box = await page.locator(part).boundingBox();
      return (box?.y ?? 740) + (box?.height ?? 0);
    };
    // A small phone shows little more than 550 pixels of a page.
    expect(await endOf(".sliders")).toBeLessThan(500);
    expect(await endOf(".said")).toBeLessThan(740);
    const touch = (selector: string) =>
      page.locator(selector).evaluate((element) => getComputedStyle(element).touchAction);
    expect(await touch(".window-point")).toBe("none");
    expect(await touch(".window")).toBe("auto");
    await page.locator("#stage-a-circle summary").tap();
    await page.locator("#stage-a-circle").getByRole("link").first().waitFor();
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});

describe("with JavaScript off", () => {
  test("the window is a figure with every answer in words, and the stages open", async () => {
    const visitor = await openVisitor(browser, { javaScriptEnabled: false });
    const { page } = visitor;
    await page.goto("/approach/");
    expect(await page.locator("main").getByRole("slider").count()).toBe(0);
    expect(await page.locator("main").getByRole("radio").count()).toBe(0);
    for (const way of ways)
      expect(await page.locator(`[data-way="${way.id}"]`).innerText()).toContain(way.gist);
    const shown = await page.locator(".in-words").innerText();
    for (const moment of moments) for (const way of wayIds) expect(shown).toContain(moment[way]);
    await page.locator("#stage-a-circle summary").click();
    await page.locator("#stage-a-circle").getByRole("link", { name: "Run a circle" }).waitFor();
    await visitor.leave();
  });
});
