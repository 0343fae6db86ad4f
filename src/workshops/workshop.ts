import { z } from "zod";

const clockTime = z.string().regex(/^\d{2}:\d{2}$/);

/** One day of a workshop as the database describes it. */
export const dayRow = z.object({
  day: z.int().positive(),
  date: z.iso.date(),
  starts: clockTime,
  ends: clockTime,
});

const workshopRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  course: z.string(),
  title: z.string(),
  venue: z.string(),
  capacity: z.int().positive(),
  is_sample: z.boolean(),
  opens_at: z.iso.datetime({ offset: true }),
  closes_at: z.iso.datetime({ offset: true }),
  starts_at: z.iso.datetime({ offset: true }),
  ends_at: z.iso.datetime({ offset: true }),
  days: z.array(dayRow).min(1),
  places_left: z.int().nonnegative(),
  waiting: z.int().nonnegative(),
  status: z.enum(["open", "full", "closed", "cancelled"]),
  ended: z.boolean(),
  phase: z.literal([1, 2]).nullable(),
  group_label: z.string().nullable(),
  printed_note: z.string().nullable(),
  version: z.int().positive(),
  directions: z.string(),
  step_free: z.enum(["yes", "partly", "no"]).nullable(),
  catering: z.string(),
  is_online: z.boolean(),
  called_off_from: z.int().positive().nullable(),
});

/** A workshop as the database describes it, read into the names that the code uses. */
export const workshopSchema = workshopRow.transform((row) => ({
  id: row.id,
  slug: row.slug,
  course: row.course,
  title: row.title,
  venue: row.venue,
  capacity: row.capacity,
  isSample: row.is_sample,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  days: row.days,
  placesLeft: row.places_left,
  waiting: row.waiting,
  status: row.status,
  ended: row.ended,
  phase: row.phase,
  groupLabel: row.group_label,
  printedNote: row.printed_note,
  version: row.version,
  directions: row.directions,
  stepFree: row.step_free,
  catering: row.catering,
  isOnline: row.is_online,
  /** The number of the first day that does not take place; null where it has not been called off. */
  calledOffFrom: row.called_off_from,
}));

/** One dated cohort of a course, with its days, its venue and the places left in it. */
export type Workshop = z.infer<typeof workshopSchema>;

/** A workshop of the whole list, with when it was last changed or called off; null where it never was. */
export type ListedWorkshop = Workshop & { changedAt: string | null };

/** Whether somebody who asks now gets a place or a place in line. */
export function isBookable({ status }: Workshop): boolean {
  return status === "open" || status === "full";
}

/** The days that do not take place: all of them, or those that had not begun when it was called off; none of any other. */
export function daysCalledOff({ days, calledOffFrom }: Pick<Workshop, "days" | "calledOffFrom">) {
  return days.filter(({ day }) => calledOffFrom !== null && day >= calledOffFrom);
}

/** Whether it was called off after it had begun, so that its first days took place. */
export function isRestCalledOff({ calledOffFrom }: Pick<Workshop, "calledOffFrom">): boolean {
  return calledOffFrom !== null && calledOffFrom > 1;
}

/** Whether the venue can be used without a step, in words; null where nobody has said. */
export function stepFreeInWords({ stepFree }: Pick<Workshop, "stepFree">): string | null {
  switch (stepFree) {
    case "yes":
      return "There is a way in without steps.";
    case "partly":
      return "Part of the venue can be reached without steps. Tell us if that matters to you.";
    case "no":
      return "The venue can only be reached by steps. Tell us if that matters to you.";
    case null:
      return null;
  }
}

type Venue = Pick<Workshop, "directions" | "stepFree" | "catering">;

/** What to know of the venue: the way there, steps, and what there is to eat, as far as somebody has said. */
export function venueRows(venue: Venue): { label: string; value: string }[] {
  return [
    { label: "How to get there", value: venue.directions },
    { label: "Step-free access", value: stepFreeInWords(venue) ?? "" },
    { label: "Food and drink", value: venue.catering },
  ].filter(({ value }) => value !== "");
}
