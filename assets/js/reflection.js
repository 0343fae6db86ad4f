import Alpine from "@alpinejs/csp";

// A private look at one's own practice. Nothing is sent: the answers stand on the page, and in the storage of this
// device only from the moment the reader ticks the box for it until the tick is taken away.

const ANSWERS = ["often", "sometimes", "not-yet"];
const MOST_LETTERS = 60;
const WORDS = { often: "Often", sometimes: "Sometimes", "not-yet": "Not yet" };

const storage = {
  read(key) {
    try {
      return JSON.parse(window.localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  },
  /** Whether it worked: a private window may refuse. */
  write(key, value) {
    try {
      window.localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  forget(key) {
    try {
      window.localStorage.removeItem(key);
    } catch {
      // What could not be reached was never written.
    }
  },
};

Alpine.data("reflection", () => ({
  kept: false,
  open: [],
  news: "",
  said: "",
  canUndo: false,

  init() {
    const { id } = this.$root.dataset;
    this.key = `reflection:${id}`;
    this.questions = [...this.$root.querySelectorAll("[data-question]")].map(readQuestion);
    this.$root.querySelectorAll("[data-live]").forEach((part) => part.removeAttribute("hidden"));
    const found = storage.read(this.key);
    this.kept = found !== null && typeof found === "object";
    if (this.kept) this.fill(found);
    this.draw();
    // A browser that holds the page for the way back holds the answers with it.
    window.addEventListener("pagehide", () => this.kept || this.forget());
  },

  changed({ target }) {
    if (target.type !== "radio") return;
    this.afterChange();
    const { answered } = this.count();
    this.news = `${answered} of ${this.questions.length} answered.`;
  },

  written({ target }) {
    if (target.tagName === "TEXTAREA") this.afterChange();
  },

  afterChange() {
    this.said = "";
    this.canUndo = false;
    this.draw();
    if (this.kept) this.store();
  },

  keepOrNot() {
    if (!this.kept) {
      storage.forget(this.key);
      this.say("Nothing is kept on this device any more. Your answers stay here until you leave the page.");
    } else if (this.store()) {
      this.say("Your answers are kept on this device from now on.");
    }
  },

  store() {
    if (storage.write(this.key, this.taken())) return true;
    this.kept = false;
    this.say("This browser does not let us keep anything. You can download your answers instead.");
    return false;
  },

  clear() {
    this.cleared = { taken: this.taken(), kept: this.kept };
    storage.forget(this.key);
    this.kept = false;
    this.fill({});
    this.draw();
    this.canUndo = true;
    this.say("Everything is cleared, here and on this device.");
  },

  forget() {
    this.fill({});
    this.draw();
    this.canUndo = false;
  },

  undo() {
    this.fill(this.cleared.taken);
    this.kept = this.cleared.kept;
    if (this.kept) this.store();
    this.draw();
    this.canUndo = false;
    this.say("Your answers are back.");
    this.$refs.clear.focus();
  },

  /** Shown beside the buttons, and read out. */
  say(words) {
    this.said = words;
    this.news = words;
  },

  download() {
    const { id, site } = this.$root.dataset;
    const address = URL.createObjectURL(
      new window.Blob([this.asText()], { type: "text/plain;charset=utf-8" }),
    );
    const link = document.createElement("a");
    link.href = address;
    link.download = `${site.toLowerCase().replace(/\W+/g, "-")}-${id}-${today()}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.say(`A file was made: ${link.download}.`);
  },

  asText() {
    const { title, site } = this.$root.dataset;
    const { shares } = this.count();
    const lines = this.questions.map(({ name, words, answer, note }) =>
      [`${name}: ${words}`, `  ${WORDS[answer()] ?? "No answer"}`, ...noteLines(note.value)].join("\n"),
    );
    const sums = [
      ...ANSWERS.map((answer) => `${WORDS[answer]}: ${shares[answer]}`),
      `No answer: ${shares.none}`,
    ];
    const head = [`${title}: my own look at my practice`, `${site}, ${today()}`, sums.join(". ")];
    return `${head.join("\n")}\n\n${lines.join("\n\n")}\n\nMade in my own browser. It was not sent anywhere.\n`;
  },

  /** The answers and notes as they stand. */
  taken() {
    const pick = (read) =>
      Object.fromEntries(this.questions.map((each) => [each.id, read(each)]).filter(([, value]) => value));
    return { answers: pick(({ answer }) => answer()), notes: pick(({ note }) => note.value) };
  },

  /** Sets every answer and note; what is not known is left open. */
  fill({ answers = {}, notes = {} }) {
    for (const { id, radios, note, details } of this.questions) {
      for (const radio of radios) radio.checked = radio.value === answers[id];
      note.value = typeof notes[id] === "string" ? notes[id] : "";
      details.open = note.value !== "";
    }
  },

  count() {
    const shares = Object.fromEntries([...ANSWERS, "none"].map((answer) => [answer, 0]));
    for (const { answer } of this.questions) shares[answer() ?? "none"] += 1;
    return { shares, answered: this.questions.length - shares.none };
  },

  draw() {
    const { shares, answered } = this.count();
    for (const { id, answer, note, printed } of this.questions) {
      this.$root.querySelector(`[data-seat="${id}"]`).dataset.answer = answer() ?? "none";
      printed.textContent = note.value;
    }
    for (const [answer, share] of Object.entries(shares)) {
      this.$root.querySelector(`[data-share="${answer}"]`).textContent = String(share);
    }
    this.$root.querySelector("[data-answered]").textContent = String(answered);
    this.open = this.questions
      .filter(({ answer }) => answer() === "not-yet")
      .map(({ id, name, words }) => ({ id, name: `${name}: ${beginning(words)}`, href: `#reflect-${id}` }));
  },
}));

/** A question of the page, and how to read what stands in it now. */
function readQuestion(fieldset) {
  const radios = [...fieldset.querySelectorAll("input")];
  const legend = fieldset.querySelector("legend").cloneNode(true);
  legend.querySelector(".reflection-name").remove();
  return {
    id: fieldset.dataset.question,
    name: fieldset.dataset.name,
    words: legend.textContent.trim(),
    radios,
    note: fieldset.querySelector("textarea"),
    details: fieldset.querySelector("details"),
    printed: fieldset.querySelector("[data-note-printed]"),
    answer: () => radios.find((radio) => radio.checked)?.value,
  };
}

/** As much of a statement as tells it from the others. */
function beginning(words) {
  return words.length > MOST_LETTERS
    ? `${words.slice(0, MOST_LETTERS).replace(/[^\p{L}]+\p{L}*$/u, "")}…`
    : words;
}

function noteLines(note) {
  return note.trim() ? [`  Note: ${note.trim().replaceAll("\n", "\n  ")}`] : [];
}

/** The reader's own day: "2026-11-21". */
function today() {
  return new Intl.DateTimeFormat("sv-SE").format(new Date());
}

Alpine.start();
