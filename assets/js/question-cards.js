import Alpine from "@alpinejs/csp";
import { printPart } from "./printing/print-part.ts";

// Chooses which sets of questions are shown and printed, and how large. Without it every set is on the page.

Alpine.data("questionCards", () => ({
  set: "all",
  size: "8",

  init() {
    // What a browser kept chosen after a reload counts.
    this.set = this.$root.querySelector("select").value;
    this.size = this.$root.querySelector("[name=card-size]:checked").value;
  },

  choose(event) {
    this.set = event.target.value;
  },

  resize(event) {
    this.size = event.target.value;
  },

  leftOut(set) {
    return this.set !== "all" && this.set !== set;
  },

  get news() {
    const size = Number(this.size);
    const counts = [...this.$root.querySelectorAll("[data-set]")]
      .filter((element) => !this.leftOut(element.dataset.set))
      .map((element) => Number(element.dataset.cards));
    const cards = counts.reduce((sum, count) => sum + count, 0);
    const sheets = counts.reduce((sum, count) => sum + Math.ceil(count / size), 0);
    return `${cards} cards on ${sheets} ${sheets === 1 ? "sheet" : "sheets"} of A4.`;
  },

  print() {
    printPart(this.$root.querySelector(".card-sets"));
  },
}));

Alpine.start();
