import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import {
  cohortDays,
  phaseTotals,
  programmeWorkshops,
  readProgramme,
} from "../../../src/programme/programme.ts";
import { timelineMonths } from "../../../src/programme/timeline.ts";

const programme = readProgramme();

test("phase 1 has 84 places in five cohorts and phase 2 has 360 in fifteen", () => {
  expect(phaseTotals(programme.rows)).toEqual([
    { phase: 1, cohorts: 5, places: 84 },
    { phase: 2, cohorts: 15, places: 360 },
  ]);
});

test("every cohort lasts three days in a row", () => {
  expect(programme.rows.map((row) => cohortDays(row).length)).toEqual(Array(20).fill(3));
  expect(cohortDays({ start: "2018-12-31", end: "2019-01-02" })).toEqual([
    "2018-12-31",
    "2019-01-01",
    "2019-01-02",
  ]);
});

describe("the programme as past workshops", () => {
  const workshops = programmeWorkshops(programme);

  test("are twenty of the three-day course, none of them a sample", () => {
    expect(workshops).toHaveLength(20);
    expect(
      workshops.every((workshop) => workshop.course === "three-day-programme" && !workshop.is_sample),
    ).toBe(true);
    expect(workshops.reduce((sum, workshop) => sum + workshop.capacity, 0)).toBe(444);
  });

  test("keep whole days, since no times are printed, and say so", () => {
    for (const workshop of workshops) {
      expect(workshop.days.every((day) => day.starts === "00:00" && day.ends === "23:59")).toBe(true);
      expect(workshop.printed_note).toContain("prints days but no times");
    }
  });

  test("carry a note where the print is odd, and nowhere else", () => {
    const noted = (words: string) =>
      workshops.filter((workshop) => workshop.printed_note?.includes(words)).map((workshop) => workshop.slug);
    expect(noted("number twice")).toEqual([
      "frontline-practitioner-group-14",
      "frontline-practitioner-group-14-february-11",
    ]);
    expect(noted("weekend")).toEqual(["frontline-practitioner-group-1"]);
  });

  test("have titles that tell them apart, but for the number that is printed twice", () => {
    expect(new Set(workshops.map((workshop) => workshop.title)).size).toBe(19);
  });
});

describe("the timeline", () => {
  const months = timelineMonths(programme.rows);

  test("runs from May 2018 to February 2019 without a gap", () => {
    expect(months.map((month) => month.label)).toEqual([
      "May 2018",
      "Jun",
      "Jul",
      "Aug",
      "Sept",
      "Oct",
      "Nov",
      "Dec",
      "Jan 2019",
      "Feb",
    ]);
  });

  test("draws every cohort once, on its own days", () => {
    const bars = months.flatMap((month) => month.bars);
    expect(bars.map((bar) => bar.row.slug).toSorted()).toEqual(
      programme.rows.map((row) => row.slug).toSorted(),
    );
    for (const bar of bars) expect(bar.fromDay).toBe(DateTime.fromISO(bar.row.start).day);
  });

  test("puts cohorts that meet on the same days in lanes of their own", () => {
    expect(months[0]?.lanes).toBe(2);
    expect(months[0]?.bars.map((bar) => bar.lane)).toEqual([0, 1, 0]);
  });

  test("has nothing to draw for no cohorts", () => {
    expect(timelineMonths([])).toEqual([]);
  });
});
