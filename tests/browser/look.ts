import type { Page } from "playwright-core";
import { axeFaults, bringAxe } from "./axe.ts";
import { layoutFaults } from "./layout-faults.ts";

const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
/** What is left of 1,280 pixels when a page is enlarged four times. */
const narrowest = { width: 320, height: 640 };

/** What someone meets on a page who cannot take it as it comes; each fault with the page that it is on. */
export type Findings = Record<"axe" | "axeOnPhone" | "axeInDark" | "narrow" | "large" | "spaced", string[]>;

export const nothingYet = (): Findings => ({
  axe: [],
  axeInDark: [],
  axeOnPhone: [],
  narrow: [],
  large: [],
  spaced: [],
});

/** What a page can show, and the way there from the state before. */
export type State = readonly [name: string, reach: (page: Page) => Promise<unknown>];

/** Looks at a page in each of the ways, and leaves it as it was. */
export async function look(
  page: Page,
  name: string,
  findings: Findings,
  { phones = true } = {},
): Promise<void> {
  const note = (kind: keyof Findings, faults: string[]) =>
    findings[kind].push(...faults.map((fault) => `${name}: ${fault}`));
  await page.waitForLoadState();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await bringAxe(page);
  note("axe", await axeFaults(page));
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  note("axeInDark", await axeFaults(page, { colours: true }));
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });

  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  note("large", await layoutFaults(page));
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));

  await spaceOut(page);
  note("spaced", await layoutFaults(page));
  await page.setViewportSize(narrowest);
  note("spaced", await layoutFaults(page));
  await page.evaluate(() => (document.adoptedStyleSheets = []));

  note("narrow", await layoutFaults(page));
  if (phones) {
    await page.setViewportSize(phone);
    note("axeOnPhone", await axeFaults(page));
  }
  await page.setViewportSize(wide);
}

/** The spacing of WCAG 1.4.12, as a reader's own style sheet would bring it. */
async function spaceOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
       p { margin-bottom: 2em !important }`,
    );
    document.adoptedStyleSheets = [sheet];
  });
}
