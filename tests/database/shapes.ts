import { z } from "zod";

// Strict, and written down apart from the site's own schemas: a change of a reply shows on both sides.

const moment = z.iso.datetime({ offset: true });
const count = z.int().nonnegative();
export const reference = z.string().regex(/^RD-[3479BCDFGHJKMNPQRTVWXY]{8}$/);

const dayParts = {
  day: z.int().positive(),
  date: z.iso.date(),
  starts: z.string().regex(/^\d\d:\d\d$/),
  ends: z.string().regex(/^\d\d:\d\d$/),
};

const stepFree = z.enum(["yes", "partly", "no"]).nullable();

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
  days: z.array(z.strictObject(dayParts)).min(1),
  places_left: count,
  waiting: count,
  status: z.enum(["open", "full", "closed", "cancelled"]),
  ended: z.boolean(),
  phase: z.union([z.literal(1), z.literal(2), z.null()]),
  group_label: z.string().nullable(),
  printed_note: z.string().nullable(),
  version: z.int().positive(),
  directions: z.string(),
  step_free: stepFree,
  catering: z.string(),
  is_online: z.boolean(),
  called_off_from: z.int().positive().nullable(),
});

const earlierWorkshop = workshop
  .pick({ title: true, venue: true, days: true, directions: true, step_free: true })
  .nullable();

const status = z.enum(["held", "confirmed", "waiting", "offered", "cancelled"]);
const endedAs = z
  .enum([
    "cancelled",
    "passed",
    "lapsed",
    "unpressed",
    "workshop-cancelled",
    "moved",
    "handed-over",
    "erased",
  ])
  .nullable();
const position = z.int().positive().nullable();
const offer = z
  .strictObject({ number: z.int().positive(), until: moment, first_come: z.boolean() })
  .nullable();

const joining = z.strictObject({ text: z.string(), online_link: z.string() }).nullable();

export const booking = z.strictObject({
  id: z.uuid(),
  reference,
  status,
  ended_as: endedAs,
  position,
  had_place: z.boolean(),
  held_until: moment.nullable(),
  offer_number: count,
  offer,
  answers_elsewhere_first: z.boolean(),
  together: z.boolean(),
  booked_by: z.string().nullable(),
  handed_by: z.string().nullable(),
  handed_on_until: moment.nullable(),
  handed_back: z.boolean(),
  follows_cancelled_workshop: z.boolean(),
  has_needs: z.boolean(),
  dropped_days: z.array(z.strictObject(dayParts)),
  make_ups: z.array(
    z.strictObject({
      missed_day: z.int().positive(),
      cancelled: z.boolean(),
      title: z.string(),
      venue: z.string(),
      slug: z.string(),
      date: z.iso.date(),
      starts: dayParts.starts,
      ends: dayParts.ends,
      directions: z.string(),
      step_free: stepFree,
      catering: z.string(),
      joining,
    }),
  ),
  joining,
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

export const partyReference = z.string().regex(/^RT-[3479BCDFGHJKMNPQRTVWXY]{8}$/);

const partyFacts = {
  id: z.uuid(),
  reference: partyReference,
  together: z.boolean(),
  link_version: z.int().positive(),
  link_expires_at: moment,
  manager: z.strictObject({ name: z.string(), email: z.string() }),
  offer_number: count,
  offer,
  offer_ended: z.enum(["taken", "passed", "lapsed", "cancelled"]),
  started: z.boolean(),
  workshop,
  people: z.array(
    z.strictObject({
      name: z.string(),
      email: z.string(),
      reference,
      status,
      ended_as: endedAs,
      position,
      held_until: moment.nullable(),
      answers_elsewhere_first: z.boolean(),
      offer_until: moment.nullable(),
      elsewhere: z.strictObject({ date: z.iso.date(), status, offer_until: moment.nullable() }).nullable(),
    }),
  ),
};
export const party = z.strictObject(partyFacts);

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
  reference: z.union([reference, partyReference]),
  status,
  ended_as: endedAs,
  position,
  held_until: moment.nullable(),
  workshop,
  party: z
    .strictObject({
      together: z.boolean(),
      confirmed: count,
      held: count,
      offered: count,
      waiting: count,
      unpressed: count,
    })
    .nullable(),
});

