import { describe, expect, test } from "vitest";
import { pictures } from "../../../src/families/drawings/pictures.ts";
import { checkEasyRead, easyRead } from "../../../src/families/easy-read.ts";

const lines = easyRead.flatMap((section) => section.lines);

describe("the Easy Read words", () => {
  test("are sentences of twelve words at the most, a few to each drawing", () => {
    for (const { words } of lines) {
      expect(words.length, words.join(" ")).toBeLessThanOrEqual(4);
      for (const sentence of words) {
        expect(sentence).toMatch(/[.?]$/);
        expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(12);
      }
    }
  });

  test("have a drawing each, out of twenty and more", () => {
    expect(new Set(lines.map((line) => line.picture)).size).toBeGreaterThanOrEqual(20);
  });

  test("fail with file and field for a drawing that is not there", () => {
    const line = { picture: "unicorn", words: ["This is a line."] };
    expect(() => checkEasyRead([{ id: "one", title: "One", lines: [line] }])).toThrow(
      "_data/easy-read.json: item 1, lines, item 1, picture: expected the name of a drawing: ",
    );
  });

  test("fail with file and field where nothing is said", () => {
    const [picture] = Object.keys(pictures);
    expect(() => checkEasyRead([{ id: "one", title: "One", lines: [{ picture, words: [] }] }])).toThrow(
      "_data/easy-read.json: item 1, lines, item 1, words: expected at least one sentence",
    );
  });
});
