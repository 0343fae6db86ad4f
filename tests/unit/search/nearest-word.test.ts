import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestWord, slipsBetween } from "../../../assets/js/search/nearest-word.js";

const known = ["restorative", "family", "conference", "genogram", "circle", "chronology", "safety", "house"];

describe("A misspelt word", () => {
  it.each([
    ["restoritive", "restorative"],
    ["famly", "family"],
    ["fmaily", "family"],
    ["genagram", "genogram"],
    ["conferance", "conference"],
    ["confrence", "conference"],
    ["cirlce", "circle"],
    ["chronolgy", "chronology"],
    ["saftey", "safety"],
  ])("“%s” is taken for %s", (typed, meant) => {
    expect(nearestWord(typed, known)).toBe(meant);
  });

  it("is not taken for another word that people use", () => {
    const near = ["sits", "itself", "addition", "option", "appear", "lack", "back", "drink"];
    for (const typed of ["hits", "myself", "adoption", "appeal", "LAC", "deaf", "black", "drunk"]) {
      expect(nearestWord(typed, near), typed).toBeNull();
    }
  });

  it("is taken for the commoner of two that are as near", () => {
    expect(nearestWord("meting", ["meeting", "melting"])).toBe("meeting");
    expect(nearestWord("meting", ["melting", "meeting"])).toBe("melting");
  });
});

describe("Counting slips", () => {
  it("is the same both ways, and nought for the same word only", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
        const slips = slipsBetween(one, other);
        expect(slips).toBe(slipsBetween(other, one));
        expect(slips === 0).toBe(one === other);
        expect(slips).toBeLessThanOrEqual(one.length + other.length);
      }),
    );
  });

  it("counts a letter that sounds otherwise for two, and one that sounds alike for one", () => {
    expect(slipsBetween("genagram", "genogram")).toBe(1);
    expect(slipsBetween("appeal", "appear")).toBe(2);
  });
});
