import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { judgeWords } from "../../assets/js/search/judge-words.js";
import { readBuilt } from "../support/built-pages.ts";

type Found = { url: string; title: string; words?: string };

let words: string[] = [];
let pages: Found[] = [];
beforeAll(async () => {
  words = JSON.parse(await readFile("_site/pagefind/words.json", "utf8")) as string[];
  const block = /<script id="search-known"[^>]*>([^<]*)</.exec(await readBuilt("/search/"))?.[1] ?? "";
  pages = Object.values((JSON.parse(block) as { pages: Record<string, Found> }).pages);
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
