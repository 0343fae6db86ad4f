import { GlossaryPage } from "../glossary/GlossaryPage.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";

const reading = {
  title: "Words you may hear",
  description:
    "A glossary of restorative practice and children’s services in plain English, from accredited to with, with the short forms that workers use.",
  lead: "People who work with families use words of their own. Here they are in plain English. If somebody uses one that is not here, ask them. It is their job to make it clear.",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: [
    "dudley-framework",
    "dudley-briefing",
    "portsmouth-strategy",
    "leeds-family-valued",
    "family-rights-group",
    "rjc-2016",
    "wachtel",
    "vaandering-2013",
    "west-midlands-procedures",
  ],
  kind: "help",
  audiences: ["families", "practitioners", "managers", "partners"],
  words: ["glossary", "jargon", "what does it mean", "abbreviations", "acronyms", "dictionary"],
} satisfies Reading;

export const data = { permalink: "/glossary/", ...reading };

export function render({ site }: { site: PageSite }) {
  return <GlossaryPage site={site} reading={reading} />;
}
