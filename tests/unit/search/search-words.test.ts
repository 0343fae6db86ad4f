import { expect, it } from "vitest";
import { searchWords } from "../../../src/eleventy/search-words.ts";

const page = (main: string, head = "") =>
  `<head>${head}</head><main id="main" data-pagefind-body>${main}</main>`;

it("knows the words that readers see and those that a page can be found by, the commonest first", () => {
  const { words } = searchWords([
    page("<h1>Circles</h1><p>A circle, a <b>Circle</b></p><svg><title>drawing</title></svg>"),
    page("<p>Meeting</p>", '<meta name="keywords" content="genogram, FGC"/>'),
  ]);
  expect(words[0]).toBe("circle");
  expect(words).toEqual(expect.arrayContaining(["circles", "meeting", "genogram"]));
  expect(words).not.toContain("drawing");
});

it("takes no word from a page that the search does not show", () => {
  expect(searchWords(["<main>Secretive</main>"]).words).toEqual([]);
});

it("knows what the letters of the glossary stand for", () => {
  expect(searchWords([]).short["fgc"]).toBe("Family group conference");
});
