import { site as council } from "../server/site.ts";
import { WorriedPage, type WorriedSite } from "../families/WorriedPage.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";

const reading = {
  title: "Worried about a child?",
  description: `Who to ring in ${council.place} if you are worried about a child, by day, by night and in an emergency, what happens when you do, and where a child can turn.`,
  lead: "Ring one of these numbers. You do not have to be sure, and you need not give your name.",
  reviewed: { last: "2026-11-21", next: "2027-02-21" },
  sources: ["west-midlands-procedures", "bsl-999", "text-999", "relay-999", "silent-999"],
  kind: "help",
  audiences: ["families", "practitioners", "managers", "partners"],
  words: [
    "report abuse",
    "child abuse",
    "neglect",
    "emergency",
    "999",
    "out of hours",
    "EDT",
    "helpline",
    "MASH",
    "suicide",
    "suicidal",
    "kill",
    "self-harm",
    "hurt myself",
    "hit",
    "hits me",
    "scared",
    "running away",
    "runaway",
    "domestic violence",
    "sexual abuse",
    "deaf",
    "BSL",
    "text 999",
    "interpreter",
    "I do not speak English",
    "concerned about a child",
    "report a concern",
    "neighbour",
    "grandchild",
    "smack",
    "raped",
    "dv",
    "knife",
    "gang",
    "county lines",
    "forced marriage",
    "trafficked",
    "starving",
    "alcohol",
    "drugs",
  ],
  risk: true,
} satisfies Reading;

export const data = { permalink: "/worried-about-a-child/", ...reading, terms: [] };

export function render({ site }: { site: WorriedSite }) {
  return <WorriedPage site={site} reading={reading} />;
}
