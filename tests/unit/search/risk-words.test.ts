import { describe, expect, it } from "vitest";
import { isRisk, isRiskAtHome } from "../../../assets/js/search/risk-words.js";

describe("Who to ring comes first", () => {
  it.each([
    "suicide",
    "Suicidal",
    "self-harm",
    "selfharm",
    "I want to hurt myself",
    "my husband hits me",
    "scared",
    "runaway",
    "running away",
    "my son ran away",
    "domestic violence",
    "sexual abuse",
    "neglect",
    "cutting herself",
    "I want to die",
  ])("for “%s”", (typed) => {
    expect(isRisk(typed)).toBe(true);
  });

  it.each([
    "circle",
    "white paper",
    "diet",
    "harmony",
    "kickoff",
    "scarf",
    "architect",
    "rapid",
    "workshop dates",
  ])("not for “%s”", (typed) => {
    expect(isRisk(typed)).toBe(false);
  });

  it("with the way to look safely where somebody near may be the danger", () => {
    expect(
      ["my husband hits me", "domestic violence", "controlling partner"].filter(isRiskAtHome),
    ).toHaveLength(3);
    expect(["suicide", "I want to hurt myself", "runaway"].filter(isRiskAtHome)).toEqual([]);
  });
});
