import { readdir, readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { judgeWords } from "../../assets/js/search/judge-words.js";
import { bestBets } from "../../src/facts/best-bets.ts";
import { audiences, kinds } from "../../src/layouts/FindingTags.tsx";
import { readBuilt } from "../support/built-pages.ts";

type Found = { url: string; title: string; words?: string };
type Known = {
  pages: Record<string, Found>;
  bets: { pages: string[] }[];
  best: Record<string, Found & { about: string }>;
};

let words: string[] = [];
let pages: Found[] = [];
let known: Known;
beforeAll(async () => {
  words = JSON.parse(await readFile("_site/pagefind/words.json", "utf8")) as string[];
  const block = /<script id="search-known"[^>]*>([^<]*)</.exec(await readBuilt("/search/"))?.[1] ?? "";
  known = JSON.parse(block) as Known;
  pages = Object.values(known.pages);
});

test.each([
  "suicide",
  "self-harm",
  "hurt myself",
  "hits me",
  "scared",
  "runaway",
  "domestic violence",
  "sexual abuse",
  "deaf",
  "BSL",
  "LAC",
  "ombudsman",
  "appeal",
])("the site has an answer to “%s”", (typed) => {
  expect(judgeWords(typed, words)).toEqual({ heard: typed, missing: [], suggestion: "" });
});

test.each([
  ["saftey", "safety"],
  ["confrence", "conference"],
  ["circels", "circles"],
  ["chronolgy", "chronology"],
  ["genagram", "genogram"],
  ["abbuse", "abuse"],
])("“%s” is taken for “%s”", (typed, meant) => {
  expect(judgeWords(typed, words)).toEqual({ heard: "", missing: [typed], suggestion: meant });
});

test.each(["EHCP", "adoption"])("the site says that it has nothing on “%s”", (typed) => {
  expect(judgeWords(typed, words)).toEqual({ heard: "", missing: [typed], suggestion: "" });
});

test("no word is made another that would hurt", () => {
  expect(judgeWords("my husband hits me", words)).toEqual({
    heard: "hits",
    missing: ["husband"],
    suggestion: "",
  });
  expect(judgeWords("I want to hurt myself", words).suggestion).toBe("");
});

test("words of danger lead to who to ring", () => {
  const urgent = pages.find(({ url }) => url === "/worried-about-a-child/")?.words ?? "";
  for (const word of [
    "suicide",
    "self-harm",
    "hurt myself",
    "hits me",
    "scared",
    "running away",
    "runaway",
  ]) {
    expect(urgent).toContain(word);
  }
  expect(pages.find(({ url }) => url === "/safety/")?.words).toContain("domestic violence, he hits me");
});

test("a misspelt word of danger is taken for the one that was meant", () => {
  expect(judgeWords("traficked", words).suggestion).toBe("trafficked");
  expect(judgeWords("alchohol", words).suggestion).toBe("alcohol");
});

test("each page that comes first for a search is there, and is told in a sentence", async () => {
  const chosen = [...new Set(known.bets.flatMap((bet) => bet.pages))];
  expect(chosen.length).toBeGreaterThan(5);
  const functions = await Promise.all(
    (await readdir("functions")).map((file) => readFile(`functions/${file}`, "utf8")),
  );
  for (const url of [...chosen, "/worried-about-a-child/", "/safety/"]) {
    const isBuilt = url.endsWith("/") && (await readBuilt(url)).includes("<h1");
    expect(isBuilt || functions.some((code) => code.includes(`"${url}"`)), url).toBe(true);
    expect(known.best[url]?.title, url).toMatch(/\w/);
    expect(known.best[url]?.about, url).toMatch(/^[A-Z][^&<]+\.$/);
  }
});

test("what stands first and is made for each visitor is of a kind, and for readers, that the search offers", () => {
  for (const { kind, audiences: readers } of bestBets.elsewhere) {
    expect(Object.keys(kinds)).toContain(kind);
    expect(Object.keys(audiences)).toEqual(expect.arrayContaining(readers ?? []));
  }
});

test("workshops that have been are out of the search, and those to come can be found by their dates", async () => {
  const found = pages.filter(({ url }) => /^\/workshops\/./.test(url) && !url.includes("how-booking"));
  expect(found.length).toBeGreaterThan(0);
  for (const { url, words: own } of found) {
    expect(own, url).toContain("next workshop");
    expect(await readBuilt(url), url).not.toContain("workshop-past");
  }
  expect(pages.find(({ url }) => url === "/workshops/")?.words).toContain("next workshop");
});

test("a page is found under what it is about, not under its greeting", () => {
  expect(pages.find(({ url }) => url === "/champions/")?.title).toBe("Champions");
  expect(pages.find(({ url }) => url === "/")?.title).toMatch(/^Restorative practice in /);
});

test("no letter of the alphabet stands in the index as a heading", async () => {
  const headings = [...(await readBuilt("/glossary/")).matchAll(/<h2 id="letter-[a-z]"([^>]*)>/g)];
  expect(headings.length).toBeGreaterThan(5);
  expect(headings.filter(([, attributes]) => !attributes?.includes("data-pagefind-ignore"))).toEqual([]);
});
