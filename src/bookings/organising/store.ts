import { z } from "zod";
import type { Database } from "../../server/database.ts";
import type { AdmitOutcome, CallOffOutcome, ChangeOutcome, JoiningOutcome } from "./outcome.ts";
import type { Attendee, JoiningChanges, WorkshopChanges } from "./schema.ts";

const count = z.int().nonnegative();
const plain = <const Name extends string>(...names: Name[]) => z.object({ outcome: z.literal(names) });

const changeReply: z.ZodType<ChangeOutcome> = z.union([
  z.object({ outcome: z.literal("changed"), told: count }),
  z.object({ outcome: z.literal("too-many-booked"), taken: count }),
  plain("in-the-past", "day-marked", "not-found", "cancelled", "over"),
]);

const callOffReply: z.ZodType<CallOffOutcome> = z.union([
  z.object({ outcome: z.literal("cancelled"), told: count, offered: count, interested: count }),
  plain("already-cancelled", "started", "not-found"),
]);

const admitReply: z.ZodType<AdmitOutcome> = z.union([
  z
    .object({
      outcome: z.literal("admitted"),
      reference: z.string(),
      booking_id: z.uuid(),
      extra: z.boolean(),
    })
    .transform(({ booking_id: bookingId, ...reply }) => ({ ...reply, bookingId })),
  z.object({ outcome: z.literal("already-booked"), reference: z.string() }),
  plain("full", "not-found", "cancelled", "over"),
]);

const joiningReply: z.ZodType<JoiningOutcome> = z.union([
  z.object({ outcome: z.literal("changed"), told: count }),
  plain("unchanged", "not-found", "cancelled", "over"),
]);

/** What an organiser does to a workshop, in the database. What is left out of a request stays as it is. */
export function organisingStore(database: Database) {
  return {
    async change(slug: string, changes: WorkshopChanges): Promise<ChangeOutcome> {
      const { closesAt: closes_at, opensAt: opens_at, stepFree: step_free, ...rest } = changes;
      const request = { slug, ...rest, closes_at, opens_at, step_free };
      return changeReply.parse(await database.call("change_workshop", { request }));
    },

    async callOff(slug: string): Promise<CallOffOutcome> {
      return callOffReply.parse(await database.call("cancel_workshop", { request: { slug } }));
    },

    async admit(
      slug: string,
      { beyondCapacity: beyond_capacity, ...details }: Attendee,
    ): Promise<AdmitOutcome> {
      const request = { slug, ...details, beyond_capacity };
      return admitReply.parse(await database.call("admit_attendee", { request }));
    },

    async changeJoining(
      slug: string,
      { joining, onlineLink: online_link }: JoiningChanges,
    ): Promise<JoiningOutcome> {
      return joiningReply.parse(
        await database.call("change_joining", { request: { slug, joining, online_link } }),
      );
    },
  };
}
