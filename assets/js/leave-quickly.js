// Lets a reader at risk leave at once: the page goes blank, and another takes its place in the list of pages visited.

const PRESSES = 3;
const WITHIN_MS = 5_000;

const link = document.querySelector(".leave-now");
const news = document.querySelector(".leave-news");
let presses = [];

function leave(event) {
  event?.preventDefault();
  document.title = "Weather";
  document.body.hidden = true;
  location.replace(link.href);
}

/** Counts Shift pressed by itself. Shift with another key is somebody typing, or going back with Tab. */
function countShift({ key, repeat }) {
  if (repeat) return;
  const since = Date.now() - WITHIN_MS;
  presses = key === "Shift" ? [...presses.filter((at) => at > since), Date.now()] : [];
  const left = PRESSES - presses.length;
  if (left <= 0) leave();
  else
    news.textContent = left === PRESSES ? "" : `Press Shift ${left === 1 ? "once" : "twice"} more to leave.`;
}

link.addEventListener("click", leave);
document.addEventListener("keydown", countShift);
document.querySelector(".leave-keys").hidden = false;
