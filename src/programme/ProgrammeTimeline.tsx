import type { ProgrammeRow, ProgrammeWarning } from "./programme.ts";
import { timelineMonths, type TimelineBar, type TimelineMonth } from "./timeline.ts";

const left = 62;
const dayWidth = 9.4;
const laneHeight = 22;
const top = 18;
const weeks = [1, 8, 15, 22, 29];

/** The programme drawn as a calendar: a row for each month, a bar for each cohort on its days. */
export function ProgrammeTimeline(props: {
  rows: readonly ProgrammeRow[];
  warnings: readonly ProgrammeWarning[];
}) {
  const { rows, warnings } = props;
  const months = stacked(timelineMonths(rows));
  const height = months.reduce((sum, month) => sum + rowHeight(month), top);
  const oddCohorts = rows
    .filter((row) => warnings.some((warning) => warning.slug === row.slug))
    .map((row) => row.cohort);
  return (
    <figure class="timeline">
      <svg
        viewBox={`0 0 ${left + dayWidth * 31 + 4} ${height}`}
        role="img"
        aria-labelledby="timeline-name timeline-text"
      >
        <title id="timeline-name">When each cohort was to meet</title>
        <desc id="timeline-text">{description(months)}</desc>
        {weeks.map((day) => (
          <g class="timeline-week">
            <text x={x(day)} y="11">
              {day}
            </text>
            <line x1={x(day)} y1={top - 3} x2={x(day)} y2={height} />
          </g>
        ))}
        {months.map((month) => (
          <g>
            <line class="timeline-rule" x1="0" y1={month.y} x2="100%" y2={month.y} />
            <text class="timeline-month" x="0" y={month.y + 18}>
              {month.label}
            </text>
            {month.bars.map((bar) => (
              <Bar
                bar={bar}
                y={month.y + 4 + bar.lane * laneHeight}
                odd={oddCohorts.includes(bar.row.cohort)}
              />
            ))}
          </g>
        ))}
      </svg>
      <figcaption>
        Each bar is one cohort on its days, with its number of places. Bars with round ends are phase 1, and
        bars with square ends are phase 2. A dashed edge marks something odd in the printed programme, told in
        the notes below. The tables give the same facts.
      </figcaption>
    </figure>
  );
}

function Bar({ bar, y, odd }: { bar: TimelineBar; y: number; odd: boolean }) {
  const width = (bar.toDay - bar.fromDay + 1) * dayWidth;
  const { phase, number } = bar.row;
  return (
    <g class={`timeline-bar phase-${phase}${odd ? " odd" : ""}`}>
      <rect x={x(bar.fromDay)} y={y} width={width} height="18" rx={phase === 1 ? 9 : 1.5} />
      <text x={x(bar.fromDay) + width / 2} y={y + 13.5}>
        {number}
      </text>
    </g>
  );
}

type StackedMonth = TimelineMonth & { y: number };

function stacked(months: TimelineMonth[]): StackedMonth[] {
  let y = top;
  return months.map((month) => {
    const here = { ...month, y };
    y += rowHeight(month);
    return here;
  });
}

function rowHeight(month: TimelineMonth): number {
  return month.lanes * laneHeight + 4;
}

function x(day: number): number {
  return Math.round((left + (day - 1) * dayWidth) * 10) / 10;
}

function description(months: readonly TimelineMonth[]): string {
  const parts = months.map(({ label, bars }) => {
    const places = bars.reduce((sum, bar) => sum + bar.row.number, 0);
    return `${label}: ${bars.length} ${bars.length === 1 ? "cohort" : "cohorts"}, ${places} places`;
  });
  return `${parts.join(". ")}.`;
}
