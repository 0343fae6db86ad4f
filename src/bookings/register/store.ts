import { z } from "zod";
import type { Database } from "../../server/database.ts";
import { workshopSchema } from "../../workshops/workshop.ts";
import type { ArrangeOutcome, CancelMakeUpOutcome, MarkOutcome } from "./outcome.ts";
import type { Mark, PeopleCounts, Register } from "./register.ts";

const outcomes = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.object({ outcome: z.enum(names) });

const markReply: z.ZodType<MarkOutcome> = outcomes(["marked", "no-place", "not-yet", "not-found"]);
const arrangeReply: z.ZodType<ArrangeOutcome> = outcomes([
  "arranged",
  "already-arranged",
  "booked-there",
  "full",
  "no-place",
  "not-missed",
  "other-course",
  "over",
  "not-found",
]);
const cancelReply: z.ZodType<CancelMakeUpOutcome> = outcomes(["cancelled", "already-marked", "not-found"]);

const mark = z.enum(["present", "absent"]).nullable();
const dayNumber = z.int().positive();

const person = {
  booking_id: z.uuid(),
  name: z.string(),
  organisation: z.string(),
  role: z.string(),
  team: z.string(),
  needs: z.string().optional(),
};
type PersonRow = z.infer<z.ZodObject<typeof person>>;

const personOf = ({ booking_id: bookingId, name, organisation, role, team, needs }: PersonRow) => ({
  bookingId,
  name,
  organisation,
  role,
  team,
  needs,
});

const dayReply = z
  .object({
    day: dayNumber,
    mark,
    make_up: z.object({ slug: z.string(), day: dayNumber, mark }).nullable(),
  })
  .transform(({ make_up: makeUp, ...row }) => ({ ...row, makeUp }));

const registerReply: z.ZodType<Register> = z.object({
  workshop: workshopSchema,
  people: z.array(
    z
      .object({ ...person, extra: z.boolean(), days: z.array(dayReply) })
      .transform((row) => ({ ...personOf(row), extra: row.extra, days: row.days })),
  ),
  guests: z.array(
    z
      .object({ ...person, day: dayNumber, missed_day: dayNumber, mark, from: z.string() })
      .transform((row) => ({
        ...personOf(row),
        day: row.day,
        missedDay: row.missed_day,
        mark: row.mark,
        from: row.from,
      })),
  ),
});

const count = z.int().nonnegative();
const countsReply: z.ZodType<PeopleCounts> = z
  .object({
    bookings: count,
    people_booked: count,
    people_there: count,
    people_complete: count,
    days_there: count,
  })
  .transform((row) => ({
    bookings: row.bookings,
    peopleBooked: row.people_booked,
    peopleThere: row.people_there,
    peopleComplete: row.people_complete,
    daysThere: row.days_there,
  }));

/** One person's day, as a register names it. */
export type MissedDay = { bookingId: string; day: number };

/** The registers in the database. */
export function registerStore(database: Database) {
  return {
    /** The register of a workshop, or null where no workshop has that slug. Asking for needs is written down. */
    async show(slug: string, withNeeds: boolean): Promise<Register | null> {
      return registerReply
        .nullable()
        .parse(await database.call("show_register", { slug, with_needs: withNeeds }));
    },

    /** Marks somebody on a day of their own workshop; null takes the mark back. */
    async mark({ bookingId, day }: MissedDay, given: Mark | null): Promise<MarkOutcome> {
      const request = { booking_id: bookingId, day, mark: given };
      return markReply.parse(await database.call("mark_attendance", { request }));
    },

    /** Lets somebody make up a missed day on a day of another cohort. */
    async arrangeMakeUp(
      { bookingId, day }: MissedDay,
      host: { slug: string; day: number },
    ): Promise<ArrangeOutcome> {
      const request = { booking_id: bookingId, missed_day: day, ...host };
      return arrangeReply.parse(await database.call("arrange_make_up", { request }));
    },

    /** Marks a guest on the day that makes up for a missed one. */
    async markMakeUp({ bookingId, day }: MissedDay, given: Mark | null): Promise<MarkOutcome> {
      const request = { booking_id: bookingId, missed_day: day, mark: given };
      return markReply.parse(await database.call("mark_make_up", { request }));
    },

    async cancelMakeUp({ bookingId, day }: MissedDay): Promise<CancelMakeUpOutcome> {
      const request = { booking_id: bookingId, missed_day: day };
      return cancelReply.parse(await database.call("cancel_make_up", { request }));
    },

    /** How many people were booked and were there, of one course or of all, by when the workshop began. */
    async countPeople(within: { course?: string; from?: Date; until?: Date }): Promise<PeopleCounts> {
      const request = { course: within.course, from: within.from, until: within.until };
      return countsReply.parse(await database.call("count_people", { request }));
    },
  };
}
