import { DataFault } from "../facts/check-data.ts";
import type { BestBets } from "../facts/best-bets.ts";
import type { FoundPage } from "./search-ahead.ts";

/** A page that may stand first, with a sentence on it; `id` is its name in the index, where that has it. */
type BestPage = Omit<FoundPage, "words"> & { id?: string | undefined; about: string };

/** What the search needs to put those pages first. */
type SearchBest = { bets: BestBets["bets"]; best: Record<string, BestPage> };

/** The search puts these first by itself, where what is typed speaks of danger (`assets/js/search/risk-words.js`). */
const forRisk = ["/worried-about-a-child/", "/safety/"];

/**
 * Takes the best bets, the pages of the index by their names there, and the HTML of every page by its address. Returns
 * the bets with their pages. An address that no page answers at fails the build.
 */
export function searchBest(
  { elsewhere, bets }: BestBets,
  found: Readonly<Record<string, FoundPage>>,
  pages: ReadonlyMap<string, string>,
): SearchBest {
  const indexed = Object.entries(found).map(([id, { url, title, kind, audiences }]) => {
    return { id, url, title, kind, audiences, about: descriptionOf(pages.get(url) ?? "") };
  });
  const others = elsewhere.map(({ href, ...page }) => ({ url: href, ...page }));
  const known = new Map<string, BestPage>([...indexed, ...others].map((page) => [page.url, page]));
  const named = [...new Set([...forRisk, ...bets.flatMap((bet) => bet.pages)])];
  const faults: string[] = [];
  const best = named.flatMap((address) => {
    const page = known.get(address);
    if (page) return [[address, page] as const];
    faults.push(`_data/best-bets.json: bets: expected a page that the search knows, found ${address}`);
    return [];
  });
  if (faults.length > 0) throw new DataFault(faults.join("\n"));
  return { bets, best: Object.fromEntries(best) };
}

function descriptionOf(html: string): string {
  const written = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? "";
  return written.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}
