import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestWord, slipsBetween, suggestWords } from "../../../assets/js/search/nearest-word.js";

const known = ["restorative", "family", "conference", "genogram", "circle", "social", "worker", "house"];

describe("A misspelt word", () => {
  it.each([
    ["restoritive", "restorative"],
    ["famly", "family"],
    ["fmaily", "family"],
    ["genagram", "genogram"],
    ["conferance", "conference"],
    ["cirlce", "circle"],
  ])("“%s” is taken for “%s”", (typed, meant) => {
    expect(suggestWords(typed, known)).toBe(meant);
  });

  it("is put right within a sentence, and the rest stays", () => {
    expect(suggestWords("Socail worker at my huose", known)).toBe("social worker at my house");
  });

  it.each(["family", "Families", "conferencing", "at", "", "xylophonist"])(
    "“%s” is left as it is",
    (typed) => {
      expect(suggestWords(typed, known)).toBeNull();
    },
  );

  it("is taken for the commoner of two that are as near", () => {
    expect(nearestWord("hause", ["house", "cause"])).toBe("house");
    expect(nearestWord("hause", ["cause", "house"])).toBe("cause");
  });
});

describe("Counting slips", () => {
  it("is the same both ways, and nought for the same word only", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
        const slips = slipsBetween(one, other);
        expect(slips).toBe(slipsBetween(other, one));
        expect(slips === 0).toBe(one === other);
        expect(slips).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});
