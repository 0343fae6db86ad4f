// Answers from the titles of the pages, and from the everyday words that each can be found by: what there is to show
// before the index has come.

/** The words of a text, in small letters and without what stands over or under a letter. */
export const wordsOf = (text) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether each of the words that were typed begins one of the others. */
const begin = (typed, words) => typed.every((start) => words.some((word) => word.startsWith(start)));

/**
 * Takes what somebody typed, and the pages and abbreviations as the build knows them; returns the pages that have every
 * word in their title or among their everyday words: the titles that begin with it, or with what it is short for, first,
 * then the other titles; of two alike, the page nearer to the home page.
 */
export function findTitles(asked, { pages, short }, { kind, audience } = {}) {
  const typed = wordsOf(asked);
  if (typed.length === 0) return [];
  const meant = [typed, ...spelledOut(typed, short).map(wordsOf)];
  return pages
    .filter((page) => isAmong(page, { kind, audience }))
    .map((page) => ({ page, place: Math.min(...meant.map((words) => placeOf(words, page))) }))
    .filter(({ place }) => place < 3)
    .sort((one, other) => one.place - other.place || one.page.url.length - other.page.url.length)
    .map(({ page }) => page);
}

/** Whether a page is of the kind and for the readers that were chosen, if any were. */
export const isAmong = (page, { kind, audience }) =>
  (!kind || page.kind === kind) && (!audience || page.audiences?.includes(audience) === true);

/** What two letters or more may be the beginning of: "FG" of "Family group conference". */
function spelledOut(typed, short) {
  const letters = typed.join("");
  if (letters.length < 2) return [];
  return Object.entries(short).flatMap(([key, meaning]) => (key.startsWith(letters) ? [meaning] : []));
}

function placeOf(typed, { title, words = "" }) {
  const inTitle = wordsOf(title);
  if (inTitle.join(" ").startsWith(typed.join(" "))) return 0;
  if (begin(typed, inTitle)) return 1;
  return begin(typed, [...inTitle, ...wordsOf(words)]) ? 2 : 3;
}
