import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { builtPages, readBuilt } from "../support/built-pages.ts";

/** What a fresh connection carries before the first answer from the reader's side (RFC 6928, ten segments). */
const FIRST_FLIGHT = 14_600;
const FIRST_VIEW = 50_000;

const interactive = new Set(["/search/", "/workshops/"]);
const isInteractive = (url: string) => interactive.has(url) || url.startsWith("/workshops/");

const packed = (content: Buffer | string) => brotliCompressSync(content).length;

test("the home page and its styles fit the first flight of a connection", async () => {
  const bytes = packed(await readBuilt("/")) + packed(await readFile("_site/assets/site.css"));
  expect(bytes).toBeLessThanOrEqual(FIRST_FLIGHT);
});

test("everything on the home page's first view, font included, is 50 KB at the most", async () => {
  const html = await readBuilt("/");
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => `_site${match[1]}`);
  const sizes = await Promise.all(
    [...new Set(files)].map(async (file) => {
      const content = await readFile(file);
      return file.endsWith(".woff2") ? content.length : packed(content);
    }),
  );
  expect(files.some((file) => file.endsWith(".woff2"))).toBe(true);
  expect(sizes.reduce((sum, size) => sum + size, packed(html))).toBeLessThanOrEqual(FIRST_VIEW);
});

test("a page that is only read loads no script", async () => {
  const scripted: string[] = [];
  for (const page of await builtPages()) {
    if (!isInteractive(page.url) && /<script/i.test(page.html)) scripted.push(page.url);
  }
  expect(scripted).toEqual([]);
});

test("no page asks another origin for anything", async () => {
  const foreign: string[] = [];
  for (const page of await builtPages()) {
    for (const [, address] of page.html.matchAll(
      /<(?:script|img|iframe|source|video)\b[^>]*\ssrc="([^"]+)"/gi,
    )) {
      if (!address?.startsWith("/")) foreign.push(`${page.url} ${address}`);
    }
    for (const [tag] of page.html.matchAll(/<link\b[^>]*>/gi)) {
      const address = /href="([^"]+)"/.exec(tag)?.[1] ?? "";
      if (!/rel="canonical"/.test(tag) && !address.startsWith("/")) foreign.push(`${page.url} ${address}`);
    }
  }
  const css = await readFile("_site/assets/site.css", "utf8");
  expect(foreign).toEqual([]);
  expect(css).not.toMatch(/url\(["']?(?:https?:)?\/\//);
});
