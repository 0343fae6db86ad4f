import { Blocks } from "../components/Blocks.tsx";
import { Words } from "../components/Words.tsx";
import { training } from "../facts/training.ts";
import type { PageSite } from "../layouts/Page.tsx";
import { ReadingPage, type Reading } from "../layouts/ReadingPage.tsx";
import { formatDay, formatDays } from "../components/dates.ts";
import { cohortDays, phaseTotals, type Programme, type ProgrammeRow } from "./programme.ts";
import { ProgrammeTable } from "./ProgrammeTable.tsx";
import { ProgrammeTimeline } from "./ProgrammeTimeline.tsx";
import { TrainingLevels } from "./TrainingLevels.tsx";

type ProgrammePageProps = { site: PageSite; reading: Reading; programme: Programme };

/** The training programme as it was printed: what was planned, when, for how many. */
export function ProgrammePage({ site, reading, programme }: ProgrammePageProps) {
  const { rows, warnings } = programme;
  const totals = phaseTotals(rows);
  const places = totals.reduce((sum, total) => sum + total.places, 0);
  const lead = `${training.planned} This page shows the plan: ${rows.length} cohorts and ${places} places, ${training.when}.`;
  return (
    <ReadingPage site={site} path="/programme/" styles={["programme"]} reading={{ ...reading, lead }}>
      <div class="prose">
        <p>
          A <em>cohort</em> is a group of people who train together. All of these dates have passed.{" "}
          <a href="/workshops/">See the workshops that you can book now</a>.
        </p>
        <h2 id="plan">What was recommended</h2>
        <Blocks blocks={training.plan} />
        <h2 id="timeline">The programme at a glance</h2>
      </div>
      <ProgrammeTimeline rows={rows} warnings={warnings} />
      <div class="prose">
        <Phase number={1} />
      </div>
      {totals.slice(0, 1).map((total) => (
        <ProgrammeTable rows={rows} total={total} />
      ))}
      <div class="prose">
        <Phase number={2} />
      </div>
      {totals.slice(1).map((total) => (
        <ProgrammeTable rows={rows} total={total} />
      ))}
      <div class="prose">
        <Phase number={3} />
        <TrainingLevels />
        <h2 id="notes">Notes on the printed programme</h2>
        <ul>
          {warnings.map((warning) => (
            <li>{oddity(warning.kind, warning.slug, rows)}</li>
          ))}
          {training.notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
      </div>
    </ReadingPage>
  );
}

/** What a phase is called, and who it was for. */
function Phase({ number }: { number: 1 | 2 | 3 }) {
  const phase = training.phases[number - 1];
  if (!phase) return null;
  return (
    <>
      <h2 id={`phase-${number}`}>{phase.title}</h2>
      <p>
        <Words text={phase.text} />
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
