import Alpine from "@alpinejs/csp";

// The social discipline window: two sliders, or a point that is dragged, set support and challenge; the pane that
// the point stands in comes forward and answers for the moment that was chosen. Every word is read from the page.

const MIDDLE = 50;
const STEP = 5;
/** A slider passes many places on its way: only where it comes to rest is told. */
const REST_MS = 500;

const level = (value) => (value >= MIDDLE ? "high" : "low");

Alpine.data("socialWindow", () => ({
  support: 90,
  challenge: 90,
  moment: "",
  news: "",
  timer: 0,

  init() {
    this.moment = this.$root.querySelector("input[type=radio]:checked").value;
    this.$root.querySelector(".in-words").open = false;
    this.$root.querySelectorAll("[data-live]").forEach((part) => part.removeAttribute("hidden"));
    this.$root.classList.add("live");
    this.draw();
  },

  get supportLevel() {
    return level(this.support);
  },

  get challengeLevel() {
    return level(this.challenge);
  },

  /** What a slider says of itself: the number too, or eight steps in a row would sound alike. */
  get supportTold() {
    return `${this.supportLevel}, ${this.support} of 100`;
  },

  get challengeTold() {
    return `${this.challengeLevel}, ${this.challenge} of 100`;
  },

  get way() {
    if (this.challengeLevel === "high") return this.supportLevel === "high" ? "with" : "to";
    return this.supportLevel === "high" ? "for" : "not";
  },

  get title() {
    return this.$root.querySelector(`[data-way="${this.way}"] .way`).textContent;
  },

  get levels() {
    return `${this.supportLevel} support, ${this.challengeLevel} challenge`;
  },

  get told() {
    return this.read(`[data-moment="${this.moment}"] [data-told]`);
  },

  get said() {
    return this.read(`[data-moment="${this.moment}"] [data-said="${this.way}"] dd`);
  },

  get leaves() {
    return this.read(`[data-leaves="${this.way}"] dd`);
  },

  read(selector) {
    return this.$root.querySelector(selector)?.textContent ?? "";
  },

  /** Someone moved a slider or chose a moment. */
  moved() {
    Alpine.nextTick(() => this.draw());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), REST_MS);
  },

  tell() {
    const news = `${this.title}: ${this.levels}. ${this.said}`;
    if (news !== this.news) this.news = news;
  },

  draw() {
    const { window: field, answer } = this.$refs;
    answer.className = `answer way-${this.way}`;
    field.style.setProperty("--support", this.support);
    field.style.setProperty("--challenge", this.challenge);
    field.querySelectorAll("[data-way]").forEach((pane) => {
      pane.toggleAttribute("data-here", pane.dataset.way === this.way);
    });
  },

  /** Puts the point where the window was pressed. */
  place(event) {
    const { left, top, width, height } = this.$refs.window.getBoundingClientRect();
    this.support = part((event.clientX - left) / width);
    this.challenge = part(1 - (event.clientY - top) / height);
    this.moved();
  },

  take(event) {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
  },

  move(event) {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) this.place(event);
  },
}));

/** A share of the window in the steps that its sliders have. */
function part(share) {
  return Math.min(100, Math.max(0, Math.round((share * 100) / STEP) * STEP));
}

Alpine.start();
