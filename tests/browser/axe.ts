import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { RunOptions } from "axe-core";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { contrastUnder } from "./contrast-under.ts";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const everything: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations", "incomplete"],
};

const coloursOnly: RunOptions = { runOnly: { type: "rule", values: ["color-contrast"] } };

/** Puts axe into a page. It comes through the debugger, so the site's policy stays as strict as it is. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(source);
}

/** What axe finds wrong on a page as it stands, and what it could not decide and nobody has decided for it. */
export async function axeFaults(page: Page, { colours = false } = {}): Promise<string[]> {
  const { violations, incomplete } = await page.evaluate(
    (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, options),
    colours ? coloursOnly : everything,
  );
  const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
  for (const { id, nodes } of incomplete) {
    for (const { target } of nodes) {
      const ratio = id === "color-contrast" ? await contrastUnder(page.locator(String(target))) : 0;
      if (ratio < 4.5)
        faults.push(`undecided ${id}: ${target}${ratio ? `, measured ${ratio.toFixed(2)}` : ""}`);
    }
  }
  return faults;
}
