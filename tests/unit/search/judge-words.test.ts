import { describe, expect, it } from "vitest";
import { isKnown, judgeWords } from "../../../assets/js/search/judge-words.js";

const known = [
  "restorative",
  "family",
  "conference",
  "social",
  "worker",
  "house",
  "what",
  "hits",
  "itself",
  "lane",
];

describe("A word of the site", () => {
  it.each(["family", "Families", "family’s", "conferencing", "conf", "workers", "work"])("is %s", (word) => {
    expect(isKnown(word, known)).toBe(true);
  });

  it.each(["suicide", "xylophonist", "LAC", "myself", "fame", "lans"])("is not %s", (word) => {
    expect(isKnown(word, known)).toBe(false);
  });
});

describe("What somebody typed", () => {
  it("is looked for as it is where the site has every word", () => {
    expect(judgeWords("What is a Conference?", known)).toEqual({
      heard: "What is a Conference?",
      missing: [],
      suggestion: "",
    });
  });

  it("is looked for by the words that the site has, and the nearest are offered for the others", () => {
    expect(judgeWords("Socail worker at my huose", known)).toEqual({
      heard: "worker",
      missing: ["Socail", "huose"],
      suggestion: "social worker at my house",
    });
  });

  it("finds nothing where only words without weight are left", () => {
    expect(judgeWords("what is an ombudsman", known)).toEqual({
      heard: "",
      missing: ["ombudsman"],
      suggestion: "",
    });
  });

  it("is never mended where it is a word of danger", () => {
    expect(judgeWords("beaten conferance", ["beater", "conference"]).suggestion).toBe("beaten conference");
    expect(judgeWords("he hits me, I hurt myself", known).suggestion).toBe("");
    expect(judgeWords("county lines", ["count", "lines"]).suggestion).toBe("");
    expect(judgeWords("county", ["count"]).suggestion).toBe("");
    expect(judgeWords("forced marriage", ["force", "marriages"]).suggestion).toBe("");
  });

  it("is looked for as it is where the words of the site could not be had", () => {
    expect(judgeWords("ombudsman", []).heard).toBe("ombudsman");
  });
});