export const bookingOutcome = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("booked"), reference, booking_id: z.uuid() }),
  z.strictObject({
    outcome: z.literal("waiting"),
    reference,
    booking_id: z.uuid(),
    position: z.int().positive(),
  }),
  z.strictObject({ outcome: z.literal("held"), reference, booking_id: z.uuid(), position }),
  z.strictObject({ outcome: z.enum(["already-booked", "closed", "cancelled", "not-found", "key-reused"]) }),
  z.strictObject({ outcome: z.literal("limited"), retry_after: z.int().positive() }),
]);
export type BookingOutcome = z.infer<typeof bookingOutcome>;

const bookingKinds = [
  "booked",
  "waiting",
  "promoted",
  "already-booked",
  "cancelled",
  "hold",
  "hold-lapsed",
  "offered",
  "offer-lapsed",
  "offer-passed",
  "last-places",
  "handed-over",
  "handed-to-you",
  "handed-back",
  "moved-away",
  "moved-here",
  "details-changed",
  "email-left",
  "email-changed",
  "workshop-changed",
  "workshop-cancelled",
  "joining",
  "reminder-week",
  "reminder-day",
  "reminder-later-day",
  "make-up",
  "make-up-cancelled",
  "make-up-week",
  "make-up-day",
] as const;
const onlyEmail = z.strictObject({ email: z.string() });
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
    kind: z.enum(bookingKinds),
    context: booking.extend({ was: earlierWorkshop.optional(), invited: z.boolean().optional() }),
  }),
  z.strictObject({
    ...emailParts,
    subject_type: z.literal("party"),
    kind: z.enum([
      "party-booked",
      "party-offered",
      "party-offer-lapsed",
      "party-offer-passed",
      "party-unpressed",
      "party-too-large",
      "party-workshop-changed",
      "party-workshop-cancelled",
    ]),
    context: z.strictObject({
      ...partyFacts,
      person: partyFacts.manager,
      was: earlierWorkshop.optional(),
      unpressed: count.optional(),
    }),
  }),
  z.strictObject({
    ...emailParts,
    subject_type: z.literal("person"),
    kind: z.enum(["my-bookings", "my-data"]),
    context: z.strictObject({ id: z.uuid(), person: onlyEmail, link_version: z.int().positive() }),
  }),
  z.strictObject({
    ...emailParts,
    subject_type: z.literal("email-change"),
    kind: z.literal("confirm-email"),
    context: z.strictObject({ id: z.uuid(), person: onlyEmail, booking }),
  }),
  z.strictObject({
    ...emailParts,
    subject_type: z.literal("interest"),
    kind: z.literal("interest-open"),
    context: z.strictObject({
      id: z.uuid(),
      person: onlyEmail,
      course: z.string(),
      workshop: workshop.nullable(),
    }),
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
  people_offered_twice: count,
  guests_with_a_place: count,
  free_places_while_waiting: count,
  offers_past_their_time: count,
  holds_past_their_time: count,
  rushes: count,
  needs_past_their_date: count,
  bookings_without_email: count,
  emails_stuck: count,
  emails_failed: count,
  emails_unknown: count,
});

export const sweep = z.strictObject({ workshops: count, reminders: count, more: z.boolean() });

export const unsentEmail = z.strictObject({
  id: z.int().positive(),
  kind: z.string(),
  subject_type: z.string(),
  subject_id: z.uuid(),
  state: z.enum(["failed", "unknown"]),
  reason: z.string().nullable(),
  failures: count,
  settled_at: moment.nullable(),
});
