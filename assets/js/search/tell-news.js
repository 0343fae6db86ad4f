const counted = (number) => `${number} ${number === 1 ? "page" : "pages"} found for`;

/** Takes what the search knows just now; returns the sentence that tells whoever asked what came of it. */
export function tellNews(search) {
  const asked = `“${search.asked}”`;
  if (search.state === "looking") return `Looking through every page for ${asked}…`;
  if (search.state === "failed")
    return `Only titles could be searched for ${asked}. Every page is listed below.`;
  if (search.isNarrowed) return `No page of that kind found for ${asked}.`;
  if (search.isNowhere) return `No page found for ${asked}.`;
  if (search.state !== "found") return "";
  const found = counted(search.found);
  if (search.instead) return `No page has ${asked}. ${found} “${search.instead}” instead.`;
  const missing = search.missing.map((word) => `“${word}”`).join(" or ");
  return missing ? `${found} ${asked}. No page has ${missing}.` : `${found} ${asked}.`;
}
