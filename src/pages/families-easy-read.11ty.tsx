import { EasyReadPage } from "../families/EasyReadPage.tsx";
import type { Helpline } from "../families/helplines.ts";
import type { PageSite } from "../layouts/Page.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";

const reading = {
  title: "For families: Easy Read",
  description:
    "What to expect when children’s services work with your family, in short sentences with a drawing to each. You can print it.",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: ["dudley-framework", "dudley-briefing", "family-rights-group", "rjc-2016"],
  kind: "help",
  audiences: ["families"],
  words: ["easy read", "large print", "pictures", "learning disability", "simple words"],
  risk: true,
} satisfies Reading;

export const data = { permalink: "/families/easy-read/", ...reading, terms: [] };

export function render({ site }: { site: PageSite & { helplines: readonly Helpline[] } }) {
  return <EasyReadPage site={site} reading={reading} />;
}
