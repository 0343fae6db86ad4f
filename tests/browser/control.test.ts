import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { look, nothingYet } from "./look.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

// A page is spoilt on purpose, so that it is known that the tests beside this one would see it.

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  browser = await openBrowser();
  visitor = await openVisitor(browser, { reducedMotion: "reduce" });
});
afterAll(() => browser.close());

async function lookAfter(spoil: () => void) {
  const { page } = visitor;
  const findings = nothingYet();
  await page.goto("/cookies/");
  await page.evaluate(spoil);
  await look(page, "spoilt", findings);
  return findings;
}

test("text that is too faint is seen, in both colours", async () => {
  const findings = await lookAfter(() => {
    document.querySelectorAll("p").forEach((p) => p.style.setProperty("color", "#88908f"));
  });
  expect(findings.axe.join()).toContain("color-contrast");
  expect(findings.axeOnPhone.join()).toContain("color-contrast");
  const dark = await lookAfter(() => {
    document.querySelectorAll("p").forEach((p) => p.style.setProperty("color", "#3d5a58"));
  });
  expect(dark.axeInDark.join()).toContain("color-contrast");
});

test("faint text in a drawing is seen, where axe is not sure", async () => {
  const findings = await lookAfter(() => {
    const drawing = new DOMParser().parseFromString(
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><rect width="200" height="60" fill="#0b5a5e"/>
       <text x="10" y="30" fill="#1b2a2d">Not to be read</text></svg>`,
      "image/svg+xml",
    );
    document.querySelector("main")?.append(drawing.documentElement);
  });
  expect(findings.axe.join()).toContain("measured");
});

test("targets that are too small and too close are seen", async () => {
  const findings = await lookAfter(() => {
    for (const word of ["one", "two"]) {
      const button = Object.assign(document.createElement("button"), { textContent: word });
      button.style.cssText = "width: 12px; height: 12px; padding: 0; font-size: 6px; border: 0";
      document.querySelector("main")?.append(button);
    }
  });
  expect(findings.axe.join()).toContain("target-size");
});

test("what sticks out, is cut off or lies over something else is seen", async () => {
  const findings = await lookAfter(() => {
    const add = (text: string, style: string) => {
      const box = Object.assign(document.createElement("p"), { textContent: text });
      box.style.cssText = style;
      document.querySelector("main")?.append(box);
    };
    add("This line sticks out.", "width: 900px");
    add(
      "These words do not fit into their box at any size at all.",
      "width: 90px; height: 20px; overflow: hidden",
    );
    add("Over.", "margin-top: -2em");
  });
  const found = findings.narrow.join("\n");
  expect(found).toContain("scrolls sideways");
  expect(found).toContain("This line sticks out.” sticks out");
  expect(found).toContain("is cut off");
  expect(found).toContain("over “");
});

test("breaches of the policy and foreign requests are seen", async () => {
  const { page } = visitor;
  await page.goto("/cookies/");
  await page.evaluate(() => {
    document.body.append(Object.assign(new Image(), { src: "https://elsewhere.example/pixel.png" }));
  });
  await expect.poll(() => visitor.faults().join("\n")).toMatch(/Breach of the policy: img-src/);
});
