import { impact } from "../impact/impact.ts";
import { Leeds } from "../impact/Leeds.tsx";
import { NotKnown } from "../impact/NotKnown.tsx";
import { PilotVoices } from "../impact/PilotVoices.tsx";
import { Portsmouth } from "../impact/Portsmouth.tsx";
import { Trial } from "../impact/Trial.tsx";
import { WhoseFigures } from "../impact/WhoseFigures.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";

export const data = {
  permalink: "/impact/",
  title: "Impact",
  description: impact.description,
  lead: "What changed, who says so, and how sure anyone can be. Where documents differ, you see both, with their owners.",
  circle: "everyone",
  kind: "guide",
  audiences: ["families", "practitioners", "managers", "partners"],
  words: impact.words,
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: [
    "dudley-briefing",
    "dudley-web-page",
    "leeds-family-valued",
    "portsmouth-strategy",
    "fgc-trial-2024",
  ],
} satisfies Reading & { permalink: string };

const headings = (place: string) => [
  { id: "pilot", title: `What ${place}’s pilot reported` },
  { id: "leeds", title: impact.leeds.title },
  { id: "whose-figures", title: "Whose figure is it?" },
  { id: "portsmouth", title: impact.portsmouth.title },
  { id: "trial", title: "A trial of family group conferences" },
  { id: "not-known", title: "What is not known" },
];

export default function ImpactPage({ site }: { site: PageSite }) {
  return (
    <ReadingPage
      site={site}
      path={data.permalink}
      reading={data}
      headings={headings(site.place)}
      styles={["impact"]}
    >
      <div class="prose parts">
        <PilotVoices place={site.place} />
        <Leeds />
        <WhoseFigures />
        <Portsmouth />
        <Trial />
        <NotKnown place={site.place} />
      </div>
    </ReadingPage>
  );
}
