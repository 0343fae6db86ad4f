import type { ComponentChildren } from "preact";
import { Breadcrumbs } from "../components/Breadcrumbs.tsx";
import type { CircleName } from "../components/circles.ts";
import { Contents, type Heading } from "../components/Contents.tsx";
import { Neighbours } from "../components/Neighbours.tsx";
import { PageFoot, type Review } from "../components/PageFoot.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { ReadAloud } from "../components/ReadAloud.tsx";
import { Related } from "../components/Related.tsx";
import { parentsOf, placeOf } from "../facts/sections.ts";
import { findSources } from "../facts/sources.ts";
import type { Finding } from "./FindingTags.tsx";
import { Page, type PageSite } from "./Page.tsx";

/** What a page that is read says of itself: the front matter of Markdown, or the `data` of a composed page. */
export type Reading = Finding & {
  title: string;
  description: string;
  /** A first sentence in larger letters, and the page's own drawing. */
  lead?: string;
  circle?: CircleName;
  reviewed: Review;
  /** Ids of `_data/sources.json`. */
  sources?: readonly string[];
  /** The page may put its reader at risk from somebody near them: it can be left at once. */
  risk?: boolean;
};

export type ReadingPageProps = {
  site: PageSite;
  path: string;
  reading: Reading;
  /** The main headings, for a list of what is on the page; shown where there are four or more. */
  headings?: readonly Heading[];
  /** Stands in the place of the plain head, where a page opens in a way of its own; it holds the main heading. */
  head?: ComponentChildren;
  /** Style sheets and scripts of what this page shows, as for {@link Page}. */
  styles?: readonly string[];
  scripts?: readonly string[];
  children: ComponentChildren;
};

/** A page that informs: where it stands, what is on it, what it rests on, and where to go next. */
export function ReadingPage({
  site,
  path,
  reading,
  headings = [],
  head,
  styles = [],
  scripts = [],
  children,
}: ReadingPageProps) {
  const place = placeOf(path);
  // The main navigation itself shows where the first page of a section stands.
  const isFirst = place?.section.pages[0]?.href === path;
  return (
    <Page
      site={site}
      title={reading.title}
      description={reading.description}
      path={path}
      section={place?.section.id}
      styles={styles}
      scripts={[...scripts, "read-aloud"]}
      finding={reading}
      risk={reading.risk}
    >
      {!isFirst && <Breadcrumbs parents={parentsOf(path)} here={reading.title} />}
      {head ?? <PageHead title={reading.title} lead={reading.lead} circle={reading.circle} />}
      <ReadAloud />
      {headings.length > 3 ? (
        <div class="with-contents">
          <Contents headings={headings} />
          <div>{children}</div>
        </div>
      ) : (
        children
      )}
      {place && <Related pages={place.related} />}
      <PageFoot
        team={site.team}
        reviewed={reading.reviewed}
        sources={findSources(reading.sources ?? [], path)}
      />
      {place && <Neighbours before={place.before} after={place.after} />}
    </Page>
  );
}
