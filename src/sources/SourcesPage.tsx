import { findSources, sources, type Source } from "../facts/sources.ts";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import type { CitingPage } from "./citing-pages.ts";
import { contested, type ContestedPoint } from "./contested.ts";

const path = "/sources/";

const headings = [
  { id: "how", title: "How we use them" },
  { id: "disagree", title: "Where people disagree" },
  ...contested.map(({ id, title }) => ({ id, title })),
  { id: "documents", title: "The documents" },
];

type SourcesPageProps = {
  site: PageSite;
  reading: Reading;
  /** The pages that name a document, in reading order. */
  citing: (id: string) => readonly CitingPage[];
};

/** Every document that the site rests on, the pages that name it, and where the documents differ. */
export function SourcesPage({ site, reading, citing }: SourcesPageProps) {
  return (
    <ReadingPage site={site} path={path} reading={reading} headings={headings}>
      <div class="prose">
        <h2 id="how">How we use them</h2>
        <p>
          What this site says about restorative practice comes from these documents. We have written it in our
          own words. Each page names the ones that it rests on, at its foot.
        </p>
        <p>
          Where documents disagree, we say whose figure is whose. Where one prints something odd, we keep it
          as printed and say so. What people said is told in our words, by their role, so that nobody can be
          recognised.
        </p>
        <h2 id="disagree">Where people disagree</h2>
        {contested.map((point) => (
          <Contested point={point} />
        ))}
        <h2 id="documents">The documents</h2>
        {sources.map((source) => (
          <Document source={source} pages={citing(source.id)} />
        ))}
      </div>
    </ReadingPage>
  );
}

function Contested({ point: { id, title, paragraphs, page, ...point } }: { point: ContestedPoint }) {
  const documents = findSources(point.sources, path);
  return (
    <>
      <h3 id={id}>{title}</h3>
      {paragraphs.map((text) => (
        <p>{text}</p>
      ))}
      <p>
        <a href={page.href}>{page.title}</a>
      </p>
      <p class="soft">
        Who says so:{" "}
        <Links
          links={documents.map((source) => ({
            href: `#${source.id}`,
            title: `${source.publisher}, ${source.year}`,
          }))}
        />
      </p>
    </>
  );
}

function Document({ source, pages }: { source: Source; pages: readonly CitingPage[] }) {
  return (
    <>
      <h3 id={source.id}>{source.url ? <a href={source.url}>{source.title}</a> : source.title}</h3>
      <p>
        {source.publisher}, {source.year}. {source.note}
      </p>
      <p class="soft">
        {pages.length === 0 ? (
          "No page names it."
        ) : (
          <>
            Pages that rest on it: <Links links={pages} />
          </>
        )}
      </p>
    </>
  );
}

/** A few links in one line. */
function Links({ links }: { links: readonly { href: string; title: string }[] }) {
  return (
    <>
      {links.map(({ href, title }, at) => (
        <>
          {at > 0 && "; "}
          <a href={href}>{title}</a>
        </>
      ))}
      {links.at(-1)?.title.endsWith("?") ? "" : "."}
    </>
  );
}
