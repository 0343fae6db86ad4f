/** Prints one part of the page and leaves the rest out: `tools.css` shows only what is marked. */
export function printPart(part: Element): void {
  part.classList.add("printed");
  window.addEventListener("afterprint", () => part.classList.remove("printed"), { once: true });
  window.print();
}
