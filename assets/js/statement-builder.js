import Alpine from "@alpinejs/csp";
import { findBlame } from "./affective/blame.ts";
import { isEmpty, writeStatement } from "./affective/statement.ts";
import { printPart } from "./printing/print-part.ts";

// Builds an affective statement on the page and nowhere else: no request, no storage.

const PAUSE_MS = 900;

Alpine.data("statementBuilder", () => ({
  sentence: "",
  spoken: "",
  done: "",
  slips: [],
  empty: true,
  timer: 0,

  init() {
    this.read();
    // What a browser typed back in after a reload is shown, and not read out.
    clearTimeout(this.timer);
    // A browser that holds the page for the way back holds the words with it.
    window.addEventListener("pagehide", () => this.empty || this.forget());
  },

  fields() {
    return [...this.$root.querySelectorAll("input")];
  },

  read() {
    const parts = Object.fromEntries(this.fields().map(({ name, value }) => [name, value]));
    this.empty = isEmpty(parts);
    this.sentence = writeStatement(parts);
    this.slips = this.empty ? [] : findBlame(this.rules(), this.sentence);
    this.done = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.speak(), PAUSE_MS);
  },

  /** The rules stand on the page, where everyone can read them. */
  rules() {
    return [...this.$root.querySelectorAll("[data-phrases]")].map((rule) => ({
      phrases: rule.dataset.phrases.split("|"),
      except: rule.dataset.except?.split("|"),
      unlessGlad: "unlessGlad" in rule.dataset,
      advice: rule.querySelector("dd").textContent,
    }));
  },

  /** Said once the typing pauses, so that it does not talk over every letter. */
  speak() {
    const warnings = this.slips.map(({ phrase, advice }) => `Could “${phrase}” sound like blame? ${advice}`);
    this.spoken = this.empty ? "" : [this.sentence, ...warnings].join(" ");
  },

  get noBlame() {
    return this.slips.length === 0;
  },

  async copy() {
    if (this.empty) {
      this.done = "There is nothing to copy yet: fill in at least one part.";
      return;
    }
    try {
      await navigator.clipboard.writeText(this.sentence);
      this.done = "Copied. You can paste it where you like.";
    } catch {
      window.getSelection().selectAllChildren(this.$root.querySelector(".built-sentence"));
      this.done = "Your browser did not let us copy it. The sentence is marked: copy it from there.";
    }
  },

  forget() {
    for (const field of this.fields()) field.value = "";
    this.read();
  },

  clear() {
    this.forget();
    this.done = "Cleared.";
    this.fields()[0].focus();
  },
}));

Alpine.data("printing", () => ({
  print() {
    printPart(this.$root.querySelector(".worksheet"));
  },
}));

Alpine.start();
