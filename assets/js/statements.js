import { whenPrinted } from "./printing/print-part.ts";

// Copies a statement with what it renders and where it stands, and prints the strand or the reflection alone.

const SHOWN_MS = 2_500;

const news = document.querySelector("[data-statement-news]");
const root = document.documentElement;

for (const control of document.querySelectorAll("[data-copy], [data-print]")) control.hidden = false;

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-copy], [data-print]");
  if (button?.dataset.copy) copy(button);
  if (button?.dataset.print) print(button);
});

async function copy(button) {
  const statement = document.getElementById(button.dataset.copy);
  const words = statement.querySelector(".statement-words");
  const link = statement.querySelector(".statement-about a");
  try {
    await navigator.clipboard.writeText(
      `${words.textContent.trim()}\n(${link.textContent}, in plain words: ${link.href})\n`,
    );
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), SHOWN_MS);
    tell(`Copied: ${link.textContent}.`);
  } catch {
    // A browser may refuse; the reader can still copy what is marked.
    window.getSelection().selectAllChildren(words);
    tell("This browser did not let us copy. The words are selected, so that you can copy them.");
  }
}

function print(button) {
  root.dataset.printing = button.dataset.print;
  whenPrinted(() => delete root.dataset.printing);
  window.print();
}

/** The same words twice in a row would not be read out again, so the place is emptied first. */
function tell(words) {
  news.textContent = "";
  setTimeout(() => (news.textContent = words), 50);
}
