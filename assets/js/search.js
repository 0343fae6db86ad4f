import Alpine from "@alpinejs/csp";
import { findPages, loadIndex, loadKnown } from "./search/find-pages.js";

// Searches while somebody types. The index is loaded when they turn to the search field, or come with words to look
// for; without this script the page lists every page instead.

const SHOWN = 10;
// The address follows when typing rests: browsers refuse to change it many times a second.
const REST_MS = 500;

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
    const asked = new URLSearchParams(location.search).get("q")?.trim() ?? "";
    // What was typed before this script was there comes first.
    this.words = this.$root.querySelector("input").value || asked;
    if (this.words) this.answerFirst();
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
    const chosen = { kind: this.kind, audience: this.audience };
    return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value));
  },

  async search(rest = REST_MS) {
    const asked = this.words.trim();
    const turn = ++this.turn;
    this.nameInAddress(asked, rest);
    if (!asked) return this.show({ asked, state: "idle" });
    try {
      await loadIndex();
      // While it loaded, more may have been typed: only the newest words are looked for.
      if (turn !== this.turn) return;
      const answer = await findPages(asked, this.filters());
      const pages = await this.read(answer.results.slice(0, SHOWN));
      // A slower answer to older words must not replace a newer one.
      if (turn !== this.turn) return;
      this.show({ asked, state: pages.length > 0 ? "found" : "none", pages, ...answer });
      this.addExcerpts(0);
    } catch {
      if (turn === this.turn) this.show({ asked, state: "failed" });
    }
  },

  nameInAddress(asked, rest) {
    clearTimeout(this.timer);
    const address = asked ? `?q=${encodeURIComponent(asked)}` : location.pathname;
    this.timer = setTimeout(() => history.replaceState(null, "", address), rest);
  },

  /** What is shown of the pages at once: where the build has told it, it needs nothing over the line. */
  async read(results) {
    const { pages } = await loadKnown();
    return Promise.all(results.map(async (result) => this.shown(pages[result.id] ?? (await result.data()))));
  },

  shown({ url, title, meta, kind, filters }) {
    return { url, title: title ?? meta.title, kind: this.nameOf(kind ?? filters?.kind?.[0]), excerpt: "" };
  },

  /** Adds to the pages, from one on, where the words stand in them, as each comes; a page can do without. */
  addExcerpts(from) {
    const turn = this.turn;
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
    this.addExcerpts(seen);
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
    if (this.state === "failed") return "Search could not be loaded. Every page is listed below.";
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
