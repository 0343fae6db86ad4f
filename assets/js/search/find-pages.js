import { suggestWords } from "./nearest-word.js";

// Asks the index that the build made. It is loaded once, when somebody first turns to the search.

const INDEX = "/pagefind/pagefind.js";
const WORDS = "/pagefind/words.json";
// With fewer pages than these that have every word, those that have some of them are found as well.
const ENOUGH = 3;
const MOST_ADDED = 10;

let loading;
let loadingWords;

/** Loads the index once; a failed load may be tried again. */
export function loadIndex() {
  loading ??= openIndex().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function openIndex() {
  const index = await import(INDEX);
  await index.options({ excerptLength: 24, ranking: { metaWeights: { title: 5, words: 4 } } });
  await index.init();
  return index;
}

/** The words of the site, and what letters such as FGC stand for. Without them the search still finds. */
export function loadWords() {
  loadingWords ??= fetch(WORDS)
    .then((response) => response.json())
    .catch(() => ({ words: [], short: {} }));
  return loadingWords;
}

/** Fetches what these words will need, while they are still being typed. */
export function preload(words) {
  if (words) {
    loadIndex()
      .then((index) => index.preload(words))
      .catch(() => {});
  }
}

/**
 * Takes what somebody typed; returns the pages that have it. Where none has, those with the nearest words that the
 * site knows, which `instead` names; where some have, `suggestion` holds words that may have been meant.
 */
export async function findPages(asked, filters) {
  const index = await loadIndex();
  const { words: known } = await loadWords();
  const first = await look(index, asked, { filters });
  const suggestion = suggestWords(asked, known) ?? "";
  if (first.unfiltered > 0 || suggestion === "") return { ...first, suggestion, instead: "" };
  return { ...(await look(index, suggestion, { filters })), suggestion: "", instead: suggestion };
}

async function look(index, asked, options) {
  const answer = await index.search(await spellOut(asked), options);
  const all = { results: answer.results, unfiltered: answer.unfilteredResultCount };
  const words = asked.split(/\s+/).filter((word) => word.length > 3);
  return all.unfiltered >= ENOUGH || words.length < 2 ? all : addSome(index, words, options, all);
}

/** "FGC" is looked for by its letters and by what they stand for. */
async function spellOut(asked) {
  const { short } = await loadWords();
  const meant = asked
    .toLowerCase()
    .split(/\s+/)
    .map((word) => short[word]);
  return [asked, ...meant.filter(Boolean)].join(" ");
}

/** Adds the pages that have some of the words only: few pages say all of a long question. */
async function addSome(index, words, options, { results, unfiltered }) {
  const some = new Map();
  for (const answer of await Promise.all(words.map((word) => index.search(word, options)))) {
    for (const result of answer.results) {
      const score = (some.get(result.id)?.score ?? 0) + result.score;
      some.set(result.id, { id: result.id, score, data: () => result.data() });
    }
  }
  results.forEach(({ id }) => some.delete(id));
  const added = [...some.values()].sort((one, other) => other.score - one.score).slice(0, MOST_ADDED);
  return { results: [...results, ...added], unfiltered: unfiltered + added.length };
}
