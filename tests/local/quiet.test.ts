import { expect, test, vi } from "vitest";
import { quietly } from "../../src/local/quiet.ts";

test("what a library prints stays off the terminal, and what others print meanwhile does not", async () => {
  const print = vi.spyOn(console, "error").mockImplementation(() => {});
  const library = async () => {
    console.error("chatter");
    await new Promise((resolve) => setTimeout(resolve, 20));
    console.error("more chatter");
    return "answer";
  };
  const answer = quietly(library);
  console.error("one of ours");
  expect(await answer).toBe("answer");
  console.error("another of ours");
  expect(print.mock.calls).toEqual([["one of ours"], ["another of ours"]]);
});
