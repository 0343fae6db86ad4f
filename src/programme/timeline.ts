import { DateTime } from "luxon";
import type { ProgrammeRow } from "./programme-row.ts";

/** A cohort in the drawing: the days of the month it takes up, and the lane it has in that month's row. */
export type TimelineBar = { row: ProgrammeRow; fromDay: number; toDay: number; lane: number };

/** One month of the drawing. `label` carries the year where a year begins. */
export type TimelineMonth = { label: string; lanes: number; bars: TimelineBar[] };

/**
 * Sorts cohorts into months, first to last, with the empty months between. Cohorts that overlap get lanes of
 * their own. A cohort that runs over the end of a month is drawn to the end of the month it starts in.
 */
export function timelineMonths(rows: readonly ProgrammeRow[]): TimelineMonth[] {
  const sorted = rows.toSorted((a, b) => a.start.localeCompare(b.start));
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return [];
  const months: TimelineMonth[] = [];
  const end = DateTime.fromISO(last.start);
  for (let month = monthOf(first.start); month <= end; month = month.plus({ months: 1 })) {
    const bars = placed(sorted.filter((row) => monthOf(row.start).hasSame(month, "month")));
    const withYear = months.length === 0 || month.month === 1;
    months.push({
      label: month.toFormat(withYear ? "LLL yyyy" : "LLL"),
      lanes: Math.max(1, ...bars.map((bar) => bar.lane + 1)),
      bars,
    });
  }
  return months;
}

function placed(rows: ProgrammeRow[]): TimelineBar[] {
  const laneEnds: string[] = [];
  return rows.map((row) => {
    const free = laneEnds.findIndex((end) => end < row.start);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = row.end;
    const start = DateTime.fromISO(row.start);
    const end = DateTime.fromISO(row.end);
    return {
      row,
      lane,
      fromDay: start.day,
      toDay: end.hasSame(start, "month") ? end.day : (start.daysInMonth ?? 31),
    };
  });
}

function monthOf(day: string): DateTime {
  return DateTime.fromISO(day, { locale: "en-GB" }).startOf("month");
}
