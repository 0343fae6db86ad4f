import { FamiliesPage } from "../families/FamiliesPage.tsx";
import { findTerms } from "../glossary/glossary.ts";
import type { CouncilFact } from "../components/Fact.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";

const reading = {
  title: "For families",
  description:
    "What to expect when children’s services come to see you: who will be in the room, what a family meeting is, your child’s record, and how to disagree.",
  lead: "Has somebody from children’s services been in touch? It is normal to be worried. Here is what to expect, what you can ask, and what you can do if it does not feel right.",
  circle: "family",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: ["dudley-framework", "dudley-briefing", "family-rights-group", "rjc-2016"],
  kind: "help",
  audiences: ["families"],
  words: [
    "social worker coming to my house",
    "social worker visit",
    "my rights",
    "will they take my child",
    "my kids",
    "parents",
    "carers",
    "family meeting",
    "FGC",
    "complaint",
    "ombudsman",
    "appeal",
    "see my records",
    "young person",
    "teenager",
    "can I say no",
  ],
  risk: true,
} satisfies Reading;

const words = findTerms(
  [
    "advocate",
    "assessment",
    "bottom-line",
    "child-in-need",
    "child-protection-conference",
    "child-protection-plan",
    "chronology",
    "family-group-conference",
    "genogram",
    "independent-reviewing-officer",
    "my-family-network-meeting",
    "safeguarding",
  ],
  "src/pages/families.11ty.tsx",
);

export const data = { permalink: "/families/", ...reading };

export function render({ site }: { site: PageSite & { complaints: CouncilFact } }) {
  return <FamiliesPage site={site} reading={reading} words={words} />;
}
