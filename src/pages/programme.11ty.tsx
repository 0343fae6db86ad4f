import { site as council } from "../server/site.ts";
import type { PageSite } from "../layouts/Page.tsx";
import { readProgramme } from "../programme/programme.ts";
import { ProgrammePage } from "../programme/ProgrammePage.tsx";

const title = "The training programme";
const description = `${council.place}’s restorative practice training plan of 2018: twenty cohorts in two phases, with dates, places and venues.`;
const reviewed = { last: "2026-11-21", next: "2027-11-21" };

export const data = { permalink: "/programme/", title, description };

export function render({ site }: { site: PageSite }) {
  return <ProgrammePage {...{ site, title, description, reviewed }} programme={readProgramme()} />;
}
