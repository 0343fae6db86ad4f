import { describe, expect, test } from "vitest";
import { checkContinuum, stages } from "../../../src/approach/continuum.ts";
import { checkWindow, moments, settings, ways, wayIds } from "../../../src/approach/window.ts";

describe("the window", () => {
  test("has the four ways where support and challenge put them", () => {
    expect(ways.map(({ id, support, challenge }) => `${id}: ${support}, ${challenge}`)).toEqual([
      "to: low, high",
      "with: high, high",
      "not: low, low",
      "for: high, low",
    ]);
  });

  test("has moments at home, in school and at work", () => {
    for (const setting of settings)
      expect(moments.filter((moment) => moment.setting === setting).length).toBeGreaterThan(1);
  });

  test("answers each moment in four different ways", () => {
    for (const moment of moments) expect(new Set(wayIds.map((way) => moment[way])).size).toBe(4);
  });

  const [moment] = moments;
  test.each([
    ["a missing answer", { with: " " }, "moments, item 1, with: expected some words"],
    ["an unknown place", { setting: "shop" }, "moments, item 1, setting: "],
    ["an id that is no address", { id: "Home Late" }, "moments, item 1, id: expected lower-case words"],
  ])("fails with file and field for %s", (_case, changes, expected) => {
    const broken = { ways, moments: [{ ...moment, ...changes }, ...moments.slice(1)] };
    expect(() => checkWindow(broken)).toThrow(`_data/window.json: ${expected}`);
  });

  test("fails where a moment stands twice", () => {
    expect(() => checkWindow({ ways, moments: [...moments, moment] })).toThrow(
      `expected each id once, found ${moment?.id} twice`,
    );
  });

  test("fails where a way is missing", () => {
    expect(() => checkWindow({ ways: ways.slice(1), moments })).toThrow("expected to, with, not, for");
  });
});

describe("the continuum", () => {
  test("goes from a word to a formal conference, and more people come together on the way", () => {
    const people = stages.map((stage) => stage.people);
    expect(stages[0]?.id).toBe("a-word");
    expect(stages.at(-1)?.id).toBe("formal-conference");
    expect(people).toEqual([...people].sort((one, other) => one - other));
  });

  test("leads to each of the tools along it", () => {
    expect(new Set(stages.map((stage) => stage.tool.href))).toEqual(
      new Set([
        "/tools/affective-statements/",
        "/tools/affective-questions/",
        "/tools/circles/",
        "/tools/family-group-conferences/",
        "/tools/restorative-conferences/",
      ]),
    );
  });

  test("fails with file and field for a link that leads to no tool", () => {
    const [first, ...others] = stages;
    const broken = [{ ...first, tool: { href: "/workshops/", title: "Workshops" } }, ...others];
    expect(() => checkContinuum({ from: "a document", stages: broken })).toThrow(
      "_data/continuum.json: stages, item 1, tool, href: expected the address of a tool",
    );
  });
});
