import { describe, expect, test } from "vitest";
import { checkGlossary, findTerms, glossary } from "../../../src/glossary/glossary.ts";

const term = { id: "circle", term: "Circle", meaning: "People sit so that everyone can see everyone." };

describe("the glossary", () => {
  test("has the words that families ask about, from A to Z", () => {
    expect(glossary.length).toBeGreaterThanOrEqual(30);
    const terms = glossary.map((entry) => entry.term);
    expect(terms).toEqual(terms.toSorted((one, other) => one.localeCompare(other, "en-GB")));
    expect(glossary.flatMap((entry) => entry.short ?? [])).toEqual(
      expect.arrayContaining(["FGC", "IRO", "EDT"]),
    );
  });

  test("explains each term in a few plain sentences", () => {
    for (const { term: name, meaning } of glossary) {
      expect(meaning.length, name).toBeLessThan(260);
      expect(meaning, name).toMatch(/[.”]$/);
    }
  });

  test.each([
    ["a term that stands twice", [term, { ...term, id: "ring" }], "item 2, term: expected each word once"],
    ["an id that stands twice", [term, { ...term, term: "Ring" }], "item 2, id: expected each id once"],
    [
      "another word that is a term itself",
      [term, { ...term, id: "ring", term: "Ring", also: ["circle"] }],
      "item 2, also: expected each word once, found circle under Circle too",
    ],
    [
      "a see-also that leads nowhere",
      [{ ...term, see: ["nowhere"] }],
      "item 1, see: expected the id of another term, found nowhere",
    ],
    ["a see-also to itself", [{ ...term, see: ["circle"] }], "item 1, see: expected the id of another term"],
    ["a source that is not there", [{ ...term, sources: ["hearsay"] }], "item 1, sources: expected an id"],
    ["no meaning", [{ ...term, meaning: " " }], "item 1, meaning: expected some words"],
    ["a field that nobody knows", [{ ...term, colour: "teal" }], "item 1: "],
  ])("fails with file and field for %s", (_case, terms, expected) => {
    expect(() => checkGlossary(terms)).toThrow(`_data/glossary.json: ${expected}`);
  });

  test("fails with the page’s name and field for a term that it does not have", () => {
    expect(findTerms(["circle"], "src/pages/page.md").map((found) => found.term)).toEqual(["Circle"]);
    expect(() => findTerms(["nonsense"], "src/pages/page.md")).toThrow(
      "src/pages/page.md: terms: expected an id of _data/glossary.json, found nonsense",
    );
    expect(() => findTerms("circle", "src/pages/page.md")).toThrow(
      "src/pages/page.md: terms: expected a list",
    );
  });
});
