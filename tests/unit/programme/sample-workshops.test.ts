import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import entries from "../../../_data/sample-workshops.json" with { type: "json" };
import {
  checkSampleWorkshops,
  moreSampleWorkshops,
  sampleWorkshops,
} from "../../../src/programme/sample-workshops.ts";

const zone = "Europe/London";

const anyMoment = fc
  .record({ day: fc.integer({ min: 0, max: 366 * 5 }), minute: fc.integer({ min: 0, max: 1439 }) })
  .map(({ day, minute }) =>
    DateTime.fromISO("2026-01-01", { zone }).plus({ days: day }).plus({ minutes: minute }),
  );

const weekdayOf = (date: string) => DateTime.fromISO(date, { zone }).weekday;

describe("whatever the day, the sample workshops", () => {
  test("fall on weekdays", () => {
    fc.assert(
      fc.property(anyMoment, (today) => {
        const days = sampleWorkshops(today).flatMap((workshop) => workshop.days);
        return days.every((day) => weekdayOf(day.date) <= 5);
      }),
    );
  });

  test("never straddle a weekend: their days follow one another within one week", () => {
    fc.assert(
      fc.property(anyMoment, (today) => {
        for (const { days } of sampleWorkshops(today)) {
          const numbers = days.map(
            (day) => DateTime.fromISO(day.date, { zone: "utc" }).toMillis() / 86_400_000,
          );
          numbers.forEach((number, index) => expect(number).toBe((numbers[0] ?? 0) + index));
        }
      }),
    );
  });

  test("can all be booked: none starts before the day after tomorrow", () => {
    fc.assert(
      fc.property(anyMoment, (today) => {
        const soonest = today.plus({ days: 2 }).toFormat("yyyy-MM-dd");
        return sampleWorkshops(today).every((workshop) => (workshop.days[0]?.date ?? "") > soonest);
      }),
    );
  });

  test("leave Christmas and New Year in peace", () => {
    fc.assert(
      fc.property(anyMoment, (today) => {
        const days = sampleWorkshops(today).flatMap((workshop) => workshop.days);
        return days.every(({ date }) => !/-12-(2[4-9]|3[01])$|-01-01$/.test(date));
      }),
      { numRuns: 1000 },
    );
  });

  test("never share a venue on the same day", () => {
    fc.assert(
      fc.property(anyMoment, (today) => {
        const taken = sampleWorkshops(today).flatMap(({ venue, days }) =>
          days.map((day) => `${venue} ${day.date}`),
        );
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  test("keep their order and their slugs", () => {
    fc.assert(
      fc.property(anyMoment, (today) => {
        const workshops = sampleWorkshops(today);
        const starts = workshops.map((workshop) => workshop.days[0]?.date ?? "");
        expect(starts).toEqual(starts.toSorted());
        expect(workshops.map((workshop) => workshop.slug)).toEqual(entries.map((entry) => entry.slug));
      }),
    );
  });
});

test("every day of a year gives weekdays, also across the change of the clocks", () => {
  for (let day = 0; day < 366; day += 1) {
    const today = DateTime.fromISO("2027-01-01T00:30", { zone }).plus({ days: day });
    for (const { days } of sampleWorkshops(today)) {
      expect(days.map((each) => weekdayOf(each.date)).every((weekday) => weekday <= 5)).toBe(true);
      expect(weekdayOf(days.at(-1)?.date ?? "") - weekdayOf(days[0]?.date ?? "")).toBe(days.length - 1);
    }
  }
});

describe("another set of samples", () => {
  const anyLater = fc.integer({ min: 0, max: 400 });

  test("has slugs and days that the sets before it do not have", () => {
    fc.assert(
      fc.property(anyMoment, anyLater, anyLater, (today, one, two) => {
        const sets = [sampleWorkshops(today)];
        for (const days of [one, one + two]) {
          sets.push(moreSampleWorkshops(today.plus({ days }), sets.flat()));
        }
        const all = sets.flat();
        expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length);
        const taken = all.flatMap(({ venue, days }) => days.map(({ date }) => `${venue} ${date}`));
        expect(new Set(taken).size).toBe(taken.length);
        expect(all.every((workshop) => workshop.is_sample)).toBe(true);
      }),
    );
  });

  test("counts on from the numbers that are taken", () => {
    const today = DateTime.fromISO("2026-11-21", { zone });
    const present = entries.map(({ slug }) => ({ slug, venue: "", days: [] }));
    const slugs = moreSampleWorkshops(today.plus({ days: 100 }), present).map(({ slug }) => slug);
    expect(slugs).toHaveLength(entries.length);
    expect(slugs.slice(0, 2)).toEqual(["key-principles-sample-3", "three-day-programme-sample-4"]);
  });
});

describe("the samples", () => {
  const workshops = sampleWorkshops(DateTime.fromISO("2026-11-21", { zone }));

  test("are all marked as samples and last one day or three", () => {
    expect(workshops.every((workshop) => workshop.is_sample)).toBe(true);
    expect(new Set(workshops.map((workshop) => workshop.days.length))).toEqual(new Set([1, 3]));
  });

  test("include one with two places left, and one full with people waiting", () => {
    expect(workshops).toContainEqual(expect.objectContaining({ capacity: 24, sample_places_taken: 22 }));
    expect(workshops).toContainEqual(
      expect.objectContaining({ capacity: 24, sample_places_taken: 24, sample_waiting: 3 }),
    );
  });

  test("teach every course", () => {
    expect(new Set(workshops.map((workshop) => workshop.course)).size).toBe(5);
  });
});

describe("a wrong sample fails with file and field", () => {
  const [sample] = entries;
  const faultOf = (changes: object) => () => checkSampleWorkshops([{ ...sample, ...changes }]);

  test.each([
    ["an unknown course", { course: "juggling" }, /item 1, course: expected the slug of a course/],
    ["two days", { days: 2 }, /item 1, days: expected 1 or 3/],
    ["a day too soon to book", { inDays: 1 }, /item 1, inDays: expected 3 or more/],
    ["more taken than there are", { placesTaken: 25 }, /item 1, placesTaken: expected no more places taken/],
    ["people waiting beside free places", { waiting: 1 }, /item 1, waiting: expected people to wait only/],
    ["no venue", { venue: "" }, /item 1, venue: expected some words/],
    ["an unknown field", { colour: "red" }, /item 1: .*colour/],
  ])("%s", (_case, changes, expected) => {
    expect(faultOf(changes)).toThrow(expected);
    expect(faultOf(changes)).toThrow(/^_data\/sample-workshops\.json: /);
  });

  test("a slug used twice", () => {
    expect(() => checkSampleWorkshops([sample, sample])).toThrow(
      /expected each slug once, found key-principles-sample-1/,
    );
  });
});
