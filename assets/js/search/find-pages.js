import { judgeWords } from "./judge-words.js";
import { ahead, short } from "./known.js";

// Asks the index that the build made. It is loaded once, when somebody first turns to the search.

const FOLDER = "/pagefind/";
const INDEX = "/pagefind/pagefind.js";
const WORDS = "/pagefind/words.json";
// Unless told, Pagefind gives its first file a new address each time, which nobody could fetch ahead.
const TAG = "1";
// What every index opens with.
const FIRST = [`pagefind-entry.json?ts=${TAG}`, "wasm.en.pagefind"];
// With fewer pages than these that have every word, those that have some of them are found as well.
const ENOUGH = 3;
const MOST_ADDED = 10;

let loading;
let loadingWords;
let isOpen = false;

/** Whether all of the index that is fetched ahead is there: then it answers sooner than anyone could notice. */
export const isIndexOpen = () => isOpen;

/** Loads the index once; a failed load may be tried again. */
export function loadIndex() {
  loading ??= openIndex().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Sends for everything at once, since Pagefind asks for one file after the other and each waits for a round over the line. */
async function openIndex() {
  const script = import(INDEX);
  [...FIRST, ...ahead].forEach(fetchAhead);
  loadWords();
  const index = await script;
  // Starting a worker costs more than it saves here, and what came ahead is within reach of this page only.
  await index.options({ noWorker: true, metaCacheTag: TAG, excerptLength: 24 });
  await index.init();
  try {
    // This waits until the index stands.
    await index.options({ ranking: { metaWeights: { title: 5, words: 4 } } });
  } catch (error) {
    await index.destroy();
    throw error;
  }
  if (ahead.length > 0) unpack(index).catch(() => {});
  return index;
}

/** Unpacks what came ahead before it is asked for: the parts for every letter, and the filters. */
async function unpack(index) {
  await Promise.all([index.preload("a b c d e f g h i j k l m n o p q r s t u v w x y z"), index.filters()]);
  isOpen = true;
}

/** Fetches one of the index's files, for Pagefind to find it when it asks. */
function fetchAhead(file) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: FOLDER + file });
  document.head.append(link);
}

/** The words of the site, to judge by what it has. Without them the search still finds. */
function loadWords() {
  loadingWords ??= fetch(WORDS)
    .then((response) => response.json())
    .catch(() => []);
  return loadingWords;
}

/**
 * Takes what somebody typed; returns the pages that have those of its words that the site has: `missing` holds the
 * others, and `suggestion` words that may have been meant. Where the site has none of them, the pages with the nearest
 * words, which `instead` names.
 */
export async function findPages(asked, filters) {
  const index = await loadIndex();
  const known = await loadWords();
  const { heard, missing, suggestion } = judgeWords(asked, known);
  if (heard) return { ...(await look(index, heard, { filters })), missing, suggestion, instead: "" };
  const instead = suggestion && judgeWords(suggestion, known).heard;
  if (!instead) return { results: [], unfiltered: 0 };
  return { ...(await look(index, instead, { filters })), instead };
}

async function look(index, asked, options) {
  const answer = await index.search(spellOut(asked), options);
  const all = { results: answer.results, unfiltered: answer.unfilteredResultCount };
  const words = asked.split(/\s+/).filter((word) => word.length > 3);
  return all.unfiltered >= ENOUGH || words.length < 2 ? all : addSome(index, words, options, all);
}

/** "FGC" is looked for by its letters and by what they stand for. */
function spellOut(asked) {
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
