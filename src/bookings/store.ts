import { z } from "zod";
import { askerRow, type Asker } from "../server/clients.ts";
import type { Database } from "../server/database.ts";
import { dayRow, workshopSchema, type Workshop } from "../workshops/workshop.ts";
import type { Booking, Receipt } from "./booking.ts";
import type { BookOutcome, CancelOutcome, ConfirmOutcome } from "./outcome.ts";
import { makeUpRow } from "./register/make-up.ts";
import type { Details } from "./schema.ts";

/** Everything that the database needs to know to give a place. */
export type PlaceRequest = {
  slug: string;
  details: Details;
  /** The email belongs to a partner that the council knows, so the booking counts at once. */
  knownPartner: boolean;
  key: string;
  answersHash: string;
  by: Asker;
};

/** Where a booking stands, as the database says it. */
export const statusReply = z.enum(["held", "confirmed", "waiting", "offered", "cancelled"]);

/** How a booking came to its end, as the database says it. */
export const endingReply = z.enum([
  "cancelled",
  "passed",
  "lapsed",
  "unpressed",
  "workshop-cancelled",
  "moved",
  "handed-over",
  "erased",
]);
const placeInLine = z.int().positive();

/** A moment as the database writes it. */
export const momentReply = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** An offer as the database describes it, to a person or to a party. */
export const offerReply = z
  .object({ number: z.int().positive(), until: momentReply, first_come: z.boolean() })
  .transform(({ number, until, first_come: firstCome }) => ({ number, until, firstCome }));

/** Too many tries within the hour, and when to try again. */
export const limitedReply = z
  .object({ outcome: z.literal("limited"), retry_after: z.int().positive() })
  .transform(({ outcome, retry_after: retryAfter }) => ({ outcome, retryAfter }));

const bookReply: z.ZodType<BookOutcome> = z.discriminatedUnion("outcome", [
  z
    .object({ outcome: z.literal("booked"), reference: z.string(), booking_id: z.uuid() })
    .transform((reply) => ({
      outcome: reply.outcome,
      reference: reply.reference,
      bookingId: reply.booking_id,
    })),
  z
    .object({
      outcome: z.literal("waiting"),
      reference: z.string(),
      booking_id: z.uuid(),
      position: placeInLine,
    })
    .transform((reply) => ({
      outcome: reply.outcome,
      reference: reply.reference,
      bookingId: reply.booking_id,
      position: reply.position,
    })),
  z
    .object({
      outcome: z.literal("held"),
      reference: z.string(),
      booking_id: z.uuid(),
      position: placeInLine.nullable(),
    })
    .transform((reply) => ({
      outcome: reply.outcome,
      reference: reply.reference,
      bookingId: reply.booking_id,
      position: reply.position,
    })),
  z.object({ outcome: z.literal("already-booked") }),
  z.object({ outcome: z.literal("closed") }),
  z.object({ outcome: z.literal("cancelled") }),
  z.object({ outcome: z.literal("not-found") }),
  limitedReply,
  z.object({ outcome: z.literal("key-reused") }),
]);

const confirmReply: z.ZodType<ConfirmOutcome> = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("confirmed") }),
  z.object({ outcome: z.literal("already-confirmed") }),
  z.object({ outcome: z.literal("lapsed") }),
  z.object({ outcome: z.literal("cancelled") }),
  z.object({ outcome: z.literal("not-found") }),
]);

const cancelReply: z.ZodType<CancelOutcome> = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("cancelled") }),
  z.object({ outcome: z.literal("already-cancelled") }),
  z.object({ outcome: z.literal("started") }),
  z.object({ outcome: z.literal("not-found") }),
]);

