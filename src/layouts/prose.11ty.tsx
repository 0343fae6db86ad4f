import { BesideCircle } from "../components/BesideCircle.tsx";
import { PageHead } from "../components/PageHead.tsx";
import { findHeadings } from "./find-headings.ts";
import { Page, type PageSite } from "./Page.tsx";
import { ReadingPage, type Reading } from "./ReadingPage.tsx";

type ProseData = Reading & {
  site: PageSite;
  page: { url: string };
  content: string;
  index?: boolean;
  /** Under which name a page that no search engine lists asks whether it is useful. */
  useful?: string;
};

/**
 * Puts a page written in Markdown into the shell: the one place where finished HTML is taken as it is. A block of
 * data for search engines (`DataBlock`) is no HTML, and escapes what could end it.
 */
export default function Prose(data: ProseData) {
  const prose = <div class="prose" dangerouslySetInnerHTML={{ __html: data.content }} />;
  if (data.index === false) {
    return (
      <Page
        site={data.site}
        title={data.title}
        description={data.description}
        path={data.page.url}
        index={false}
        useful={data.useful}
      >
        <PageHead title={data.title} />
        <BesideCircle circle="pair">{prose}</BesideCircle>
      </Page>
    );
  }
  return (
    <ReadingPage site={data.site} path={data.page.url} reading={data} headings={findHeadings(data.content)}>
      {prose}
    </ReadingPage>
  );
}
