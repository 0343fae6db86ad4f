import { site as council } from "../server/site.ts";
import type { Reading } from "../layouts/ReadingPage.tsx";
import type { Site } from "../server/site.ts";
import { WorkshopList, type CourseWords } from "../workshops/WorkshopList.tsx";
import type { Workshop } from "../workshops/workshop.ts";

const reading = {
  title: "Workshops",
  description: `Workshops on restorative practice in ${council.place}: what each one covers, when it runs and how many places are left.`,
  lead: `Learn restorative practice together with people from other services. The ${council.team} runs the workshops, and you book your own place here.`,
  circle: "workshop",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: ["dudley-web-page", "dudley-briefing"],
  kind: "workshop",
  audiences: ["practitioners", "managers", "partners"],
  words: "training, course, workshop dates, next workshops, book a place, learn",
} satisfies Reading;

export const data = { permalink: "/workshops/", ...reading };

type Given = { site: Site; workshops: Workshop[]; courses: CourseWords[]; checkedAt: string };

export function render({ site, workshops, courses, checkedAt }: Given) {
  return <WorkshopList {...{ site, workshops, courses, checkedAt, reading }} />;
}
