import { expect, test } from "vitest";
import { glossary } from "../../src/glossary/glossary.ts";
import { builtPages, readBuilt } from "../support/built-pages.ts";

const termButtons = (html: string) =>
  [...html.matchAll(/popovertarget="(term-[^"]+)"/g)].map(([, id = ""]) => id);

test("the glossary has each term under an anchor of its own, under its letter", async () => {
  const html = await readBuilt("/glossary/");
  for (const { id, term } of glossary) {
    expect(html).toContain(`<h3 id="${id}">${term}</h3>`);
    expect(html).toContain(`id="letter-${term.charAt(0).toLowerCase()}"`);
  }
  expect(html).toContain("The meanings are in this site’s own words.");
});

test("each word that can be opened has its meaning on the same page, once, and eight at the most", async () => {
  for (const { url, html } of await builtPages()) {
    const ids = termButtons(html);
    expect(ids.length, url).toBeLessThanOrEqual(8);
    expect(new Set(ids).size, url).toBe(ids.length);
    for (const id of ids) expect(html.split(`id="${id}"`), `${url} ${id}`).toHaveLength(2);
  }
});

test("pages that are read have such words; the glossary, forms and errors have none", async () => {
  expect(termButtons(await readBuilt("/ambition/")).length).toBeGreaterThan(3);
  for (const url of ["/", "/glossary/", "/404.html", "/workshops/", "/search/", "/worried-about-a-child/"]) {
    expect(termButtons(await readBuilt(url)), url).toEqual([]);
  }
});

test("meanings stay out of the search index", async () => {
  expect(await readBuilt("/ambition/")).toContain('<div class="term-meanings" data-pagefind-ignore>');
});
