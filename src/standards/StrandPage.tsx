import { AbuseCaution } from "../components/AbuseCaution.tsx";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { AuthorityNotice } from "./AuthorityNotice.tsx";
import type { Strand } from "./framework.ts";
import { Reflection } from "./Reflection.tsx";
import { StatementList, StatementNews } from "./StatementList.tsx";
import { StrandMark } from "./StrandMark.tsx";
import { kinds, statementsOf, strandPath } from "./statements.ts";

type StrandPageProps = {
  site: PageSite;
  strand: Strand;
  /** Which of how many it is. */
  number: number;
  of: number;
  related: readonly Strand[];
  reading: Reading;
};

const headings = [
  ...kinds.map(({ kind, heading }) => ({ id: kind, title: heading })),
  { id: "next", title: "Related strands and tools" },
  { id: "reflection", title: "Look at your own practice" },
];

/** One strand of the practice standards: why it matters, every statement, and a private look at one's own practice. */
export function StrandPage({ site, strand, number, of, related, reading }: StrandPageProps) {
  return (
    <ReadingPage
      site={site}
      path={strandPath(strand)}
      reading={reading}
      headings={headings}
      styles={["forms", "standards", "reflection"]}
      scripts={["statements", "reflection"]}
    >
      <div class="strand-sheet" data-strand={strand.id}>
        <div class="strand-place">
          <StrandMark number={number} of={of} />
          <p>
            Strand {number} of {of} in the <a href="/framework/">practice framework</a>
          </p>
        </div>
        <div class="prose">
          {strand.introduction.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
        <AuthorityNotice />
        <p class="strand-print">
          <button type="button" class="button secondary" data-print="strand" hidden>
            Print this strand as one sheet
          </button>
        </p>
        {kinds.map(({ kind, heading }) => (
          <section class="framework-part" aria-labelledby={kind}>
            <h2 id={kind}>{heading}</h2>
            <StatementList statements={statementsOf(strand, kind)} />
          </section>
        ))}
        <StatementNews />
        {strand.caution && (
          <div class="strand-caution">
            <p>{strand.caution.where}</p>
            <AbuseCaution before={strand.caution.before} />
          </div>
        )}
      </div>
      <Next related={related} tools={strand.tools} />
      <Reflection strand={strand} siteName={site.name} />
    </ReadingPage>
  );
}

function Next({ related, tools }: { related: readonly Strand[]; tools: Strand["tools"] }) {
  return (
    <section class="framework-part strand-next" aria-labelledby="next" data-pagefind-ignore>
      <h2 id="next">Related strands and tools</h2>
      <ul class="cards">
        {related.map((strand) => (
          <li class="card">
            <h3>
              <a href={strandPath(strand)}>{strand.title}</a>
            </h3>
            <p>{strand.summary}</p>
          </li>
        ))}
      </ul>
      {tools.length > 0 && (
        <>
          <p>Tools that help you to do it:</p>
          <ul>
            {tools.map(({ href, title }) => (
              <li>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="/standards/">All seven strands, with a search</a>
      </p>
    </section>
  );
}
