import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { AuthorityNotice } from "./AuthorityNotice.tsx";
import type { Strand } from "./framework.ts";
import { NothingFound, StandardsFilter } from "./StandardsFilter.tsx";
import { StatementList, StatementNews } from "./StatementList.tsx";
import { StrandMark } from "./StrandMark.tsx";
import { allStatementsOf, kinds, statementsOf, strandPath } from "./statements.ts";

type StandardsPageProps = { site: PageSite; strands: readonly Strand[]; reading: Reading };

/** Every statement of the standards on one page; with a script, only those that somebody asks for. */
export function StandardsPage({ site, strands, reading }: StandardsPageProps) {
  const total = strands.flatMap(allStatementsOf).length;
  return (
    <ReadingPage
      site={site}
      path="/standards/"
      reading={reading}
      styles={["forms", "standards"]}
      scripts={["statements", "standards"]}
    >
      <AuthorityNotice />
      <div class="standards" x-data="standards">
        <StandardsFilter strands={strands} total={total} />
        <div>
          <nav class="strand-jumps" aria-label="Strands on this page" data-unscripted>
            <ol>
              {strands.map((strand) => (
                <li>
                  <a href={`#${strand.id}`}>{strand.title}</a>
                </li>
              ))}
            </ol>
          </nav>
          <StatementNews />
          <NothingFound />
          <p class="on-paper" hidden x-bind:hidden="!chosen" x-text="news"></p>
          {strands.map((strand, at) => (
            <StrandGroup strand={strand} number={at + 1} of={strands.length} />
          ))}
        </div>
      </div>
    </ReadingPage>
  );
}

function StrandGroup({ strand, number, of }: { strand: Strand; number: number; of: number }) {
  return (
    <section class="strand-group" aria-labelledby={strand.id} data-strand={strand.id}>
      <div class="strand-place">
        <StrandMark number={number} of={of} />
        <h2 id={strand.id}>
          <a href={strandPath(strand)}>{strand.title}</a>
        </h2>
      </div>
      <p class="strand-summary">
        {strand.summary}{" "}
        <a class="strand-to-print" href={strandPath(strand)} aria-label={`Print it: “${strand.title}”`}>
          Print it
        </a>
      </p>
      {kinds.map(({ kind, heading }) => (
        <div data-kind={kind}>
          <h3>{heading}</h3>
          <StatementList statements={statementsOf(strand, kind)} searchable />
        </div>
      ))}
    </section>
  );
}
