import { Page, type PageSite, type Section } from "./Page.tsx";
import type { CircleName } from "../components/circles.ts";
import { PageFoot, type Review } from "../components/PageFoot.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { findSources } from "../facts/sources.ts";

type ProseData = {
  site: PageSite;
  title: string;
  description?: string;
  /** A first sentence in larger letters, and the page's own drawing. */
  lead?: string;
  circle?: CircleName;
  section?: Section;
  page: { url: string; inputPath: string };
  content: string;
  reviewed?: Review;
  sources?: string[];
};

/** Puts a page written in Markdown into the shell. The one place where finished HTML is taken as it is. */
export default function Prose(data: ProseData) {
  return (
    <Page
      site={data.site}
      title={data.title}
      description={data.description}
      path={data.page.url}
      section={data.section}
      index={data.page.url !== "/404.html"}
    >
      <PageHead title={data.title} lead={data.lead} circle={data.circle} />
      <div class="prose" dangerouslySetInnerHTML={{ __html: data.content }} />
      <PageFoot reviewed={data.reviewed} sources={findSources(data.sources ?? [], data.page.inputPath)} />
    </Page>
  );
}
