import { dateToRfc3339 } from "@11ty/eleventy-plugin-rss";
import { h, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { formatDays } from "../components/dates.ts";
import { wholeAddress } from "./site-address.ts";
import type { Workshop } from "./workshop.ts";

type FeedSite = { name: string; team: string; url?: string | undefined };

type Feed = { site: FeedSite; workshops: readonly Workshop[]; checkedAt: string };

/** The workshops to come as an Atom feed, the newest announcement first. */
export function workshopFeed({ site, workshops, checkedAt }: Feed): string {
  const entries = workshops
    .filter((workshop) => !workshop.ended)
    .map((workshop) => ({ workshop, updated: announcedAt(workshop, checkedAt) }))
    .sort((one, other) => other.updated.getTime() - one.updated.getTime());
  const address = (path: string) => wholeAddress(site, path).href;
  const feed = h("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "en-GB" }, [
    h("title", {}, `Workshops of ${site.name}`),
    h("subtitle", {}, "New dates to learn restorative practice, as they are set."),
    h("id", {}, address("/feeds/workshops.xml")),
    h("link", { rel: "self", type: "application/atom+xml", href: address("/feeds/workshops.xml") }),
    h("link", { rel: "alternate", type: "text/html", href: address("/workshops/") }),
    h("updated", {}, dateToRfc3339(entries[0]?.updated ?? new Date(checkedAt))),
    h("author", {}, h("name", {}, site.team)),
    ...entries.map((entry) => feedEntry(entry.workshop, entry.updated, site)),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${renderToString(feed)}\n`;
}

function feedEntry(workshop: Workshop, updated: Date, site: FeedSite): VNode {
  const address = wholeAddress(site, `/workshops/${workshop.slug}/`);
  const days = formatDays(workshop.days.map((day) => day.date));
  const notes = [
    workshop.isSample ? "A sample date, made up so that booking can be tried out." : "",
    workshop.status === "cancelled" ? "This workshop has been cancelled." : "",
  ];
  return h("entry", {}, [
    h("title", {}, `${workshop.title}, ${days}`),
    // A slug is given once and stays, whatever else about the workshop changes.
    h("id", {}, `tag:${address.hostname},2026:workshops/${workshop.slug}`),
    h("link", { rel: "alternate", type: "text/html", href: address.href }),
    h("updated", {}, dateToRfc3339(updated)),
    h("summary", {}, [`${days}, at ${workshop.venue}.`, ...notes].filter(Boolean).join(" ")),
  ]);
}

/** When booking opened; for one that opens later, the moment that this feed was made. */
function announcedAt({ opensAt }: Workshop, checkedAt: string): Date {
  return new Date(Math.min(Date.parse(opensAt), Date.parse(checkedAt)));
}
