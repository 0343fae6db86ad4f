import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((c) => c + c).join("") : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const css = readFileSync("assets/css/tokens.css", "utf8");
const [lightBlock = "", darkBlock = ""] = css.split("@media (prefers-color-scheme: dark)");
const colours = (block: string) =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]+);/gi)].map(([, name = "", hex = ""]) => [name, hex]),
  );
const light = colours(lightBlock);
const themes = { light, dark: { ...light, ...colours(darkBlock) } };

/** Text, ground, and the contrast that it needs: 7 for what is read at length, 4.5 for text, 3 for shapes. */
const pairs: [string, string, number][] = [
  ["ink", "paper", 7],
  ["ink", "card", 7],
  ["ink", "mist", 7],
  ["soft", "paper", 7],
  ["soft", "card", 7],
  ["soft", "mist", 4.5],
  ["teal", "paper", 4.5],
  ["teal", "card", 4.5],
  ["teal", "mist", 4.5],
  ["on-teal", "teal", 4.5],
  ["on-deep", "deep", 7],
  ["coral", "paper", 4.5],
  ["coral", "card", 4.5],
  ["amber", "card", 4.5],
  ["stone", "card", 4.5],
  ["plum", "card", 4.5],
  ["edge", "card", 3],
  ["edge", "paper", 3],
];

for (const [theme, values] of Object.entries(themes)) {
  test.each(pairs)(`${theme}: %s on %s reaches %d to 1`, (text, ground, least) => {
    expect(contrast(values[text] ?? "#000", values[ground] ?? "#000")).toBeGreaterThanOrEqual(least);
  });
}
