import { ChampionsPage } from "../champions/ChampionsPage.tsx";
import { findSources } from "../facts/sources.ts";
import type { Site } from "../server/site.ts";

export const data = {
  permalink: "/champions/",
  title: "Champions",
  description:
    "Champions help their own colleagues to work restoratively. What they do, who can be one and how to join.",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
};

export default function Champions({ site }: { site: Site }) {
  const sources = findSources(["dudley-briefing", "portsmouth-strategy"], "champions");
  return (
    <ChampionsPage site={site} sources={sources} description={data.description} reviewed={data.reviewed} />
  );
}
