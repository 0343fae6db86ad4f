import type { Page } from "playwright-core";
import { unstyled } from "../support/style-sheets.ts";
import { axeFaults, bringAxe } from "./axe.ts";
import { forcedFaults } from "./forced-faults.ts";
import { jumps } from "./jumps.ts";
import { layoutFaults } from "./layout-faults.ts";
import { movingParts } from "./moving-parts.ts";
import { paperFaults } from "./paper-faults.ts";

const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
/** What is left of 1,280 pixels when a page is enlarged four times. */
const narrowest = { width: 320, height: 640 };
/** A4 within its margins. */
const paper = { width: 700, height: 1000 };

const usual = { media: null, colorScheme: "light", reducedMotion: "reduce", forcedColors: null } as const;

/** The ways in which every page and every state is looked at, and what is asked of each. */
export const looks = {
  axe: "axe finds nothing",
  axeOnPhone: "axe finds nothing on a phone",
  axeInDark: "every text stands out in dark colours",
  narrow: "at 320 pixels, which is 400 % on a large screen, nothing scrolls sideways or is lost",
  large: "text at twice its size fits, on a phone too",
  spaced: "text spaced out by the reader fits",
  forced: "in colours of the reader's own, light and dark, every word takes them and every drawing is seen",
  steady: "nothing jumps while it loads",
  still: "who asks for less motion gets none",
  paper: "on paper it is dark on white, fits, and leaves out what only a screen can use",
  styles: "the style sheets of all that is shown are there",
} as const;

/** What someone meets on a page who cannot take it as it comes; each fault with the page that it is on. */
export type Findings = Record<keyof typeof looks, string[]>;

export function nothingYet(): Findings {
  return Object.fromEntries(Object.keys(looks).map((kind) => [kind, []])) as unknown as Findings;
}

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
  note("styles", await unlinked(page));
  note("still", await movingParts(page));
  await bringAxe(page);
  note("axe", await axeFaults(page));
  note("steady", await jumps(page));
  await page.emulateMedia({ colorScheme: "dark" });
  note("axeInDark", await axeFaults(page, { colours: true }));
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    note("forced", await forcedFaults(page));
  }
  await page.emulateMedia(usual);

  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  note("large", await layoutFaults(page));
  await page.setViewportSize(phone);
  note("large", await layoutFaults(page));
  await page.setViewportSize(wide);
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
  await page.setViewportSize(paper);
  await page.emulateMedia({ media: "print" });
  note("paper", [...(await paperFaults(page)), ...(await layoutFaults(page))]);
  await page.emulateMedia(usual);
  await page.setViewportSize(wide);
}

/** Classes whose rules stand only in style sheets that the page does not link. */
async function unlinked(page: Page): Promise<string[]> {
  const { classes, linked } = await page.evaluate(() => ({
    classes: [...document.querySelectorAll("[class]")].flatMap(({ classList }) => [...classList]),
    linked: [...document.styleSheets].map(({ href }) => /([\w-]+)\.css$/.exec(href ?? "")?.[1] ?? ""),
  }));
  return unstyled(classes, linked);
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
