import { z } from "zod";

// Strict, and written down apart from the site's own schemas: a change of a reply shows on both sides.

const moment = z.iso.datetime({ offset: true });
const count = z.int().nonnegative();
export const reference = z.string().regex(/^RD-[3479BCDFGHJKMNPQRTVWXY]{8}$/);

export const workshop = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  course: z.string(),
  title: z.string(),
  venue: z.string(),
  capacity: z.int().positive(),
  is_sample: z.boolean(),
  opens_at: moment,
  closes_at: moment,
  starts_at: moment,
  ends_at: moment,
  days: z
    .array(
      z.strictObject({
        day: z.int().positive(),
        date: z.iso.date(),
        starts: z.string().regex(/^\d\d:\d\d$/),
        ends: z.string().regex(/^\d\d:\d\d$/),
      }),
    )
    .min(1),
  places_left: count,
  waiting: count,
  status: z.enum(["open", "full", "closed", "cancelled"]),
  ended: z.boolean(),
  phase: z.union([z.literal(1), z.literal(2), z.null()]),
  group_label: z.string().nullable(),
  printed_note: z.string().nullable(),
});

const status = z.enum(["confirmed", "waiting", "cancelled"]);

export const booking = z.strictObject({
  id: z.uuid(),
  reference,
  status,
  position: z.int().positive().nullable(),
  had_place: z.boolean(),
  version: z.int().positive(),
  link_version: z.int().positive(),
  link_expires_at: moment,
  started: z.boolean(),
  person: z.strictObject({
    name: z.string(),
    email: z.string(),
    organisation: z.string(),
    role: z.string(),
    team: z.string(),
  }),
  workshop,
});

export const champion = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  setting: z.string(),
  why: z.string(),
  listed: z.boolean(),
  status: z.enum(["pending", "confirmed", "left"]),
  confirm_version: z.int().positive(),
  leave_version: z.int().nonnegative(),
});

export const receipt = z.strictObject({
  reference,
  status,
  position: z.int().positive().nullable(),
  workshop,
});

export const bookingOutcome = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("booked"), reference, booking_id: z.uuid() }),
  z.strictObject({
    outcome: z.literal("waiting"),
    reference,
    booking_id: z.uuid(),
    position: z.int().positive(),
  }),
  z.strictObject({ outcome: z.enum(["already-booked", "closed", "cancelled", "not-found", "key-reused"]) }),
  z.strictObject({ outcome: z.literal("limited"), retry_after: z.int().positive() }),
]);
export type BookingOutcome = z.infer<typeof bookingOutcome>;

const emailParts = {
  id: z.int().positive(),
  claim: z.uuid(),
  message_id: z.uuid(),
  version: z.int().positive(),
  attempt: z.int().positive(),
  created_at: moment,
};
export const claimedEmail = z.discriminatedUnion("subject_type", [
  z.strictObject({
    ...emailParts,
    subject_type: z.literal("booking"),
    kind: z.enum(["booked", "waiting", "promoted", "already-booked", "cancelled"]),
    context: booking,
  }),
  z.strictObject({
    ...emailParts,
    subject_type: z.literal("champion"),
    kind: z.enum(["champion-confirm", "champion-welcome", "champion-already", "champion-left"]),
    context: champion,
  }),
]);

export const faults = z.strictObject({
  workshops_over_capacity: count,
  people_booked_twice: count,
  free_places_while_waiting: count,
  bookings_without_email: count,
  emails_stuck: count,
  emails_unknown: count,
});
