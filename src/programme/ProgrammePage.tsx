import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { formatDay, formatDays } from "../components/dates.ts";
import { cohortDays, phaseTotals, type Programme, type ProgrammeRow } from "./programme.ts";
import { ProgrammeTable } from "./ProgrammeTable.tsx";
import { ProgrammeTimeline } from "./ProgrammeTimeline.tsx";
import { TrainingLevels } from "./TrainingLevels.tsx";

type ProgrammePageProps = { site: PageSite; reading: Reading; programme: Programme };

/** The training programme of 2018 as it was printed: what was planned, when, for how many. */
export function ProgrammePage({ site, reading, programme }: ProgrammePageProps) {
  const { rows, warnings } = programme;
  const totals = phaseTotals(rows);
  const places = totals.reduce((sum, total) => sum + total.places, 0);
  const lead = `In 2018 ${site.place} set out to train its children’s workforce in restorative practice. This page shows the plan: ${rows.length} cohorts and ${places} places, from May 2018 to February 2019.`;
  return (
    <ReadingPage site={site} path="/programme/" styles={["programme"]} reading={{ ...reading, lead }}>
      <div class="prose">
        <p>
          A <em>cohort</em> is a group of people who train together. All of these dates have passed.{" "}
          <a href="/workshops/">See the workshops that you can book now</a>.
        </p>
        <Plan place={site.place} />
        <h2 id="timeline">The programme at a glance</h2>
      </div>
      <ProgrammeTimeline rows={rows} warnings={warnings} />
      <div class="prose">
        <h2 id="phase-1">Phase 1: those who went first</h2>
        <p>
          Staff of three children’s homes, senior managers, and one group of independent reviewing officers
          and family group conference staff. An <em>independent reviewing officer</em> (IRO) checks that a
          child’s plan is right and is kept. A <em>family group conference</em> (FGC) is a meeting where the
          wider family makes the plan.
        </p>
      </div>
      {totals.slice(0, 1).map((total) => (
        <ProgrammeTable rows={rows} total={total} />
      ))}
      <div class="prose">
        <h2 id="phase-2">Phase 2: frontline practitioners</h2>
        <p>People who work with children and families every day, in groups of 24.</p>
      </div>
      {totals.slice(1).map((total) => (
        <ProgrammeTable rows={rows} total={total} />
      ))}
      <div class="prose">
        <h2 id="phase-3">Phase 3</h2>
        <p>
          The briefing speaks of three phases. It gives no dates, groups or numbers for the third, so we show
          none. It does say what might come later: foster carers and partner organisations, trainers of the
          council’s own, and everybody new meeting restorative practice in their first weeks.
        </p>
        <TrainingLevels place={site.place} />
        <h2 id="notes">Notes on the printed programme</h2>
        <ul>
          {warnings.map((warning) => (
            <li>{oddity(warning.kind, warning.slug, rows)}</li>
          ))}
          <li>
            The year is printed only beside the dates in 2019. We read the others as 2018, the year of the
            briefing.
          </li>
          <li>No times of day are printed.</li>
          <li>It is a plan. It does not say how many people came.</li>
        </ul>
      </div>
    </ReadingPage>
  );
}

function Plan({ place }: { place: string }) {
  return (
    <>
      <h2 id="plan">What was recommended</h2>
      <p>
        The briefing asked for a lot: that every manager and every frontline worker take a three-day
        accredited course. <em>Accredited</em> means that an outside body has checked what the course teaches.
        It admitted that three days are hard to find in a full diary. It argued that a longer course would put{" "}
        {place} level with other councils, and would show that it meant what it said.
      </p>
      <p>
        Mark Finnis &amp; Associates were the preferred trainers. Mark Finnis, who directs L30, had worked on
        the same change in Sefton, Hull and Leeds. A first estimate put the whole cost at £80,000 to £90,000,
        over two financial years if need be.
      </p>
      <p>
        Training was to come in three phases. Each of them was to be reviewed and evaluated, so that it would
        help the work along. The council’s Centre for Professional Practice was to coordinate all of it.
      </p>
    </>
  );
}

function oddity(
  kind: Programme["warnings"][number]["kind"],
  slug: string,
  rows: readonly ProgrammeRow[],
): string {
  const row = rows.find((candidate) => candidate.slug === slug);
  if (!row) throw new Error(`The programme has a warning for ${slug}, which is not in it`);
  if (kind === "weekend-start") {
    return `${row.cohort} begins on ${formatDay(row.start)}. We have kept the date as printed.`;
  }
  const dates = rows
    .filter((other) => other.cohort === row.cohort)
    .map((other) => formatDays(cohortDays(other)));
  return `${row.cohort} stands in the programme ${dates.length === 2 ? "twice" : `${dates.length} times`}: on ${dates.join(", and on ")}. One of them may have been meant as the next number. We have kept both as printed.`;
}
