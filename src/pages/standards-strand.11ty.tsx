import type { PageSite } from "../layouts/Page.tsx";
import type { Reading } from "../layouts/ReadingPage.tsx";
import { framework, type Strand } from "../standards/framework.ts";
import { allStatementsOf, strandPath } from "../standards/statements.ts";
import { StrandPage } from "../standards/StrandPage.tsx";

const { strands } = framework;

const sources = ["dudley-framework"];

export const data = {
  strands,
  sources,
  pagination: { data: "strands", size: 1, alias: "strand", addAllPagesToCollections: true },
  permalink: ({ strand }: { strand: Strand }) => strandPath(strand),
  eleventyComputed: { title: ({ strand }: { strand: Strand }) => strand.title },
};

export function render({ site, strand }: { site: PageSite; strand: Strand }) {
  const related = strands.filter(({ id }) => strand.related.includes(id));
  const place = { number: strands.indexOf(strand) + 1, of: strands.length };
  return <StrandPage {...{ site, strand, related, ...place }} reading={readingOf(strand)} />;
}

function readingOf(strand: Strand): Reading {
  const number = strands.indexOf(strand) + 1;
  return {
    title: strand.title,
    description: `${strand.summary} Strand ${number} of the practice standards in plain words: ${strand.principles.length} principles and ${strand.bestPractice.length} statements of best practice.`,
    lead: strand.summary,
    reviewed: { last: "2026-11-21", next: "2027-11-21" },
    sources,
    kind: "standard",
    audiences: ["practitioners", "managers", "partners", "families"],
    words: allStatementsOf(strand).flatMap((statement) => statement.words ?? []),
  };
}
