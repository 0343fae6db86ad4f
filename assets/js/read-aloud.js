// Reads the page aloud with a voice of the device's own: a voice that lives elsewhere would be told what is read.

const SPOKEN = "h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, blockquote";
const UNSPOKEN =
  "nav, form, aside, svg, noscript, button:not(.term), .field, [hidden], [data-live], [role=status], [aria-live], " +
  ".read-aloud, .hidden-words";
/** What is folded away under a heading belongs to the page; any other list is for who opens it. */
const FOLDED = "details:not([open]):has(summary :is(h2, h3, h4))";

const voices = window.speechSynthesis;
const box = document.querySelector(".read-aloud");
const play = box?.querySelector("[data-read=play]");
const stop = box?.querySelector("[data-read=stop]");
let state = "idle";
let parts = [];
let place = 0;
/** Kept, since a browser may throw away what nothing holds, and then never tells its end. */
let speaking;

const ownVoices = () =>
  voices.getVoices().filter((voice) => voice.localService && voice.lang.toLowerCase().startsWith("en"));

const findVoice = () => ownVoices().find((voice) => /^en[-_]gb/i.test(voice.lang)) ?? ownVoices()[0];

/** What a listener hears, a block at a time: a whole page in one piece breaks off in some browsers. */
function textsOfPage() {
  return [...document.querySelectorAll(`main :is(${SPOKEN})`)]
    .filter((element) => !element.closest(UNSPOKEN) && !element.querySelector(SPOKEN))
    .filter((element) => element.closest(FOLDED) || (element.checkVisibility?.() ?? true))
    .map(wordsOf)
    .filter(Boolean);
}

/** The words of a block, with a space between those that stand apart on the page. */
function wordsOf(block) {
  const texts = document.createNodeIterator(block, window.NodeFilter.SHOW_TEXT);
  let words = "";
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const holder = text.parentElement;
    if (holder.closest(UNSPOKEN)) continue;
    words += window.getComputedStyle(holder).display === "inline" ? text.data : ` ${text.data} `;
  }
  return words.replace(/\s+/g, " ").trim();
}

function show(next) {
  state = next;
  play.textContent = { idle: "Read this page aloud", reading: "Pause", paused: "Go on reading" }[next];
  stop.hidden = next === "idle";
}

function speak() {
  if (place >= parts.length) return end();
  const voice = findVoice();
  const part = new window.SpeechSynthesisUtterance(parts[place]);
  speaking = Object.assign(part, { voice, lang: voice.lang });
  part.addEventListener("end", () => {
    if (speaking !== part) return;
    place += 1;
    speak();
  });
  part.addEventListener("error", () => speaking === part && end());
  voices.speak(part);
}

function silence() {
  speaking = undefined;
  voices.cancel();
}

function end() {
  silence();
  place = 0;
  show("idle");
}

function pressPlay() {
  if (state === "reading") {
    // To a phone, to pause is to end: so each part that was broken off is read anew instead.
    silence();
    return show("paused");
  }
  if (state === "idle") parts = textsOfPage();
  show("reading");
  speak();
}

function pressStop() {
  end();
  play.focus();
}

if (voices && box) {
  const offer = () => (box.hidden = !findVoice());
  offer();
  voices.addEventListener?.("voiceschanged", offer);
  play.addEventListener("click", pressPlay);
  stop.addEventListener("click", pressStop);
  window.addEventListener("pagehide", end);
}
