import type { DateTime } from "luxon";
import { z } from "zod";
import entries from "../../_data/sample-workshops.json" with { type: "json" };
import { checkData, repeated, slugSchema, textSchema } from "../facts/check-data.ts";
import { findCourse } from "../facts/courses.ts";
import type { ImportWorkshop } from "./import-workshop.ts";

const count = (least: number) => z.int("expected a whole number").min(least, `expected ${least} or more`);

const sampleSchema = z
  .strictObject({
    slug: slugSchema,
    course: z
      .string()
      .refine((slug) => findCourse(slug), "expected the slug of a course in _data/courses.json"),
    inDays: count(3),
    days: z.union([z.literal(1), z.literal(3)], "expected 1 or 3"),
    venue: textSchema,
    capacity: count(1),
    placesTaken: count(0),
    waiting: count(0).optional(),
    directions: textSchema.optional(),
    stepFree: z.enum(["yes", "partly", "no"], "expected yes, partly or no").optional(),
    catering: textSchema.optional(),
    joining: textSchema.optional(),
    onlineLink: z
      .url({ protocol: /^https$/, error: "expected an address that starts with https://" })
      .optional(),
  })
  .refine((sample) => sample.placesTaken <= sample.capacity, {
    path: ["placesTaken"],
    error: "expected no more places taken than the capacity",
  })
  .refine((sample) => !sample.waiting || sample.placesTaken === sample.capacity, {
    path: ["waiting"],
    error: "expected people to wait only where every place is taken",
  });

const samplesSchema = z.array(sampleSchema).superRefine((samples, context) => {
  for (const slug of repeated(samples.map((sample) => sample.slug))) {
    context.addIssue({ code: "custom", message: `expected each slug once, found ${slug} twice` });
  }
});

/** Checks sample workshops as `_data/sample-workshops.json` holds them; wrong ones fail the build. */
export function checkSampleWorkshops(data: unknown): z.infer<typeof samplesSchema> {
  return checkData("_data/sample-workshops.json", samplesSchema, data);
}

/**
 * The sample workshops, dated from `today` (a day in Europe/London). They only ever fall on weekdays, not
 * at Christmas, and one of three days stays within one week.
 */
export function sampleWorkshops(today: DateTime): ImportWorkshop[] {
  return checkSampleWorkshops(entries).map((sample) => {
    const course = findCourse(sample.course);
    if (!course) throw new Error(`No course ${sample.course}`);
    const start = today.setZone("Europe/London").startOf("day");
    const first = afterChristmas(start, nextStart(start.plus({ days: sample.inDays }), sample.days));
    return {
      slug: sample.slug,
      course: course.slug,
      title: course.title,
      venue: sample.venue,
      capacity: sample.capacity,
      days: Array.from({ length: sample.days }, (_, day) => ({
        date: first.plus({ days: day }).toFormat("yyyy-MM-dd"),
        starts: course.starts,
        ends: course.ends,
      })),
      is_sample: true,
      sample_places_taken: sample.placesTaken,
      sample_waiting: sample.waiting ?? 0,
      directions: sample.directions ?? "",
      step_free: sample.stepFree ?? null,
      catering: sample.catering ?? "",
      joining: sample.joining ?? "",
      online_link: sample.onlineLink ?? "",
    };
  });
}

/** A workshop that is there already, as far as another set has to know. */
type Present = { slug: string; venue: string; days: readonly { date: string }[] };

/** Another set, for when the one from before is over: with slugs that no workshop has, and where the venue is free. */
export function moreSampleWorkshops(today: DateTime, present: readonly Present[]): ImportWorkshop[] {
  const slugs = new Set(present.map(({ slug }) => slug));
  const taken = new Set(present.flatMap(venueDays));
  return sampleWorkshops(today)
    .filter((sample) => !venueDays(sample).some((each) => taken.has(each)))
    .map((sample) => {
      const slug = unusedSlug(sample.slug, slugs);
      slugs.add(slug);
      return { ...sample, slug };
    });
}

function venueDays({ venue, days }: Present): string[] {
  return days.map(({ date }) => `${date} ${venue}`);
}

/** Counts on from the number at its end: a slug is given once, and never to another workshop. */
function unusedSlug(slug: string, used: ReadonlySet<string>): string {
  const [, stem = slug, number = "1"] = /^(.+)-(\d+)$/.exec(slug) ?? [];
  let next = Number(number);
  while (used.has(`${stem}-${next}`)) next += 1;
  return `${stem}-${next}`;
}

/** That day where all of the workshop's days fit before Saturday, else the Monday after it. */
function nextStart(day: DateTime, days: number): DateTime {
  const friday = 5;
  const last = day.weekday + days - 1;
  return last <= friday ? day : day.plus({ days: 8 - day.weekday });
}

/** Leaves out the two weeks from the Monday before Christmas Day on: what falls there or later moves by them. */
function afterChristmas(today: DateTime, day: DateTime): DateTime {
  const year = today.ordinal < 8 ? today.year - 1 : today.year;
  const pause = today.set({ year, month: 12, day: 25 }).startOf("week");
  return day < pause || today >= pause.plus({ weeks: 2 }) ? day : day.plus({ weeks: 2 });
}
