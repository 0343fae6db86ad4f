import { expect, test } from "vitest";
import { isEmpty, writeStatement } from "../../../assets/js/affective/statement.ts";

const nothing = { happened: "", feeling: "", reason: "", wish: "" };
const whole = {
  happened: "the door slammed",
  feeling: "worried",
  reason: "the baby wakes up",
  wish: "you to close it gently",
};
const sentence =
  "When the door slammed, I feel worried, because the baby wakes up. I would like you to close it gently.";

test("four parts make one sentence and a wish", () => {
  expect(writeStatement(whole)).toBe(sentence);
});

test("what the pattern says already is not said twice", () => {
  expect(
    writeStatement({
      happened: "When the door slammed,",
      feeling: "I feel worried.",
      reason: "because  the baby wakes up",
      wish: "I’d like you to close it gently…",
    }),
  ).toBe(sentence);
});

test("a capital at the start goes, and stays on a name", () => {
  expect(writeStatement({ ...nothing, happened: "The bus was late" })).toContain("When the bus was late,");
  expect(writeStatement({ ...nothing, happened: "Amir left" })).toContain("When Amir left,");
  expect(writeStatement({ ...nothing, happened: "I called" })).toContain("When I called,");
});

test("what is still missing is three dots", () => {
  expect(writeStatement(nothing)).toBe("When …, I feel …, because … I would like …");
  expect(writeStatement({ ...nothing, feeling: "sad" })).toContain("I feel sad,");
});

test("blanks are nothing", () => {
  expect(isEmpty({ ...nothing, wish: "  " })).toBe(true);
  expect(isEmpty(whole)).toBe(false);
});
