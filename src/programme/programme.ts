import { findCourse } from "../facts/courses.ts";
import { training } from "../facts/training.ts";
import type { ImportWorkshop } from "./import-workshop.ts";
import { cohortDays, type ProgrammeRow } from "./programme-row.ts";
import { readProgramme, type Programme } from "./read-programme.ts";

export { cohortDays, type ProgrammeRow } from "./programme-row.ts";
export { readProgramme, type Programme, type ProgrammeWarning } from "./read-programme.ts";

/** How many cohorts and places each phase of the programme has. */
export type PhaseTotal = { phase: 1 | 2; cohorts: number; places: number };

/** The totals of each phase that the programme lists. */
export function phaseTotals(rows: readonly ProgrammeRow[]): PhaseTotal[] {
  return ([1, 2] as const).map((phase) => {
    const cohorts = rows.filter((row) => row.phase === phase);
    return { phase, cohorts: cohorts.length, places: cohorts.reduce((sum, row) => sum + row.number, 0) };
  });
}

/**
 * The programme's cohorts as past workshops for the database. The printed programme has no times of day, so
 * each day is kept whole (00:00 to 23:59), and the note beside the workshop says so.
 */
export function programmeWorkshops(programme: Programme = readProgramme()): ImportWorkshop[] {
  const course = findCourse("three-day-programme");
  if (!course) throw new Error("The programme needs the course three-day-programme in _data/courses.json");
  return programme.rows.map((row) => ({
    slug: row.slug,
    course: course.slug,
    title: `${course.title}: ${row.cohort}`,
    venue: row.venue,
    capacity: row.number,
    days: cohortDays(row).map((date) => ({ date, starts: "00:00", ends: "23:59" })),
    is_sample: false,
    phase: row.phase,
    group_label: row.cohort,
    printed_note: printedNote(row, programme),
  }));
}

function printedNote(row: ProgrammeRow, { rows, warnings }: Programme): string {
  const sentences = [training.printed.times];
  if (rows.filter((other) => other.cohort === row.cohort).length > 1) {
    sentences.push(training.printed.repeated);
  }
  if (warnings.some((warning) => warning.slug === row.slug && warning.kind === "weekend-start")) {
    sentences.push(training.printed.weekend);
  }
  return sentences.join(" ");
}
