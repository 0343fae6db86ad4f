import { describe, expect, test } from "vitest";
import { checkImpact, impact } from "../../../src/impact/impact.ts";

describe("what is known of the effect", () => {
  test("holds the eight voices of the pilot, each under its group", () => {
    expect(impact.voices).toHaveLength(8);
    expect(impact.groups.map(({ id }) => impact.voices.filter(({ group }) => group === id).length)).toEqual([
      2, 3, 3,
    ]);
  });

  test("holds the figures as their owners print them", () => {
    expect(impact.leeds.bars.map((bar) => bar.value)).toEqual([6.5, 1.2]);
    expect(impact.trial.map((bar) => bar.value)).toEqual([36.2, 44.8]);
  });

  test("fails where somebody's own words slipped in as direct speech", () => {
    const [voice, ...others] = impact.voices;
    const broken = { ...impact, voices: [{ ...voice, said: "said: “It helps.”" }, ...others] };
    expect(() => checkImpact(broken)).toThrow(
      "_data/impact.json: voices, item 1, said: expected reported speech, without quotation marks",
    );
  });

  test("fails where a voice belongs to no group", () => {
    const [voice, ...others] = impact.voices;
    const broken = { ...impact, voices: [{ ...voice, group: "nobody" }, ...others] };
    expect(() => checkImpact(broken)).toThrow(
      "_data/impact.json: voices, item 1, group: expected one of homes, conferences, review",
    );
  });
});
