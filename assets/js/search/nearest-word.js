// Finds the word that somebody may have meant: the one with the fewest slips between it and what they typed.

/** How many slips a word may have, by its length: a short word with two of them is another word. */
const allowed = (word) => (word.length < 5 ? 1 : word.length < 9 ? 2 : 3);

/** Counts the slips between two words: a letter too many, too few, wrong, or two of them the wrong way round. */
export function slipsBetween(one, other) {
  let older = [];
  let old = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const wrong = one[row - 1] === other[at - 1] ? 0 : 1;
      now[at] = Math.min(now[at - 1] + 1, old[at] + 1, old[at - 1] + wrong);
      const swapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (row > 1 && at > 1 && swapped) now[at] = Math.min(now[at], older[at - 2] + 1);
    }
    [older, old] = [old, now];
  }
  return old[other.length];
}

/** Takes a word and the words of the site, the commonest first; returns the nearest, or null. */
export function nearestWord(word, known) {
  let nearest = null;
  let slips = allowed(word) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= slips) continue;
    const counted = slipsBetween(word, candidate);
    if (counted < slips) [nearest, slips] = [candidate, counted];
  }
  return nearest;
}

/** A word of the site, or another form of one: "conferencing" beside "conference". */
function isKnown(word, known) {
  const start = word.slice(0, Math.max(4, word.length - 3));
  return word.length < 4 || known.some((candidate) => candidate.startsWith(start));
}

/** Takes what somebody typed; returns it with each unknown word made its nearest, or null where nothing is better. */
export function suggestWords(typed, known) {
  let changed = false;
  const words = typed.toLowerCase().replace(/[\p{L}’']+/gu, (word) => {
    if (isKnown(word, known)) return word;
    const nearest = nearestWord(word, known);
    changed ||= nearest !== null;
    return nearest ?? word;
  });
  return changed ? words : null;
}
