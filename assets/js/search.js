import Alpine from "@alpinejs/csp";

// Searches the index that the build made of the pages. It is loaded when someone turns to the search field,
// or comes with words to look for; without this script the page lists every page instead.

const INDEX = "/pagefind/pagefind.js";
const SHOWN = 20;
const PAUSE_MS = 250;

let loading;

/** Loads the index once; a failed load may be tried again. */
function loadIndex() {
  loading ??= import(INDEX).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

Alpine.data("search", () => ({
  words: "",
  asked: "",
  found: 0,
  pages: [],
  state: "idle",
  turn: 0,
  timer: 0,

  init() {
    const asked = new URLSearchParams(location.search).get("q")?.trim() ?? "";
    // What was typed before this script was there comes first.
    this.words = this.$root.querySelector("input").value || asked;
    if (this.words) this.search();
  },

  prepare() {
    loadIndex().catch(() => {});
  },

  /** Waits until the typing pauses. */
  searchSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE_MS);
  },

  submit(event) {
    event.preventDefault();
    this.search();
  },

  async search() {
    clearTimeout(this.timer);
    const asked = this.words.trim();
    const turn = ++this.turn;
    history.replaceState(null, "", asked ? `?q=${encodeURIComponent(asked)}` : location.pathname);
    if (!asked) return this.show({ asked, state: "idle" });
    try {
      const index = await loadIndex();
      const { results } = await index.search(asked);
      const pages = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
      // A slower answer to older words must not replace a newer one.
      if (turn !== this.turn) return;
      this.show({ asked, state: pages.length > 0 ? "found" : "none", found: results.length, pages });
    } catch {
      if (turn === this.turn) this.show({ asked, state: "failed" });
    }
  },

  show({ asked, state, found = 0, pages = [] }) {
    const plain = pages.map(({ url, meta, excerpt }) => ({ url, title: meta.title, excerpt }));
    Object.assign(this, { asked, state, found, pages: plain });
  },

  get news() {
    switch (this.state) {
      case "found":
        return `${this.found} ${this.found === 1 ? "page" : "pages"} found for “${this.asked}”.`;
      case "none":
        return `No page found for “${this.asked}”.`;
      case "failed":
        return "Search could not be loaded. Every page is listed below.";
      default:
        return "";
    }
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
