import { whenPrinted } from "./printing/print-part.ts";

// The stages of the continuum open and close by themselves. This adds the walk: with a stage in focus, the arrow
// keys go to the next or the one before, Home and End to either end; and a link to a stage opens it.

const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

for (const continuum of document.querySelectorAll("[data-continuum]")) {
  const stages = [...continuum.querySelectorAll("summary")];
  continuum.querySelectorAll("[data-live]").forEach((part) => part.removeAttribute("hidden"));
  continuum.addEventListener("keydown", (event) => {
    const here = stages.indexOf(event.target);
    if (here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = { Home: 0, End: stages.length - 1 }[event.key] ?? here + (steps[event.key] ?? NaN);
    if (!stages[next]) return;
    event.preventDefault();
    stages[next].focus();
  });
}

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  target?.querySelector(":scope > details")?.setAttribute("open", "");
}

/** On paper nothing can be opened. Style sheets see to it where they can; elsewhere all is open until it is printed. */
function openForPaper() {
  if (window.CSS.supports("selector(::details-content)")) return;
  const closed = [...document.querySelectorAll(".continuum details, .in-words")].filter(({ open }) => !open);
  for (const details of closed) details.open = true;
  whenPrinted(() => closed.forEach((details) => (details.open = false)));
}

window.addEventListener("beforeprint", openForPaper);
openTarget();
window.addEventListener("hashchange", openTarget);
