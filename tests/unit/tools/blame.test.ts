import { describe, expect, test } from "vitest";
import { findBlame } from "../../../assets/js/affective/blame.ts";
import { blameRules, checkBlameRules } from "../../../src/tools/blame-rules.ts";

const found = (text: string) => findBlame(blameRules, text).map((slip) => slip.phrase);

describe("the blame warner", () => {
  test("finds every phrase that the page lists", () => {
    const missed = blameRules
      .flatMap((rule) => rule.phrases)
      .filter((phrase) => found(`When ${phrase} to me, I feel sad.`).length === 0);
    expect(missed).toEqual([]);
  });

  test.each([
    ["When you always come late, I feel cross", "you always"],
    ["When YOU NEVER ring, I feel cross", "you never"],
    ["because you’re always on your phone", "you are always"],
    ["because youre always on your phone", "you are always"],
    ["You make me angry", "you make me"],
    ["this is all your fault", "your fault"],
    ["because you're so lazy", "you are lazy"],
    ["because you are just  really very selfish", "you are selfish"],
    ["I feel that you hate me", "feel that you"],
    ["I feel like you hate me", "feel like you"],
    ["you'd better stop", "you had better"],
    ["why can’t you help", "why can't you"],
    ["because you don’t care", "you do not care"],
    ["you dont listen", "you do not listen"],
    ["When you broke it on purpose", "on purpose"],
    ["you talk to me like an idiot", "like an idiot"],
    ["I feel like nobody helps", "feel like nobody"],
    ["Come home, or else.", "or else"],
    ["you are an idiot", "you are an idiot"],
    ["When you're horrible to me", "you are horrible"],
    ["you are such a bad mother", "you are bad"],
    ["you were so rude", "you are rude"],
    ["it's your own fault", "your fault"],
    ["you nearly always come late", "you always"],
    ["you people never listen", "you never"],
    ["I would like you to stop being so rude", "stop being"],
    ["you couldn't be bothered", "you could not be bothered"],
    ["you cannot be bothered to ring", "you can't be bothered"],
    ["When you made me a cup of tea, you made me cry", "you made me"],
    ["When you always come late, I feel unhappy", "you always"],
  ])("in “%s”", (text, phrase) => {
    expect(found(text)).toEqual([phrase]);
  });

  test("names two kinds of blame in one sentence, each once", () => {
    expect(found("You never listen, you always shout and it is your fault")).toEqual([
      "you always",
      "your fault",
    ]);
  });

  test.each([
    "When the door slammed, I feel frightened, because the baby woke up. I would like you to close it gently.",
    "When you came in at midnight, I feel worried, because I did not know where you were.",
    "When I saw you. Never mind the rest.",
    "I thank you, always.",
    "When you are quiet, I feel unsure, because I do not know what you need.",
    "I would like you to ring me.",
    "Somebody else should have told me.",
    "When you made me a cup of tea, I feel better.",
    "When you make me laugh.",
    "When you always make time for me, I feel glad.",
    "When thanks to you I passed, I feel so proud, because I had nearly given up.",
    "When I got the job because of you, I feel grateful.",
    "When you are a bit late, I feel worried.",
    "",
  ])("leaves “%s” alone", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("gives advice that names no phrase as a must", () => {
    for (const { advice } of blameRules) expect(found(advice)).toEqual([]);
  });
});

test("a wrong rule fails with file and field", () => {
  const [rule] = blameRules;
  expect(() => checkBlameRules([rule, rule])).toThrow(
    "_data/blame-words.json: the whole file: expected each",
  );
  expect(() => checkBlameRules([{ ...rule, phrases: ["You Always"] }])).toThrow(
    "_data/blame-words.json: item 1, phrases, item 1: expected small letters",
  );
  expect(() => checkBlameRules([{ ...rule, advice: " " }])).toThrow("item 1, advice: expected some words");
});
