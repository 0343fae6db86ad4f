import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { framework } from "../../src/standards/framework.ts";
import { allStatementsOf, strandPath } from "../../src/standards/statements.ts";
import { readBuilt } from "../support/built-pages.ts";

const { strands, guidingPrinciples, commitments } = framework;

/** What is read on a page: no markup, no line breaks. */
const textOf = (html: string) => html.replace(/<[^>]+>/g, "").replace(/\s+/g, " ");

/** The parts of a page that are one element each, from its id on. */
const from = (html: string, id: string) => textOf(html.slice(html.indexOf(`id="${id}"`)).slice(0, 4000));

test("all 76 statements stand on the page of all standards, each with what it renders", async () => {
  const html = await readBuilt("/standards/");
  for (const each of strands.flatMap(allStatementsOf)) {
    const text = from(html, each.id);
    expect(text).toContain(each.statement);
    expect(text.indexOf(each.reference)).toBeGreaterThan(text.indexOf(each.statement));
    expect(html).toContain(`href="${each.href}"`);
  }
  expect(html.match(/class="statement /g)).toHaveLength(76);
});

describe.each(strands)("the page of $id", (strand) => {
  let html = "";
  beforeAll(async () => {
    html = await readBuilt(strandPath(strand));
  });

  test("has its introduction and every statement, each with an anchor and with what it renders", () => {
    for (const paragraph of strand.introduction) expect(textOf(html)).toContain(paragraph);
    for (const each of allStatementsOf(strand)) {
      expect(html).toContain(`<li class="statement ${each.kind}" id="${each.id}"`);
      expect(from(html, each.id)).toContain(each.statement);
      expect(from(html, each.id)).toContain(each.reference);
    }
  });

  test("links to related strands and to tools", () => {
    for (const id of strand.related) expect(html).toContain(`href="/standards/${id}/"`);
    for (const { href } of strand.tools) expect(html).toContain(`href="${href}"`);
  });

  test("has its caution on domestic abuse where people are brought together", () => {
    const [, before] = /Do not ([^.]*) until a specialist has assessed the risk/.exec(textOf(html)) ?? [];
    expect(before).toBe(strand.caution?.before);
  });

  test("asks each statement in the reflection, with a box for a note that is no place for a concern", () => {
    const statements = allStatementsOf(strand);
    const reflection = html.slice(html.indexOf('class="reflection"'), html.indexOf('class="page-foot"'));
    expect(reflection.match(/<fieldset/g)).toHaveLength(statements.length);
    expect(reflection.match(/type="radio"/g)).toHaveLength(statements.length * 3);
    expect(reflection.match(/<textarea/g)).toHaveLength(statements.length);
    expect(reflection.match(/class="not-for-concerns"/g)).toHaveLength(statements.length);
  });

  test("cannot send what is written there: it stands in no form, and no button sends", () => {
    const reflection = html.slice(html.indexOf('class="reflection"'), html.indexOf('class="page-foot"'));
    expect(reflection).not.toMatch(/<form|type="submit"|<button(?![^>]*type="button")/);
    expect(html.lastIndexOf("<form", html.indexOf('class="reflection"'))).toBeLessThan(
      html.lastIndexOf("</form>", html.indexOf('class="reflection"')),
    );
  });

  test("keeps the reflection out of the search, so that no statement is found twice", () => {
    expect(html).toMatch(/class="reflection"[^>]*data-pagefind-ignore/);
  });
});

test("every page of the standards says that the framework's own wording is the authority", async () => {
  for (const url of ["/standards/", ...strands.map(strandPath)]) {
    expect(textOf(await readBuilt(url))).toContain("the framework itself has the final say");
  }
  expect(textOf(await readBuilt("/framework/"))).toContain("own wording is the authority");
});

test("the framework's page has the principles, the commitments and the way to each strand", async () => {
  const html = await readBuilt("/framework/");
  for (const { statement } of [...guidingPrinciples, ...commitments])
    expect(textOf(html)).toContain(statement);
  for (const strand of strands) expect(html).toContain(`<a href="${strandPath(strand)}">${strand.title}</a>`);
  expect(html).toMatch(/<svg class="wheel"/);
});

test("the framework's page says what it is for, before what it is founded on", async () => {
  const html = await readBuilt("/framework/");
  const purpose = html.slice(html.indexOf('<h2 id="purpose"'), html.indexOf('<h2 id="founded"'));
  expect(textOf(purpose)).toContain(framework.purpose.introduction);
  expect(purpose.match(/<li>/g)).toHaveLength(framework.purpose.aims.length);
});

test("the scripts of these pages weigh 35 KB at the most", async () => {
  for (const url of ["/standards/", "/standards/networks/"]) {
    const html = await readBuilt(url);
    const files = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, src]) => `_site${src}`);
    const sizes = await Promise.all(
      files.map(async (file) => brotliCompressSync(await readFile(file)).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(35_000);
  }
});
