/** Writes an excerpt with the words that were found marked; of its HTML nothing else is kept. */
export function writeExcerpt(element, excerpt) {
  const { body } = new window.DOMParser().parseFromString(excerpt, "text/html");
  const parts = [...body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
  element.replaceChildren(...parts);
}
