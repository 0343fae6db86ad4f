/** How long after a letter its answer stood on the screen, in milliseconds; never, where the next letter came first. */
export type Answer = { found?: number; marked?: number };

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
    const isAnswered = document.querySelector("[role=status]")?.textContent.includes(`“${words}”`);
    if (!answer || !isAnswered) return;
    const began = typed;
    const hasMarks =
      !document.querySelector(".search-results li") || document.querySelector(".search-results mark");
    requestAnimationFrame(() =>
      setTimeout(() => {
        const time = performance.now() - began;
        answer.found ??= time;
        if (hasMarks) answer.marked ??= time;
      }),
    );
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
