import { ChampionsPage } from "../champions/ChampionsPage.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";
import type { Site } from "../server/site.ts";

const reading = {
  title: "Champions",
  description:
    "Champions help their own colleagues to work restoratively. What they do, who can be one and how to join.",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: ["dudley-briefing", "portsmouth-strategy"],
  kind: "guide",
  audiences: ["practitioners", "managers", "partners"],
  words: "network, volunteer, join",
} satisfies Reading;

export const data = { permalink: "/champions/", ...reading };

export function render({ site }: { site: Site }) {
  return <ChampionsPage site={site} reading={reading} />;
}
