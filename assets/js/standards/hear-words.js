import { nearestWord } from "../search/nearest-word.js";

// Which statements somebody means by the words that they typed.

const ENDINGS = ["s", "es", "ed", "ing", "er", "ers", "e", "y", "ion", "ions"];
const SHORTEST = 3;

/** Plain letters, so that "children's" is found by whichever apostrophe somebody has. */
export const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}|['’‘]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export const wordsOf = (text) => plain(text).split(" ").filter(Boolean);

/** A word, and what its other forms begin with: "listening" is found by "listen", "honesty" by "honest". */
export function startsOf(word) {
  const stems = ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) =>
    word.slice(0, -ending.length),
  );
  return [word, ...stems.filter((stem) => stem.length > SHORTEST)];
}

const has = (text, asked) =>
  asked.every((word) => startsOf(word).some((start) => text.includes(` ${start}`)));

/** Whether somebody typed the name of a strand, or words enough of it to mean no other. */
const names = (title, asked) => asked.length > 1 && asked.every((word) => wordsOf(title).includes(word));

/**
 * Takes words and all statements, each with its own `text` and the `title` and `about` of its strand; returns those that
 * have every word. Where none has, those whose strand does; and then those that have the nearest words, as `instead`.
 */
export function hearWords(words, statements) {
  const asked = wordsOf(words);
  const ways = [
    (each) => has(each.text, asked) || names(each.title, asked),
    (each) => has(each.text + each.about, asked),
  ];
  for (const way of ways) {
    const found = statements.filter(way);
    if (found.length > 0) return { found, instead: "" };
  }
  const instead = nearestOf(asked, statements);
  return instead ? { found: hearWords(instead, statements).found, instead } : { found: [], instead };
}

/** The same words, each that no statement has made its nearest; nothing where none has a near one. */
function nearestOf(asked, statements) {
  const texts = statements.map(({ text, about }) => text + about);
  const known = [...new Set(texts.flatMap(wordsOf))];
  const nearest = asked.map((word) =>
    texts.some((text) => has(text, [word])) ? word : (nearestWord(word, known) ?? word),
  );
  const isNew = nearest.some((word, at) => word !== asked[at]);
  return isNew ? nearest.join(" ") : "";
}
