import Alpine from "@alpinejs/csp";
import { findPages, isIndexOpen, loadIndex } from "./search/find-pages.js";
import { findTitles } from "./search/find-titles.js";
import { pages as known, short } from "./search/known.js";

// Searches while somebody types. The index is loaded when they turn to the search field, or come with words to look
// for; until it is there, titles answer. Without this script the page lists every page instead.

const SHOWN = 10;
// The address follows when typing rests: browsers refuse to change it many times a second.
const REST_MS = 500;
// Whoever types on sees titles only: the words around what was found are fetched when typing rests, page by page.
const EXCERPT_REST_MS = 300;
const FILTERS = ["kind", "audience"];

Alpine.data("search", () => ({
  ready: true,
  words: "",
  kind: "",
  audience: "",
  asked: "",
  instead: "",
  suggestion: "",
  found: 0,
  unfiltered: 0,
  pages: [],
  results: [],
  state: "idle",
  turn: 0,
  timer: 0,

  init() {
    const asked = new URLSearchParams(location.search);
    for (const name of FILTERS) this[name] = this.offered(name, asked.get(name));
    // What was typed before this script was there comes first.
    this.words = this.$root.querySelector("input").value || (asked.get("q")?.trim() ?? "");
    if (this.words) this.answerFirst();
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
    this.search(0);
  },

  takeSuggestion(event) {
    event.preventDefault();
    this.words = this.suggestion;
    this.$root.querySelector("input").focus();
    this.search();
  },

  dropFilters() {
    this.kind = "";
    this.audience = "";
    this.search();
  },

  filters() {
    return Object.fromEntries(FILTERS.map((name) => [name, this[name]]).filter(([, value]) => value));
  },

  async search(rest = REST_MS) {
    const asked = this.words.trim();
    const turn = ++this.turn;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.nameInAddress(), rest);
    if (!asked) return this.show({ asked, state: "idle" });
    if (!isIndexOpen()) this.showTitles(asked);
    try {
      await loadIndex();
      // While it loaded, more may have been typed: only the newest words are looked for.
      if (turn !== this.turn) return;
      const answer = await findPages(asked, this.filters());
      const results = this.keepPlaces(answer.results);
      const pages = await this.read(results.slice(0, SHOWN));
      // A slower answer to older words must not replace a newer one.
      if (turn !== this.turn) return;
      this.show({ ...answer, asked, state: pages.length > 0 ? "found" : "none", pages, results });
      this.addExcerpts(0);
    } catch {
      if (turn === this.turn) this.show({ asked, state: "failed", pages: this.titles(asked) });
    }
  },

  /** Names what is asked in the address, for whoever comes back to it or sends it on. */
  nameInAddress() {
    clearTimeout(this.timer);
    const asked = this.words.trim();
    const address = new URLSearchParams(asked ? { q: asked, ...this.filters() } : {});
    history.replaceState(null, "", asked ? `?${address}` : location.pathname);
  },

  /** What there is to show while the index is on its way. */
  showTitles(asked) {
    this.show({ asked, state: "looking", pages: this.titles(asked) });
  },

  titles(asked) {
    const found = findTitles(asked, { pages: Object.values(known), short }, this.filters());
    return found.slice(0, SHOWN).map((page) => this.shown(page));
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
    return Promise.all(results.map(async (result) => this.shown(known[result.id] ?? (await result.data()))));
  },

  shown({ url, title, meta, kind, filters }) {
    // What stood there for the letters before stays until there is something newer, or it would flicker.
    const excerpt = this.pages.find((page) => page.url === url)?.excerpt ?? "";
    return { url, title: title ?? meta.title, kind: this.nameOf(kind ?? filters?.kind?.[0]), excerpt };
  },

  /** Adds to the pages, from one on, where the words stand in them, as each comes; a page can do without. */
  async addExcerpts(from, rest = EXCERPT_REST_MS) {
    const turn = this.turn;
    await new Promise((done) => setTimeout(done, rest));
    if (turn !== this.turn) return;
    this.pages.slice(from).forEach(async (page, at) => {
      const loaded = await this.results[from + at].data().catch(() => null);
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

  show({ asked, state, results = [], pages = [], unfiltered = 0, instead = "", suggestion = "" }) {
    Object.assign(this, { asked, state, results, pages, unfiltered, instead, suggestion });
    this.found = results.length;
  },

  get hasMore() {
    return this.pages.length < this.found;
  },

  get isNarrowed() {
    return this.state === "none" && this.unfiltered > 0;
  },

  get isNowhere() {
    return this.state === "none" && this.unfiltered === 0;
  },

  get news() {
    const asked = `“${this.asked}”`;
    if (this.state === "looking") return `Looking through every page for ${asked}…`;
    if (this.state === "failed")
      return `Only titles could be searched for ${asked}. Every page is listed below.`;
    if (this.isNarrowed) return `No page of that kind found for ${asked}.`;
    if (this.isNowhere) return `No page found for ${asked}.`;
    if (this.state !== "found") return "";
    const found = `${this.found} ${this.found === 1 ? "page" : "pages"} found for`;
    return this.instead ? `No page has ${asked}. ${found} “${this.instead}” instead.` : `${found} ${asked}.`;
  },

  /** Writes an excerpt with the words that were found marked; of its HTML nothing else is kept. */
  writeExcerpt(element, excerpt) {
    const { body } = new window.DOMParser().parseFromString(excerpt, "text/html");
    const parts = [...body.childNodes].map((node) => {
      if (node.nodeName !== "MARK") return node.textContent;
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      return mark;
    });
    element.replaceChildren(...parts);
  },
}));

Alpine.start();
