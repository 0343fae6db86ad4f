// Finds the word that somebody may have meant: the one with the fewest slips between it and what they typed.

const SHORTEST = 5;
/** Letters that are taken for each other by ear. Any other letter in the place of one makes another word: two slips. */
const ALIKE = ["aeiouy", "cksz"];

/** How many slips a word may have, by its length: a short word with one of them is another word. */
const allowed = (word) => (word.length < SHORTEST ? 0 : word.length < 8 ? 1 : 2);

const areAlike = (one, other) => ALIKE.some((letters) => letters.includes(one) && letters.includes(other));

/** Counts the slips between two words: a letter too many, too few, wrong, or two of them the wrong way round. */
export function slipsBetween(one, other) {
  // In a short word even a letter that sounds alike makes another: "drunk" and "drink".
  const isLong = Math.min(one.length, other.length) > SHORTEST;
  let older = [];
  let old = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const [letter, wanted] = [one[row - 1], other[at - 1]];
      const wrong = letter === wanted ? 0 : isLong && areAlike(letter, wanted) ? 1 : 2;
      now[at] = Math.min(now[at - 1] + 1, old[at] + 1, old[at - 1] + wrong);
      const swapped = letter === other[at - 2] && one[row - 2] === wanted;
      if (row > 1 && at > 1 && swapped) now[at] = Math.min(now[at], older[at - 2] + 1);
    }
    [older, old] = [old, now];
  }
  return old[other.length];
}

/** Takes a word and the words of the site, the commonest first; returns the nearest that begins as it does, or null. */
export function nearestWord(word, known) {
  let nearest = null;
  let slips = allowed(word) + 1;
  for (const candidate of known) {
    if (candidate.length < SHORTEST || candidate[0] !== word[0]) continue;
    if (Math.abs(candidate.length - word.length) >= slips) continue;
    const counted = slipsBetween(word, candidate);
    if (counted < slips) [nearest, slips] = [candidate, counted];
  }
  return nearest;
}
