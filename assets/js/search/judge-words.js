import { nearestWord } from "./nearest-word.js";
import { plainly, wordsOfRisk } from "./risk-words.js";

// Judges what somebody typed by the site's own words. The index cannot: it shortens a word that no page has until
// something begins with what is left of it.

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;
const SHORTEST = 3;
// A page that has these says nothing yet of what is asked.
const FILLING = new Set(
  (
    "about and any are but can could did does for from get got had has have her him his how into may not our out " +
    "she should some that the their them there they this was what when where which who why will with would you your"
  ).split(" "),
);
const ENDINGS = ["s", "es", "ed", "ing", "er", "ers"];

const plain = (word) => word.toLowerCase().replace(/['’]s?/g, "");

/** A word of the site or the beginning of one, or another form of one: "conferencing" beside "conference". */
export function isKnown(word, known) {
  const asked = plain(word);
  const starts = ENDINGS.filter((ending) => asked.endsWith(ending)).map((ending) =>
    asked.slice(0, -ending.length),
  );
  if (asked.endsWith("ies")) starts.push(`${asked.slice(0, -3)}y`);
  return known.some(
    (candidate) =>
      candidate.startsWith(asked) ||
      // Three letters begin too many words: they have to be one.
      starts.some((start) => (start.length > SHORTEST ? candidate.startsWith(start) : candidate === start)),
  );
}

/**
 * Takes what somebody typed and the words of the site, the commonest first, or none where they could not be had.
 * Returns the words to look for, or "" where the site has none that count; those that it does not have; and the whole
 * with each of these made its nearest, or "" where none is near.
 */
export function judgeWords(typed, known) {
  if (known.length === 0) return { heard: typed, missing: [], suggestion: "" };
  const words = (typed.match(WORD) ?? []).filter((word) => plain(word).length >= SHORTEST);
  const missing = words.filter((word) => !isKnown(word, known));
  if (missing.length === 0) return { heard: typed, missing, suggestion: "" };
  const counting = words.filter((word) => !missing.includes(word) && !FILLING.has(plain(word)));
  return { heard: counting.join(" "), missing, suggestion: suggest(typed, missing, known) };
}

function suggest(typed, missing, known) {
  const risk = wordsOfRisk(typed);
  const suggestion = typed.replace(WORD, (word) => {
    if (!missing.includes(word) || risk.includes(plainly(word))) return word;
    return nearestWord(plain(word), known) ?? word;
  });
  return suggestion === typed ? "" : suggestion;
}
