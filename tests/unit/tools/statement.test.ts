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

test.each([
  ["I'm worried", "worried"],
  ["I am feeling sad", "sad"],
  ["feeling sad", "sad"],
  ["Worried", "worried"],
  ["cross!", "cross"],
])("the feeling “%s” is “%s” within the sentence", (typed, feeling) => {
  expect(writeStatement({ ...whole, feeling: typed })).toBe(
    sentence.replace("I feel worried,", `I feel ${feeling},`),
  );
});

test.each([
  ["I want you to ring", "you to ring"],
  ["I need you to ring", "you to ring"],
  ["I wish you would ring", "you to ring"],
  ["please ring", "you to ring"],
  ["Please stop shouting!", "you to stop shouting"],
  ["Stop shouting", "you to stop shouting"],
  ["please can you ring?", "you to ring"],
  ["Could you please ring me?", "you to ring me"],
  ["please don't shout", "you not to shout"],
  ["To go home", "to go home"],
  ["a hug", "a hug"],
  ["help with the dishes", "help with the dishes"],
])("the wish “%s” goes on as “%s”", (typed, wish) => {
  expect(writeStatement({ ...whole, wish: typed })).toMatch(new RegExp(`I would like ${wish}\\.$`));
});

test("what a phone begins with a capital, and a shout at the end, fit into the sentence", () => {
  expect(
    writeStatement({
      happened: "Doors slam",
      feeling: "Worried",
      reason: "Baby wakes up, it is loud!",
      wish: "You to close them gently",
    }),
  ).toBe(
    "When doors slam, I feel worried, because baby wakes up, it is loud. I would like you to close them gently.",
  );
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
