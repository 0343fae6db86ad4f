import { site as council } from "../server/site.ts";
import { ContinuumSection } from "../approach/ContinuumSection.tsx";
import { HighSupport } from "../approach/HighSupport.tsx";
import { TenPrinciples } from "../approach/TenPrinciples.tsx";
import { WhatItIs } from "../approach/WhatItIs.tsx";
import { WindowSection } from "../approach/WindowSection.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";

export const data = {
  permalink: "/approach/",
  title: "Our approach",
  description:
    "What restorative practice is and is not, the social discipline window, the continuum, ten principles, and why support and challenge go together.",
  lead: "Restorative practice is a way of being with people. It starts from a simple idea: people are more likely to change, and to stay changed, when those in charge work with them.",
  circle: "pair",
  kind: "guide",
  audiences: ["families", "practitioners", "managers", "partners"],
  words:
    "what is restorative practice, social discipline window, to with for not, continuum, restorative approach, restorative justice",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: [
    "dudley-framework",
    "dudley-briefing",
    "portsmouth-strategy",
    "wachtel",
    "vaandering-2013",
    "rjc-2016",
    "family-rights-group",
  ],
} satisfies Reading & { permalink: string };

const headings = [
  { id: "what-it-is", title: "What it is" },
  { id: "what-it-is-not", title: "What it is not" },
  { id: "high-support-and-high-challenge", title: "High support and high challenge" },
  { id: "the-four-ways-of-working", title: "The four ways of working" },
  { id: "from-a-word-to-a-conference", title: "From a word to a conference" },
  { id: "ten-principles", title: "Ten principles" },
  { id: "here", title: `What you might notice in ${council.place}` },
];

export default function Approach({ site }: { site: PageSite }) {
  return (
    <ReadingPage
      site={site}
      path={data.permalink}
      reading={data}
      headings={headings}
      styles={["approach"]}
      scripts={["window", "continuum"]}
    >
      <div class="prose parts">
        <WhatItIs />
        <HighSupport />
        <WindowSection />
        <ContinuumSection />
        <TenPrinciples />
        <section aria-labelledby="here">
          <h2 id="here">What you might notice in {site.place}</h2>
          <p>
            If you come to a meeting run in this way, you may find chairs in a circle and no table. The chair
            may turn to the family first, and lead everyone through some of it on a whiteboard. The people
            there should tell you who they are and why they have come. If something is not clear, ask. It is
            their job to make it clear.
          </p>
          <ul>
            <li>
              <a href="/ambition/">Our ambition</a> says why {site.place} chose this.
            </li>
            <li>
              <a href="/tools/">Tools</a> has what you need to try it.
            </li>
            <li>
              <a href="/impact/">Impact</a> says what is known about it, and what is not.
            </li>
          </ul>
        </section>
      </div>
    </ReadingPage>
  );
}
