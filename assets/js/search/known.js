// What the build knows of the pages. The search page carries it, so that asking for it costs no round over the line.

const block = document.querySelector("#search-known");

/** The files of the index to fetch ahead, what letters such as FGC stand for, and the pages by their names in the index. */
export const { ahead, short, pages } = JSON.parse(block.textContent);
