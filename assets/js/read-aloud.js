// Reads the page aloud with a voice of the device's own: a voice that lives elsewhere would be told what is read.

const SPOKEN = "h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, blockquote";
const UNSPOKEN = "nav, form, aside, svg, noscript, [hidden], .read-aloud, .hidden-words";

const voices = window.speechSynthesis;
const box = document.querySelector(".read-aloud");
const play = box?.querySelector("[data-read=play]");
const stop = box?.querySelector("[data-read=stop]");
let state = "idle";

const ownVoices = () =>
  voices.getVoices().filter((voice) => voice.localService && voice.lang.toLowerCase().startsWith("en"));

const findVoice = () => ownVoices().find((voice) => /^en[-_]gb/i.test(voice.lang)) ?? ownVoices()[0];

/** What a listener hears, a block at a time: a whole page in one piece breaks off in some browsers. */
function textsOfPage() {
  return [...document.querySelectorAll(`main :is(${SPOKEN})`)]
    .filter((element) => !element.closest(UNSPOKEN) && !element.querySelector(SPOKEN))
    .filter((element) => element.checkVisibility?.() ?? true)
    .map((element) => element.textContent.trim())
    .filter(Boolean);
}

function show(next) {
  state = next;
  play.textContent = { idle: "Read this page aloud", reading: "Pause", paused: "Go on reading" }[next];
  stop.hidden = next === "idle";
}

function start() {
  const voice = findVoice();
  const parts = textsOfPage().map((text) =>
    Object.assign(new window.SpeechSynthesisUtterance(text), { voice, lang: voice.lang }),
  );
  parts.at(-1)?.addEventListener("end", () => show("idle"));
  voices.cancel();
  parts.forEach((part) => voices.speak(part));
  show("reading");
}

function pressPlay() {
  if (state === "idle") return start();
  if (state === "reading") voices.pause();
  else voices.resume();
  show(state === "reading" ? "paused" : "reading");
}

function end() {
  // A browser that was paused stays so for the next page, unless it is told to go on.
  voices.resume();
  voices.cancel();
  show("idle");
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
