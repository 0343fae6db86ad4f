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
  // Who is in danger is told who to ring, and not which words they should have used.
  if (search.isRisk) return `${found} ${asked}.`;
  const missing = search.missing.map((word) => `“${word}”`).join(" or ");
  return missing ? `${found} ${asked}. No page has ${missing}.` : `${found} ${asked}.`;
}

/** The same for whoever hears it, with what others see beside it. */
export function speakNews(search) {
  return [
    search.isRisk && "Worried about a child, or about yourself? See who to ring.",
    search.isRiskAtHome && "Is somebody near you a danger to you? See how to look at this site safely.",
    tellNews(search),
    search.suggestion && `Did you mean “${search.suggestion}”?`,
  ]
    .filter(Boolean)
    .join(" ");
}
