import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { indexedPages, searchAhead } from "../../../src/eleventy/search-ahead.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "restorative-index-"));
  await mkdir(join(folder, "index"));
  await mkdir(join(folder, "fragment"));
});
afterEach(() => rm(folder, { recursive: true }));

const ahead = async () => searchAhead(folder, await indexedPages(folder));

const write = (file: string, content: Buffer | string) => writeFile(join(folder, file), content);

/** One page as the index keeps it. */
const fragment = (url: string, meta: object, filters: object = {}) =>
  gzipSync(`pagefind_dcd${JSON.stringify({ url, content: "words", meta, filters })}`);

it("has the index of a small site fetched before a letter is typed, and nothing that only other pages need", async () => {
  await write("pagefind.js", "");
  await write("pagefind.en_1.pf_meta", "");
  await write("index/en_2.pf_index", "");
  expect((await ahead()).ahead).toEqual(["pagefind.en_1.pf_meta", "index/en_2.pf_index"]);
});

it("knows what a result of a small site shows, and what the page is found by", async () => {
  const circles = { title: "Circles", words: "talking piece, check-in" };
  const filters = { kind: ["tool"], audience: ["managers", "partners"] };
  await write("fragment/en_3.pf_fragment", fragment("/circles/", circles, filters));
  await write("fragment/en_4.pf_fragment", fragment("/", { title: "Home" }));
  expect((await ahead()).pages).toEqual({
    en_3: { url: "/circles/", ...circles, kind: "tool", audiences: ["managers", "partners"] },
    en_4: { url: "/", title: "Home" },
  });
});

it("leaves the files of a large site until they are needed", async () => {
  await write("index/en_2.pf_index", Buffer.alloc(200_000));
  for (let page = 0; page <= 300; page += 1) {
    await write(`fragment/en_${page}.pf_fragment`, fragment(`/${page}/`, { title: "Page" }));
  }
  expect(await ahead()).toEqual({ ahead: [], pages: {} });
});
