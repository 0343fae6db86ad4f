import { site as council } from "../server/site.ts";
import type { PageSite } from "../layouts/Page.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";
import { ResourcesPage } from "../resources/ResourcesPage.tsx";

const reading = {
  title: "Resources",
  description: `The four places that ${council.place}’s practice framework points to, what each one is for, and how champions will share what has worked for them.`,
  lead: "Where to read more, what each place is good for, and who can get in.",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: ["dudley-framework"],
  kind: "guide",
  audiences: ["practitioners", "managers", "partners"],
  words: ["RiP", "SCIE", "FRG", "SharePoint", "policies", "research", "learning", "downloads"],
} satisfies Reading;

export const data = { permalink: "/resources/", ...reading };

export function render({ site }: { site: PageSite }) {
  return <ResourcesPage site={site} reading={reading} />;
}
