import Alpine from "@alpinejs/csp";
import { hearWords, plain, startsOf, wordsOf } from "./standards/hear-words.js";

// Shows only those statements of the standards that somebody asks for. The choice stands in the address, so that it
// can be shared and the way back works. Every statement is on the page already, and stays there without this script.

const PAUSE_MS = 300;
const MARK = "found";

/** What is chosen, by its name in the address. */
const NAMES = { words: "q", strand: "strand", kind: "kind", who: "for" };

const without = {
  words: (many) => `Leave out the words: ${many}`,
  strand: (many) => `Look in all strands: ${many}`,
  kind: (many) => `Look in principles and best practice: ${many}`,
  who: (many) => `For anyone: ${many}`,
};

let statements = [];

const howMany = (number) => `${number} ${number === 1 ? "statement" : "statements"}`;

Alpine.data("standards", () => ({
  words: "",
  strand: "",
  kind: "",
  who: "",
  shown: 0,
  ways: [],
  news: "",
  typing: false,
  timer: 0,

  init() {
    statements = [...this.$root.querySelectorAll(".statement")].map(readStatement);
    this.$root.querySelectorAll("[data-live]").forEach((part) => part.removeAttribute("hidden"));
    this.$root.querySelectorAll("[data-unscripted]").forEach((part) => (part.hidden = true));
    window.addEventListener("popstate", () => this.readAddress());
    this.readAddress();
  },

  get chosen() {
    return Object.keys(NAMES).some((name) => this[name] !== "");
  },

  get searchElsewhere() {
    return this.words ? `/search/?q=${encodeURIComponent(this.words.trim())}` : "/search/";
  },

  readAddress() {
    const asked = new URLSearchParams(location.search);
    for (const [name, inAddress] of Object.entries(NAMES)) {
      const value = asked.get(inAddress) ?? "";
      const choices = this.$root.querySelector(`select[x-model="${name}"]`);
      const known = !choices || [...choices.options].some((option) => option.value === value);
      this[name] = known ? value : "";
    }
    this.typing = false;
    this.show();
  },

  /** One entry in the history for one search: letters typed in a row replace each other. */
  writeAddress() {
    const asked = new URLSearchParams();
    for (const [name, inAddress] of Object.entries(NAMES)) {
      const value = this[name].trim();
      if (value) asked.set(inAddress, value);
    }
    const address = asked.size > 0 ? `?${asked}` : location.pathname;
    if (address === (location.search || location.pathname)) return;
    if (this.typing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  },

  wordsChanged() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.writeAddress();
      this.typing = true;
      this.show();
    }, PAUSE_MS);
  },

  wordsDone() {
    this.typing = false;
  },

  choiceChanged() {
    this.typing = false;
    this.writeAddress();
    this.show();
  },

  widen(name) {
    this[name] = "";
    this.choiceChanged();
    this.$root.querySelector(`#standards-${name}`).focus();
  },

  showAll() {
    for (const name of Object.keys(NAMES)) this[name] = "";
    this.choiceChanged();
    this.$root.querySelector("#standards-words").focus();
  },

  show() {
    const choice = { words: this.words, strand: this.strand, kind: this.kind, who: this.who };
    const { found: all, instead } = find(choice);
    const found = new Set(all);
    for (const each of statements) each.element.hidden = !found.has(each);
    for (const part of this.$root.querySelectorAll("[data-kind], section[data-strand]")) {
      part.hidden = !part.querySelector(".statement:not([hidden])");
    }
    this.shown = found.size;
    this.ways = found.size > 0 ? [] : widerWays(choice);
    this.news = this.tell(found.size, instead);
    markWords(found, instead || choice.words);
  },

  tell(number, instead) {
    if (number === statements.length) return `All ${howMany(number)}.`;
    if (number === 0) return "No statement fits your choice.";
    const share = `${number} of ${howMany(statements.length)}.`;
    return instead ? `No statement has “${this.words.trim()}”. With “${instead}”: ${share}` : share;
  },
}));

/** A statement of the page, and the words it can be found by. */
function readStatement(element) {
  const section = element.closest("[data-strand]");
  const { strand } = section.dataset;
  const { kind } = element.closest("[data-kind]").dataset;
  const words = element.querySelector(".statement-words").textContent;
  const text = ` ${plain(`${words} ${element.dataset.words ?? ""}`)}`;
  const title = section.querySelector("h2").textContent;
  const about = ` ${plain(`${title} ${section.querySelector(".strand-summary").firstChild.data}`)}`;
  return { element, strand, kind, text, title, about, audiences: element.dataset.for.split(" ") };
}

function find({ words, strand, kind, who }) {
  const { found, instead } = hearWords(words, statements);
  const chosen = found.filter(
    (each) =>
      (!strand || each.strand === strand) &&
      (!kind || each.kind === kind) &&
      (!who || each.audiences.includes(who)),
  );
  return { found: chosen, instead };
}

/** Each choice that could be let go, where letting it go brings something, and how much. */
function widerWays(choice) {
  return Object.keys(NAMES)
    .filter((name) => choice[name].trim() !== "")
    .map((name) => ({ name, many: find({ ...choice, [name]: "" }).found.length }))
    .filter(({ many }) => many > 0)
    .map(({ name, many }) => ({ name, label: without[name](howMany(many)) }));
}

/** Marks the words that were found, where the browser can do so without touching the text. */
function markWords(found, words) {
  if (!window.CSS?.highlights) return;
  window.CSS.highlights.delete(MARK);
  const asked = wordsOf(words).flatMap(startsOf);
  if (asked.length === 0) return;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${asked.join("|")})[\\p{L}\\p{N}]*`, "giu");
  const ranges = [...found].flatMap(({ element }) => {
    const node = element.querySelector(".statement-words").firstChild;
    return [...node.data.matchAll(pattern)].map(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      return range;
    });
  });
  window.CSS.highlights.set(MARK, new window.Highlight(...ranges));
}

Alpine.start();
