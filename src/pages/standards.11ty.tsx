import type { PageSite } from "../layouts/Page.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";
import { framework } from "../standards/framework.ts";
import { StandardsPage } from "../standards/StandardsPage.tsx";

const reading: Reading = {
  title: "Practice standards",
  description:
    "All the practice standards in plain words: seven strands, each with its principles and its best practice. Search them, link to one, print a strand.",
  lead: "What you can expect of us, and what we expect of ourselves: seven strands, each with its principles and its best practice.",
  reviewed: { last: "2026-11-21", next: "2027-11-21" },
  sources: ["dudley-framework"],
  circle: "workshop",
  kind: "standard",
  audiences: ["practitioners", "managers", "partners", "families"],
  words: [
    "practice standards",
    "what good looks like",
    "what to expect of a social worker",
    "quality assurance",
  ],
};

export const data = { permalink: "/standards/", ...reading };

export function render({ site }: { site: PageSite }) {
  return <StandardsPage {...{ site, strands: framework.strands, reading }} />;
}
