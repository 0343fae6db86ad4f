import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { impact } from "../impact/impact.ts";
import { StoryCards, type Story } from "../impact/StoryCards.tsx";

export const data = {
  permalink: "/stories/",
  title: "Stories",
  description: impact.stories.description,
  lead: impact.stories.lead,
  circle: "workshop",
  kind: "guide",
  audiences: ["families", "practitioners", "managers", "partners"],
  words: "examples, case studies, practice examples, pilot",
  reviewed: { last: "2026-11-21", next: "2027-05-21" },
  sources: ["dudley-briefing"],
} satisfies Reading & { permalink: string };

type Given = { site: PageSite; collections: { all: { url: string; data: Story }[] } };

export default function Stories({ site, collections }: Given) {
  const stories = collections.all
    .filter(
      ({ url, data: { kind } }) =>
        kind === "story" && url.startsWith(data.permalink) && url !== data.permalink,
    )
    .map(({ url, data: { title, description } }) => ({ href: url, title, description }));
  return (
    <ReadingPage site={site} path={data.permalink} reading={data}>
      <div class="parts">
        <h2>{impact.stories.heading}</h2>
        <p>{impact.stories.introduction}</p>
        <StoryCards stories={stories} />
        <h2>Stories still to come</h2>
        <p>
          <a href="/champions/">Champions</a> will tell their own stories here. Sharing is not open yet, so
          this list is short, and we have not filled it up with made-up ones. When it opens, someone will read
          each story before it is shown, to make sure that no child or family can be recognised.
        </p>
        <p>
          The views of all three groups stand side by side on <a href="/impact/#pilot">our page on impact</a>,
          together with what nobody knows yet.
        </p>
      </div>
    </ReadingPage>
  );
}
