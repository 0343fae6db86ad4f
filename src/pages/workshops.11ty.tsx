import { site as council } from "../server/site.ts";
import type { Site } from "../server/site.ts";
import { findSources } from "../facts/sources.ts";
import { WorkshopList, type CourseWords } from "../workshops/WorkshopList.tsx";
import type { Workshop } from "../workshops/workshop.ts";

export const data = {
  permalink: "/workshops/",
  title: "Workshops",
  description: `Workshops on restorative practice in ${council.place}: what each one covers, when it runs and how many places are left.`,
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
};

type Given = { site: Site; workshops: Workshop[]; courses: CourseWords[]; checkedAt: string };

export default function Workshops({ site, workshops, courses, checkedAt }: Given) {
  const sources = findSources(["dudley-web-page", "dudley-briefing"], "workshops");
  return (
    <WorkshopList
      {...{ site, workshops, courses, checkedAt, sources }}
      description={data.description}
      reviewed={data.reviewed}
    />
  );
}
