import { isAmong, wordsOf } from "./find-titles.js";
import { pagesForRisk } from "./risk-words.js";

// Which pages stand before all that the index finds: who to ring where words speak of danger, and what editors chose
// for searches that people make often (`_data/best-bets.json`).

// Two searches that differ in these only are one, as long as two other words are left.
const SMALL = new Set(
  (
    "a about am an and any are as at be been by can could did do does for from get had happen happens has have her " +
    "his how i if im in into is it its me my of on or our out please shall should so some than that the their " +
    "them there they this to us want was we were what when where which who why will with would you your"
  ).split(" "),
);
const ENDINGS = /(?:ing|ed|es|s|e)$/;
const SHORTEST = 3;

/** "booking", "bookings" and "booked" are one word here. */
function stemOf(word) {
  const stem = word.replace(ENDINGS, "");
  if (stem === word || stem.length < SHORTEST) return word;
  // "cancelled", "cancelling".
  return stemOf(stem.replace(/([^aeious])\1$/, "$1"));
}

function stemsOf(text) {
  const words = wordsOf(text);
  const counting = words.filter((word) => !SMALL.has(word));
  return [...new Set((counting.length > 1 ? counting : words).map(stemOf))];
}

const hasAll = (stems, wanted) => wanted.every((stem) => stems.includes(stem));

/** How well a bet fits what was typed: 0 where not at all, the more words it names the better, and best if those are all. */
function fit(stems, { searches = [], containing = [] }) {
  const isAll = searches
    .map(stemsOf)
    .some((wanted) => wanted.length === stems.length && hasAll(stems, wanted));
  if (isAll) return Infinity;
  const parts = containing.map(stemsOf).filter((wanted) => hasAll(stems, wanted));
  return Math.max(0, ...parts.map((wanted) => wanted.length));
}

/**
 * Takes what somebody typed, what the build knows (`bets`, and the pages that they name as `best`) and the filters;
 * returns the pages that come first, in their order.
 */
export function bestPages(asked, { bets, best }, filters = {}) {
  const stems = stemsOf(asked);
  const chosen = bets
    .map((bet) => ({ bet, place: fit(stems, bet) }))
    .filter(({ place }) => place > 0)
    .sort((one, other) => (one.place === other.place ? 0 : other.place - one.place))
    .flatMap(({ bet }) => bet.pages);
  const addresses = new Set([...pagesForRisk(asked), ...chosen]);
  return [...addresses].map((address) => best[address]).filter((page) => page && isAmong(page, filters));
}

/**
 * Takes what somebody typed and what the index answered; returns the answer with the pages that come first before its
 * results, each page once. Where the words themselves lead to one, nothing is left to guess: neither what else may have
 * been meant, nor which of the words no page has. Otherwise those count that lead from what was taken to be meant.
 */
export function addBest(asked, answer, known, filters) {
  const { instead, suggestion } = answer;
  const all = bestPages(asked, known);
  if (all.length === 0) return putFirst(bestPages(instead || suggestion || "", known, filters), answer);
  const sure = { results: instead ? [] : answer.results, unfiltered: answer.unfiltered || all.length };
  return putFirst(bestPages(asked, known, filters), sure);
}

function putFirst(pages, answer) {
  const others = answer.results.filter(({ id }) => !pages.some((page) => page.id === id));
  return { ...answer, results: [...pages.map((page) => ({ page })), ...others] };
}
