// Lets a reader at risk leave at once: the page goes blank, and another takes its place in the list of pages visited.

const PRESSES = 3;
const WITHIN_MS = 5_000;

const link = document.querySelector(".leave-now");
const news = document.querySelector(".leave-news");
let presses = [];
let isAlone = false;

function leave(event) {
  event?.preventDefault();
  document.title = "Weather";
  document.body.hidden = true;
  location.replace(link.href);
}

/** Somebody is typing, going back with Tab, or selecting with the mouse. */
function beginAgain() {
  isAlone = false;
  presses = [];
  news.textContent = "";
}

function press({ key, repeat }) {
  if (repeat) return;
  if (key === "Shift") isAlone = true;
  else beginAgain();
}

/** Counts Shift once it is let go again with nothing else pressed in between. */
function letGo({ key }) {
  if (key !== "Shift" || !isAlone) return;
  isAlone = false;
  const since = Date.now() - WITHIN_MS;
  presses = [...presses.filter((at) => at > since), Date.now()];
  const left = PRESSES - presses.length;
  if (left <= 0) leave();
  else news.textContent = `Press Shift ${left === 1 ? "once" : "twice"} more to leave.`;
}

link.addEventListener("click", leave);
document.addEventListener("keydown", press);
document.addEventListener("keyup", letGo);
document.addEventListener("pointerdown", beginAgain);
document.querySelector(".leave-keys").hidden = false;
