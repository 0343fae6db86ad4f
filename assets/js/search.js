import Alpine from "@alpinejs/csp";
import { addBest, bestPages } from "./search/best-bets.js";
import { findPages, isIndexOpen, loadIndex } from "./search/find-pages.js";
import { findTitles } from "./search/find-titles.js";
import { best, bets, pages as known, short } from "./search/known.js";
import { isRisk, isRiskAtHome } from "./search/risk-words.js";
import { speakNews, tellNews } from "./search/tell-news.js";
import { writeExcerpt } from "./search/write-excerpt.js";

// Searches while somebody types. The index is loaded when they turn to the search field, or come with words to look
// for; until it is there, titles answer. Without this script the page lists every page instead.

const SHOWN = 10;
// The address follows when typing rests: browsers refuse to change it many times a second.
const REST_MS = 500;
// Whoever types on sees titles only: the words around what was found are fetched when typing rests, page by page.
const EXCERPT_REST_MS = 300;
// Whoever listens hears what came of it when typing rests, and not of every letter.
const SPEECH_REST_MS = 900;
/** What narrows the search, by its name in the address. */
const FILTERS = { kind: "kind", audience: "for" };

Alpine.data("search", () => ({
  ready: true,
  words: "",
  kind: "",
  audience: "",
  asked: "",
  instead: "",
  suggestion: "",
  missing: [],
  found: 0,
  unfiltered: 0,
  pages: [],
  results: [],
  state: "idle",
  turn: 0,
  timer: 0,
  spoken: "",
  speech: 0,
  // Whether what stands in the address was asked, so that the next words are another search with an entry of its own
  // in the history: letters typed in a row replace each other.
  asksAnew: false,

  init() {
    // What was typed before this script was there comes first.
    const typed = this.$root.querySelector("input").value;
    this.readAddress();
    if (typed) this.words = typed;
    window.addEventListener("popstate", () => {
      this.readAddress();
      this.search();
    });
    if (this.words) this.answerFirst();
  },

  readAddress() {
    const asked = new URLSearchParams(location.search);
    this.words = asked.get("q")?.trim() ?? "";
    for (const [name, inAddress] of Object.entries(FILTERS)) {
      this[name] = this.offered(name, asked.get(inAddress));
    }
    this.asksAnew = location.search !== "";
  },

  /** A filter's value, if it is one of its choices. */
  offered(name, value) {
    const choices = [...this.$root.querySelectorAll(`#${name} option`)];
    return choices.some((choice) => choice.value === value) ? value : "";
  },

  /** The list of every page waits for the answers to words that somebody came with, or it would jump. */
  async answerFirst() {
    const everyPage = document.querySelector(".all-pages");
    everyPage.hidden = true;
    await this.search();
    await this.$nextTick();
    everyPage.hidden = false;
  },

  prepare() {
    loadIndex().catch(() => {});
  },

  submit(event) {
    event.preventDefault();
    this.search();
    this.wordsDone();
    // On a phone the keyboard would stay over the answers.
    if (window.matchMedia("(pointer: coarse)").matches) this.$root.querySelector("input").blur();
  },

  /** Somebody asked for what they have typed. */
  wordsDone() {
    this.nameInAddress();
    this.asksAnew = true;
  },

  choiceChanged() {
    this.asksAnew = true;
    this.search();
    this.wordsDone();
  },

  takeSuggestion(event) {
    event.preventDefault();
    this.words = this.suggestion;
    this.$root.querySelector("input").focus();
    this.choiceChanged();
  },

  dropFilters() {
    this.kind = "";
    this.audience = "";
    this.choiceChanged();
  },

  filters() {
    const names = Object.keys(FILTERS).filter((name) => this[name]);
    return Object.fromEntries(names.map((name) => [name, this[name]]));
  },

  async search() {
    const asked = this.words.trim();
    const turn = ++this.turn;
    clearTimeout(this.timer);
    clearTimeout(this.speech);
    this.timer = setTimeout(() => this.nameInAddress(), REST_MS);
    if (!asked) return this.show({ asked, state: "idle" });
    if (!isIndexOpen()) this.showTitles(asked);
    try {
      await loadIndex();
      // While it loaded, more may have been typed: only the newest words are looked for.
      if (turn !== this.turn) return;
      const found = await findPages(asked, this.filters());
      const inOrder = { ...found, results: this.keepPlaces(found.results) };
      const answer = addBest(asked, inOrder, { bets, best }, this.filters());
      const pages = await this.read(answer.results.slice(0, SHOWN));
      // A slower answer to older words must not replace a newer one.
      if (turn !== this.turn) return;
      this.show({ ...answer, asked, state: pages.length > 0 ? "found" : "none", pages });
      this.addExcerpts(0);
    } catch {
      if (turn === this.turn) this.show({ asked, state: "failed", pages: this.titles(asked) });
    }
  },

  /** Names what is asked in the address, for whoever comes back to it or sends it on. */
  nameInAddress() {
    clearTimeout(this.timer);
    const asked = new URLSearchParams();
    for (const [name, inAddress] of Object.entries({ words: "q", ...FILTERS })) {
      const value = this[name].trim();
      if (value) asked.set(inAddress, value);
    }
    const address = asked.size > 0 ? `?${asked}` : "";
    if (address === location.search) return;
    if (this.asksAnew) history.pushState(null, "", address || location.pathname);
    else history.replaceState(null, "", address || location.pathname);
    this.asksAnew = false;
  },

  /** What there is to show while the index is on its way. */
  showTitles(asked) {
    this.show({ asked, state: "looking", pages: this.titles(asked) });
  },

  titles(asked) {
    const first = bestPages(asked, { bets, best }, this.filters());
    const found = findTitles(asked, { pages: Object.values(known), short }, this.filters());
    const others = found.filter(({ url }) => !first.some((page) => page.url === url));
    return [...first, ...others].slice(0, SHOWN).map((page) => this.shown(page));
  },

  /** Pages that are shown already by their titles stay where they are: somebody may be about to press one. */
  keepPlaces(results) {
    if (this.state !== "looking") return results;
    const shown = this.pages.map(({ url }) => url);
    const places = new Map(results.map((result) => [result, shown.indexOf(known[result.id]?.url)]));
    const kept = results.filter((result) => places.get(result) >= 0);
    const others = results.filter((result) => places.get(result) < 0);
    return [...kept.sort((one, other) => places.get(one) - places.get(other)), ...others];
  },

  /** What is shown of the pages at once: where the build has told it, it needs nothing over the line. */
  async read(results) {
    return Promise.all(
      results.map(async (result) => this.shown(result.page ?? known[result.id] ?? (await result.data()))),
    );
  },

  shown({ url, title, meta, kind, filters, about }) {
    // What stood there for the letters before stays until there is something newer, or it would flicker.
    const excerpt = about ?? this.pages.find((page) => page.url === url)?.excerpt ?? "";
    return { url, title: title ?? meta.title, kind: this.nameOf(kind ?? filters?.kind?.[0]), excerpt };
  },

  /** Adds to the pages, from one on, where the words stand in them, as each comes; a page can do without. */
  async addExcerpts(from, rest = EXCERPT_REST_MS) {
    const turn = this.turn;
    await new Promise((done) => setTimeout(done, rest));
    if (turn !== this.turn) return;
    this.pages.slice(from).forEach(async (page, at) => {
      const { page: chosen, data } = this.results[from + at];
      if (chosen) return;
      const loaded = await data().catch(() => null);
      if (loaded && turn === this.turn) page.excerpt = loaded.excerpt;
    });
  },

  /** The name of a kind, as the choice above the results has it. */
  nameOf(kind) {
    const choices = [...this.$root.querySelectorAll("#kind option")];
    return kind ? (choices.find(({ value }) => value === kind)?.textContent ?? "") : "";
  },

  async showMore() {
    const turn = this.turn;
    const seen = this.pages.length;
    const more = await this.read(this.results.slice(seen, seen + SHOWN));
    if (turn !== this.turn) return;
    this.pages = [...this.pages, ...more];
    this.addExcerpts(seen, 0);
    this.$nextTick(() => this.$root.querySelectorAll(".search-results a")[seen]?.focus());
  },

  show({ asked, state, results = [], pages = [], unfiltered = 0, ...words }) {
    const { instead = "", suggestion = "", missing = [] } = words;
    Object.assign(this, { asked, state, results, pages, unfiltered, instead, suggestion, missing });
    this.found = results.length;
    clearTimeout(this.speech);
    this.speech = setTimeout(() => (this.spoken = asked && speakNews(this)), SPEECH_REST_MS);
  },

  get hasMore() {
    return this.pages.length < this.found;
  },

  /** A misspelt word of danger counts as well. */
  get isRisk() {
    return [this.words, this.instead, this.suggestion].some(isRisk);
  },

  get isRiskAtHome() {
    return [this.words, this.instead, this.suggestion].some(isRiskAtHome);
  },

  get isNarrowed() {
    return this.state === "none" && this.unfiltered > 0;
  },

  get isNowhere() {
    return this.state === "none" && this.unfiltered === 0;
  },

  get news() {
    return tellNews(this);
  },

  writeExcerpt,
}));

Alpine.start();
