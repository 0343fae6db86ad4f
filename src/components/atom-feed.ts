import { dateToRfc3339 } from "@11ty/eleventy-plugin-rss";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";

export type FeedEntry = {
  title: string;
  /** Stays the same whatever else about the entry changes. */
  id: string;
  href: string;
  updated: Date;
  summary: string;
};

export type Feed = {
  title: string;
  subtitle: string;
  /** Whole addresses: of the feed itself, and of the page that lists the same. */
  self: string;
  page: string;
  author: string;
  entries: readonly FeedEntry[];
  /** When the feed was made, for one that holds nothing yet. */
  made: Date;
};

/** A list of news as Atom, the newest first. */
export function atomFeed({ title, subtitle, self, page, author, entries, made }: Feed): string {
  const newest = [...entries].sort((one, other) => other.updated.getTime() - one.updated.getTime());
  const feed = h("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "en-GB" }, [
    h("title", {}, title),
    h("subtitle", {}, subtitle),
    h("id", {}, self),
    h("link", { rel: "self", type: "application/atom+xml", href: self }),
    h("link", { rel: "alternate", type: "text/html", href: page }),
    h("updated", {}, dateToRfc3339(newest[0]?.updated ?? made)),
    h("author", {}, h("name", {}, author)),
    ...newest.map((entry) =>
      h("entry", {}, [
        h("title", {}, entry.title),
        h("id", {}, entry.id),
        h("link", { rel: "alternate", type: "text/html", href: entry.href }),
        h("updated", {}, dateToRfc3339(entry.updated)),
        h("summary", {}, entry.summary),
      ]),
    ),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${renderToString(feed)}\n`;
}
