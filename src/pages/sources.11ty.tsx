import type { PageSite } from "../layouts/Page.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";
import { citingPages, type BuiltPage } from "../sources/citing-pages.ts";
import { SourcesPage } from "../sources/SourcesPage.tsx";

const reading = {
  title: "Sources",
  description:
    "The documents that this site rests on, the pages that name each of them, and the points on which they disagree.",
  lead: "What this site says, it has from somewhere. Here is every document, where we used it, and where they do not agree.",
  reviewed: { last: "2026-11-22", next: "2027-05-22" },
  kind: "guide",
  audiences: ["families", "practitioners", "managers", "partners"],
  words: [
    "references",
    "bibliography",
    "evidence",
    "documents",
    "citations",
    "criticism",
    "where does it come from",
  ],
} satisfies Reading;

export const data = { permalink: "/sources/", ...reading };

type Given = { site: PageSite; collections: { all: BuiltPage[] } };

export function render({ site, collections }: Given) {
  return <SourcesPage site={site} reading={reading} citing={(id) => citingPages(collections.all, id)} />;
}
