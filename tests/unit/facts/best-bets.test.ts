import { expect, it } from "vitest";
import { checkBestBets } from "../../../src/facts/best-bets.ts";

const check = (bets: object[], elsewhere: object[] = []) => checkBestBets({ elsewhere, bets });
const bet = { searches: ["circle time"], pages: ["/tools/circles/"] };

it("a bet needs no more than searches and pages", () => {
  expect(check([bet]).bets).toEqual([{ ...bet, containing: [] }]);
});

it.each([
  ["no search", [{ pages: ["/tools/"] }], "bets, item 1, searches: expected at least one search"],
  ["no page", [{ ...bet, pages: [] }], "bets, item 1, pages: expected at least one page"],
  [
    "no address of this site",
    [{ ...bet, pages: ["https://other.example/"] }],
    "expected an address of this site",
  ],
  ["a search twice", [bet, { ...bet, searches: ["Circle time"] }], "found “circle time” twice in searches"],
  ["a field that is not known", [{ ...bet, page: "/tools/" }], "page"],
])("%s is refused by file and field", (_, bets, message) => {
  expect(() => check(bets)).toThrow(message);
  expect(() => check(bets)).toThrow("_data/best-bets.json");
});
