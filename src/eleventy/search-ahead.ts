import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

/** What lets the search answer without asking over the line. */
export type SearchAhead = {
  /** The index's own files, worth fetching before a letter is typed. */
  ahead: string[];
  /** What a result shows, and what a page is found by before the index is there, by the name that the index gives it. */
  pages: Record<string, FoundPage>;
};

export type FoundPage = {
  url: string;
  title: string;
  kind?: string | undefined;
  audiences?: string[] | undefined;
  /** Everyday words that people would look for. */
  words?: string | undefined;
};

/** A larger site's files are fetched as they are needed: nobody pays for letters that they do not type. */
const MOST_BYTES = 150_000;
const MOST_PAGES = 300;

/** The first is waited for first. */
const needed = [".pf_meta", ".pf_index", ".pf_filter"];

const fragment = z.object({
  url: z.string(),
  meta: z.object({ title: z.string(), words: z.string().optional() }),
  filters: z.object({ kind: z.array(z.string()).optional(), audience: z.array(z.string()).optional() }),
});

/** Takes the folder of an index and its pages; returns what to know and to fetch ahead: nothing where the site is large. */
export async function searchAhead(folder: string, pages: SearchAhead["pages"]): Promise<SearchAhead> {
  const files = await readdir(folder, { recursive: true });
  const index = needed.flatMap((ending) => files.filter((file) => file.endsWith(ending)));
  const sizes = await Promise.all(index.map(async (file) => (await stat(join(folder, file))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return {
    ahead: bytes > MOST_BYTES ? [] : index,
    pages: Object.keys(pages).length > MOST_PAGES ? {} : pages,
  };
}

/** Takes the folder of an index; returns its pages by the names that it gives them. */
export async function indexedPages(folder: string): Promise<SearchAhead["pages"]> {
  const files = await readdir(folder, { recursive: true });
  const fragments = files.filter((file) => file.endsWith(".pf_fragment"));
  const pages = await Promise.all(
    fragments.map(async (file) => {
      const text = gunzipSync(await readFile(join(folder, file))).toString();
      // Pagefind signs each of its files before what it says.
      const { url, meta, filters } = fragment.parse(JSON.parse(text.slice(text.indexOf("{"))));
      const id = /([^/\\]+)\.pf_fragment$/.exec(file)?.[1] ?? file;
      const { title, words } = meta;
      return [id, { url, title, words, kind: filters.kind?.[0], audiences: filters.audience }] as const;
    }),
  );
  return Object.fromEntries(pages);
}
