/**
 * Does something once printing is over. A phone says so while it still makes the preview, so there it waits until the
 * page is touched again.
 */
export function whenPrinted(tidyUp: () => void): void {
  const isPhone = window.matchMedia("(pointer: coarse)").matches;
  window.addEventListener(isPhone ? "pointerdown" : "afterprint", tidyUp, { once: true });
}

/** Prints one part of the page and leaves the rest out: `tools.css` shows only what is marked. */
export function printPart(part: Element): void {
  part.classList.add("printed");
  whenPrinted(() => part.classList.remove("printed"));
  window.print();
}
