// What the build knows of the pages. The search page carries it, so that asking for it costs no round over the line.

const block = document.querySelector("#search-known");

/**
 * The files of the index to fetch ahead, what letters such as FGC stand for, the pages by their names in the index, and
 * which of them come first for what.
 */
export const { ahead, short, pages, bets, best } = JSON.parse(block.textContent);
