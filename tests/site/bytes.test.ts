import { readdir, readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { builtPages, readBuilt } from "../support/built-pages.ts";

/** What a fresh connection carries before the first answer from the reader's side (RFC 6928, ten segments). */
const FIRST_FLIGHT = 14_600;
/** What the first flight shall have left over on the home page, for words to come. */
const SPARE = 3_500;
/** The style sheets of any one page. */
const STYLES = 8_000;
const FIRST_VIEW = 50_000;

/** What may stand on a page that is only read: each does one small thing, and waits until the page is there. */
const small = new Set(["/assets/read-aloud.js", "/assets/leave-quickly.js"]);
const SMALL = 1_500;
const OWN_SCRIPTS = 35_000;

const packed = (content: Buffer | string) => brotliCompressSync(content).length;

/** How much the style sheets that a page links weigh together. */
async function stylesOf(html: string): Promise<number> {
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, address]) => address);
  const sizes = await Promise.all(sheets.map(async (address) => packed(await readFile(`_site${address}`))));
  expect(sizes.length).toBeGreaterThan(1);
  return sizes.reduce((sum, size) => sum + size, 0);
}

test("the home page and its styles fit the first flight of a connection with room to spare", async () => {
  const html = await readBuilt("/");
  expect(packed(html) + (await stylesOf(html))).toBeLessThanOrEqual(FIRST_FLIGHT - SPARE);
});

test("the page that searches fits the first flight with its styles, and with what it knows of every page", async () => {
  const html = await readBuilt("/search/");
  expect(packed(html) + (await stylesOf(html))).toBeLessThanOrEqual(FIRST_FLIGHT);
});

test("the styles of any page are 8 KB at the most", async () => {
  for (const { url, html } of await builtPages()) {
    expect(await stylesOf(html), url).toBeLessThanOrEqual(STYLES);
  }
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

/** The addresses of the scripts that a page loads, and whether each waits for the page. */
const scriptsOf = (html: string) =>
  [...html.matchAll(/<script\b([^>]*)>/gi)]
    .map(([, attributes = ""]) => attributes)
    .filter((attributes) => !/type="application\/(ld\+)?json"/.test(attributes))
    .map((attributes) => ({
      address: /src="([^"]+)"/.exec(attributes)?.[1] ?? "within the page",
      waits: /type="module"/.test(attributes) && !/\basync\b/.test(attributes),
    }));

test("a page that is only read loads nothing but the small scripts that reading has a use for", async () => {
  const scripted = (await builtPages()).flatMap((page) => {
    const isInteractive = / x-data(=|>| )/.test(page.html);
    const others = scriptsOf(page.html).filter(({ address }) => !small.has(address));
    return isInteractive ? [] : others.map(({ address }) => `${page.url} ${address}`);
  });
  expect(scripted).toEqual([]);
});

test("the small scripts are small, and every script waits for its page", async () => {
  for (const address of small) {
    expect(packed(await readFile(`_site${address}`)), address).toBeLessThanOrEqual(SMALL);
  }
  const hurried = (await builtPages()).flatMap((page) =>
    scriptsOf(page.html)
      .filter(({ waits }) => !waits)
      .map(({ address }) => `${page.url} ${address}`),
  );
  expect(hurried).toEqual([]);
});

test("the scripts of an interactive page are 35 KB at the most, Alpine included", async () => {
  const known = new Map<string, number>();
  const sizeOf = async (address: string) => {
    const size = known.get(address) ?? packed(await readFile(`_site${address}`));
    known.set(address, size);
    return size;
  };
  for (const page of await builtPages()) {
    const sizes: number[] = [];
    for (const { address } of scriptsOf(page.html)) sizes.push(await sizeOf(address));
    expect(
      sizes.reduce((sum, size) => sum + size, 0),
      page.url,
    ).toBeLessThanOrEqual(OWN_SCRIPTS);
  }
});

test("no page asks another origin for anything", async () => {
  const foreign: string[] = [];
  for (const page of await builtPages()) {
    for (const [, address] of page.html.matchAll(
      /<(?:script|img|iframe|source|video)\b[^>]*\ssrc="([^"]+)"/gi,
    )) {
      if (!address?.startsWith("/") && !address?.startsWith("data:")) foreign.push(`${page.url} ${address}`);
    }
    for (const [tag] of page.html.matchAll(/<link\b[^>]*>/gi)) {
      const address = /href="([^"]+)"/.exec(tag)?.[1] ?? "";
      if (!/rel="canonical"/.test(tag) && !address.startsWith("/")) foreign.push(`${page.url} ${address}`);
    }
  }
  expect(foreign).toEqual([]);
  for (const sheet of (await readdir("_site/assets")).filter((file) => file.endsWith(".css"))) {
    expect(await readFile(`_site/assets/${sheet}`, "utf8")).not.toMatch(/url\(["']?(?:https?:)?\/\//);
  }
});
