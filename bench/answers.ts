/**
 * How long after a letter its answers stood on the screen, in milliseconds: titles or more, every page that has the
 * words, and the words marked. Never, where the next letter came first.
 */
export type Answer = { shown?: number; found?: number; marked?: number };

declare global {
  interface Window {
    answers: Answer[];
  }
}

/**
 * Runs on the search page: notes when each letter was typed, and when what it asks for was painted. It holds no named
 * function, to which the compiler would add a call that the page does not know.
 */
export function watchAnswers(): void {
  let typed = 0;
  window.answers = [];
  document.addEventListener(
    "input",
    ({ timeStamp }) => {
      typed = timeStamp;
      window.answers.push({});
    },
    true,
  );
  new MutationObserver(() => {
    const answer = window.answers.at(-1);
    const words = document.querySelector<HTMLInputElement>("#q")?.value.trim() ?? "";
    const news = document.querySelector("[role=status]")?.textContent ?? "";
    if (!answer || !news.includes(`“${words}”`)) return;
    const began = typed;
    const isWhole = !news.startsWith("Looking");
    const isShown = isWhole || document.querySelector(".search-results li") !== null;
    const hasMarks =
      !document.querySelector(".search-results li") || document.querySelector(".search-results mark");
    requestAnimationFrame(() =>
      setTimeout(() => {
        const time = performance.now() - began;
        if (isShown) answer.shown ??= time;
        if (isWhole) answer.found ??= time;
        if (isWhole && hasMarks) answer.marked ??= time;
      }),
    );
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
