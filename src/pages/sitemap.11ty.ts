import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { wholeAddress } from "../workshops/site-address.ts";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

type Given = {
  site: { url?: string };
  collections: { all: { url: string; data: { index?: boolean } }[] };
};

/** The address of every page that may be found by a search engine. */
export default function Sitemap({ site, collections }: Given): string {
  const pages = collections.all
    .filter(({ url, data: { index } }) => url.endsWith("/") && index !== false)
    .map(({ url }) => wholeAddress(site, url).href)
    .sort();
  const urls = pages.map((address) => h("url", {}, h("loc", {}, address)));
  const map = h("urlset", { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" }, urls);
  return `<?xml version="1.0" encoding="utf-8"?>\n${renderToString(map)}\n`;
}
