import { training } from "../facts/training.ts";
import type { PageSite } from "../layouts/Page.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";
import { readProgramme } from "../programme/programme.ts";
import { ProgrammePage } from "../programme/ProgrammePage.tsx";

const reading = {
  title: "The training programme",
  description: training.description,
  circle: "classroom",
  reviewed: { last: "2026-11-21", next: "2027-11-21" },
  sources: ["dudley-briefing", "leeds-family-valued", "portsmouth-strategy"],
  kind: "guide",
  audiences: ["practitioners", "managers", "partners"],
  words: "IRO, FGC, cohorts, phases, accredited training, train the trainer",
} satisfies Reading;

export const data = { permalink: "/programme/", ...reading };

export function render({ site }: { site: PageSite }) {
  return <ProgrammePage {...{ site, reading }} programme={readProgramme()} />;
}