const bookingReply: z.ZodType<Booking> = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    status: statusReply,
    ended_as: endingReply.nullable(),
    position: placeInLine.nullable(),
    held_until: momentReply.nullable(),
    offer_number: z.int().nonnegative(),
    offer: offerReply.nullable(),
    answers_elsewhere_first: z.boolean(),
    together: z.boolean(),
    booked_by: z.string().nullable(),
    handed_by: z.string().nullable(),
    handed_on_until: momentReply.nullable(),
    handed_back: z.boolean(),
    follows_cancelled_workshop: z.boolean(),
    has_needs: z.boolean(),
    joining: z.object({ text: z.string(), online_link: z.string() }).nullable(),
    had_place: z.boolean(),
    version: z.int().nonnegative(),
    link_version: z.int().nonnegative(),
    link_expires_at: momentReply,
    started: z.boolean(),
    person: z.object({
      name: z.string(),
      email: z.string(),
      organisation: z.string(),
      role: z.string(),
      team: z.string().nullable(),
    }),
    workshop: workshopSchema,
    dropped_days: z.array(dayRow),
    make_ups: z.array(makeUpRow),
  })
  .transform((row) => ({
    id: row.id,
    reference: row.reference,
    status: row.status,
    endedAs: row.ended_as,
    position: row.position,
    heldUntil: row.held_until,
    offerNumber: row.offer_number,
    offer: row.offer,
    answersElsewhereFirst: row.answers_elsewhere_first,
    together: row.together,
    bookedBy: row.booked_by,
    handedBy: row.handed_by,
    handedOnUntil: row.handed_on_until,
    handedBack: row.handed_back,
    followsCancelledWorkshop: row.follows_cancelled_workshop,
    hasNeeds: row.has_needs,
    joining: row.joining && { text: row.joining.text, onlineLink: row.joining.online_link },
    hadPlace: row.had_place,
    version: row.version,
    linkVersion: row.link_version,
    linkExpiresAt: row.link_expires_at,
    started: row.started,
    person: { ...row.person, team: row.person.team ?? "" },
    workshop: row.workshop,
    droppedDays: row.dropped_days,
    makeUps: row.make_ups,
  }));

const count = z.int().nonnegative();

const receiptReply: z.ZodType<Receipt> = z
  .object({
    reference: z.string(),
    status: statusReply,
    ended_as: endingReply.nullable(),
    position: placeInLine.nullable(),
    held_until: momentReply.nullable(),
    party: z
      .object({
        together: z.boolean(),
        confirmed: count,
        held: count,
        offered: count,
        waiting: count,
        unpressed: count,
      })
      .nullable(),
    workshop: workshopSchema,
  })
  .transform(({ held_until: heldUntil, ended_as: endedAs, ...receipt }) => ({
    ...receipt,
    heldUntil,
    endedAs,
  }));

/** Reads a booking as the database describes it; anything else is a fault, and throws. */
export function readBooking(reply: unknown): Booking {
  return bookingReply.parse(reply);
}

/** The bookings in the database. Replies are parsed here, and become camelCase here. */
export function bookingStore(database: Database) {
  return {
    /** The workshop to book, or null where no workshop has that slug. */
    async showWorkshop(slug: string): Promise<Workshop | null> {
      return workshopSchema.nullable().parse(await database.call("show_workshop", { slug }));
    },

    async book(request: PlaceRequest): Promise<BookOutcome> {
      const reply = await database.call("book_place", {
        request: {
          slug: request.slug,
          ...request.details,
          known_partner: request.knownPartner,
          key: request.key,
          answers_hash: request.answersHash,
          ...askerRow(request.by),
        },
      });
      return bookReply.parse(reply);
    },

    async show(bookingId: string): Promise<Booking | null> {
      const reply = await database.call("show_booking", { booking_id: bookingId });
      return reply === null ? null : readBooking(reply);
    },

    async confirm(bookingId: string, linkVersion: number): Promise<ConfirmOutcome> {
      const reply = await database.call("confirm_booking", {
        booking_id: bookingId,
        link_version: linkVersion,
      });
      return confirmReply.parse(reply);
    },

    async cancel(bookingId: string, linkVersion: number): Promise<CancelOutcome> {
      const reply = await database.call("cancel_booking", {
        booking_id: bookingId,
        link_version: linkVersion,
      });
      return cancelReply.parse(reply);
    },

    async showReceipt(reference: string): Promise<Receipt | null> {
      const reply = await database.call("show_receipt", { reference });
      return reply === null ? null : receiptReply.parse(reply);
    },
  };
}
