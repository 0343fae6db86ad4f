/** Takes HTML that Markdown made; returns its second-level headings, whose ids the Markdown step gave them. */
export function findHeadings(html: string): { id: string; title: string }[] {
  return [...html.matchAll(/<h2 id="([^"]+)"[^>]*>([\s\S]*?)<\/h2>/g)].map(([, id = "", inner = ""]) => ({
    id,
    title: inner.replace(/<[^>]+>/g, "").replaceAll("&amp;", "&"),
  }));
}
