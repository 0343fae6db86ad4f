import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { builtPages } from "../support/built-pages.ts";
import { sheetsOfClasses, unstyled } from "../support/style-sheets.ts";

const pages = (await builtPages()).map(({ url, html }) => ({
  url,
  linked: [...html.matchAll(/<link rel="stylesheet" href="\/assets\/([\w-]+)\.css"/g)].map(
    ([, name = ""]) => name,
  ),
  classes: [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(/\s+/)),
}));

test("every page links the style sheets of all that it shows", () => {
  const missing = pages.flatMap(({ url, classes, linked }) =>
    unstyled(classes, linked).map((fault) => `${url}: ${fault}`),
  );
  expect(missing).toEqual([]);
});

test("no page links a style sheet that is not there, or one of which it shows nothing", () => {
  const sheets = sheetsOfClasses();
  const idle = pages.flatMap(({ url, classes, linked }) =>
    linked
      .filter((name) => name !== "site" && name !== "print")
      .filter((name) => !classes.some((known) => sheets.get(known)?.has(name)))
      .map((name) => `${url}: ${name}`),
  );
  const absent = pages
    .flatMap(({ linked }) => linked)
    .filter((name) => !existsSync(`_site/assets/${name}.css`));
  expect(idle).toEqual([]);
  expect(absent).toEqual([]);
});

test("the rules for all pages come first, and those for paper have the last word", () => {
  for (const { url, linked } of pages) {
    expect([linked.at(0), linked.at(-1)], url).toEqual(["site", "print"]);
  }
});
