import { describe, expect, test } from "vitest";
import file from "../../../_data/tools.json" with { type: "json" };
import { checkQuestionSets, questionSets } from "../../../src/tools/question-sets.ts";
import { roomWords } from "../../../src/tools/RoomDrawing.tsx";
import { checkTools, stages, tools } from "../../../src/tools/tool.ts";

describe("tools", () => {
  const [tool] = file.tools;
  const changed = (changes: object) => ({ ...file, tools: [{ ...tool, ...changes }] });

  test("are the eight of the contract, from everyday to formal", () => {
    expect(tools.map((each) => each.slug)).toEqual([
      "four-everyday-steps",
      "affective-statements",
      "affective-questions",
      "profile-cards",
      "circles",
      "chronologies-and-cultural-genograms",
      "family-group-conferences",
      "restorative-conferences",
    ]);
    const order = tools.map((each) => stages.findIndex((stage) => stage.id === each.stage));
    expect(order).toEqual([...order].sort());
  });

  test("carry the caution on domestic abuse wherever people talk about harm together", () => {
    const cautioned = tools.filter((each) => each.caution).map((each) => each.slug);
    expect(cautioned).toEqual([
      "four-everyday-steps",
      "affective-questions",
      "circles",
      "chronologies-and-cultural-genograms",
      "family-group-conferences",
      "restorative-conferences",
    ]);
  });

  test.each([
    ["no occasion", { when: [] }, "tools, item 1, when: expected at least one occasion"],
    ["no time to leave it", { whenNot: [] }, "tools, item 1, whenNot: expected at least one occasion"],
    ["an unknown source", { sources: ["nowhere"] }, "expected an id of sources.json"],
    ["no source", { sources: [] }, "tools, item 1, sources: expected at least one source"],
    ["an unknown strand", { standards: ["voice"] }, "expected the name of a strand"],
    ["an unknown course", { workshops: ["juggling"] }, "expected a slug of courses.json"],
    ["a short description", { description: "A tool." }, "description: expected 40 letters or more"],
    ["an unknown stage", { stage: "daily" }, "stage: expected every-day, prepared or formal"],
  ])("fail with file and field for %s", (_case, changes, expected) => {
    expect(() => checkTools(changed(changes))).toThrow(expected);
    expect(() => checkTools(changed(changes))).toThrow("_data/tools.json: ");
  });

  test("fail where a slug stands twice", () => {
    expect(() => checkTools({ ...file, tools: [tool, tool] })).toThrow("expected each slug once");
  });
});

describe("question cards", () => {
  const [set] = questionSets;

  test("come in five sets of eight, so that a set fills its sheets", () => {
    expect(questionSets.map((each) => each.id)).toEqual([
      "caused-harm",
      "was-harmed",
      "whole-group",
      "team",
      "young-child",
    ]);
    for (const { questions } of questionSets) expect(questions).toHaveLength(8);
  });

  test("never ask why: it makes people defend themselves", () => {
    expect(questionSets.flatMap((each) => each.questions).filter((one) => /\bwhy\b/i.test(one))).toEqual([]);
  });

  test("fail with file and field where one is wrong", () => {
    const wrong = (changes: object) => () => checkQuestionSets([{ ...set, ...changes }]);
    expect(wrong({ questions: ["Say sorry."] })).toThrow(
      "_data/question-cards.json: item 1, questions, item 1: expected a question mark",
    );
    expect(wrong({ questions: [`${"long ".repeat(30)}?`] })).toThrow("expected at most 90 letters");
    expect(() => checkQuestionSets([set, set])).toThrow("expected each id and question once");
  });
});

test("who is in the room is told in words as it is drawn", () => {
  expect(roomWords({ family: 6, workers: 0, coordinator: false })).toBe(
    "In the room: the family and its friends, and nobody else.",
  );
  expect(roomWords({ family: 2, workers: 1, coordinator: true })).toBe(
    "In the room: some of the family, the coordinator and a worker.",
  );
});
