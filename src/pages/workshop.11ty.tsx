import type { PageSite } from "../layouts/Page.tsx";
import type { CourseWords } from "../workshops/WorkshopList.tsx";
import { WorkshopPage } from "../workshops/WorkshopPage.tsx";
import type { Workshop } from "../workshops/workshop.ts";

type Given = { site: PageSite; workshop: Workshop; courses: CourseWords[]; checkedAt: string };

export const data = {
  pagination: { data: "workshops", size: 1, alias: "workshop", addAllPagesToCollections: true },
  permalink: ({ workshop }: Given) => `/workshops/${workshop.slug}/`,
};

export default function OneWorkshop({ site, workshop, courses, checkedAt }: Given) {
  const course = courses.find((candidate) => candidate.slug === workshop.course);
  return <WorkshopPage {...{ site, workshop, course, checkedAt }} />;
}
