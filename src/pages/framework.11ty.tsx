import type { PageSite } from "../layouts/Page.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";
import { framework } from "../standards/framework.ts";
import { FrameworkPage } from "../standards/FrameworkPage.tsx";

const reading: Reading = {
  title: "The practice framework",
  description:
    "The practice framework in plain words: what it is for, what it is founded on, six guiding principles, personal strengths, six commitments and seven strands.",
  lead: "The framework says how our children’s services want to work: with families, through relationships, and from strengths. This is all of it at a glance.",
  reviewed: { last: "2026-11-21", next: "2027-11-21" },
  sources: ["dudley-framework", "care-review-2022"],
  kind: "standard",
  audiences: ["practitioners", "managers", "partners", "families"],
  words: ["guiding principles", "values", "commitments", "strengths-based practice", "framework wheel"],
};

export const data = { permalink: "/framework/", ...reading };

export function render({ site }: { site: PageSite }) {
  return <FrameworkPage {...{ site, framework, reading }} />;
}
