import { z } from "zod";
import { bookingRequest, joinRequest, workshopEntry } from "../support/people.ts";
import type { Person, WorkshopEntry } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import * as shape from "./shapes.ts";

// What people and the site do, as tests say it: each parses the reply, so a wrong shape fails anywhere.

export async function addWorkshop(db: TestDatabase, changes: Partial<WorkshopEntry> = {}): Promise<string> {
  const entry = workshopEntry(changes);
  await db.database.call("import_workshops", { workshops: [entry] });
  return entry.slug;
}

export async function allowSamples(db: TestDatabase): Promise<void> {
  await db.rows("insert into app.settings (name, value) values ('samples', 'allowed')");
}

export async function book(db: TestDatabase, slug: string, who: Person, changes = {}) {
  const request = bookingRequest(slug, who, changes);
  return shape.bookingOutcome.parse(await db.database.call("book_place", { request }));
}

/** Books, and insists on a booking: with a place, in line, or held. */
export async function bookFor(db: TestDatabase, slug: string, who: Person, changes = {}): Promise<string> {
  const outcome = await book(db, slug, who, changes);
  if (!("booking_id" in outcome)) throw new Error(`No booking: ${outcome.outcome}`);
  return outcome.booking_id;
}

/** Books from an email of no known partner: the booking waits for its link to be pressed. */
export function hold(db: TestDatabase, slug: string, who: Person): Promise<string> {
  return bookFor(db, slug, who, { known_partner: false });
}

export function confirm(db: TestDatabase, bookingId: string, linkVersion = 1): Promise<string> {
  return outcomeOf(db, "confirm_booking", { booking_id: bookingId, link_version: linkVersion });
}

export function cancel(db: TestDatabase, bookingId: string, linkVersion = 1): Promise<string> {
  return outcomeOf(db, "cancel_booking", { booking_id: bookingId, link_version: linkVersion });
}

/** Takes an offered place, or passes it on; by the newest offer's link unless told otherwise. */
export async function take(db: TestDatabase, bookingId: string, offerNumber?: number): Promise<string> {
  const offer_number = offerNumber ?? (await offerNumberOf(db, bookingId));
  return outcomeOf(db, "take_offer", { booking_id: bookingId, offer_number });
}
export async function pass(db: TestDatabase, bookingId: string, offerNumber?: number): Promise<string> {
  const offer_number = offerNumber ?? (await offerNumberOf(db, bookingId));
  return outcomeOf(db, "pass_offer", { booking_id: bookingId, offer_number });
}

async function offerNumberOf(db: TestDatabase, bookingId: string): Promise<number> {
  const [row] = await db.rows<{ number: number }>(
    "select offer_number as number from app.bookings where id = $1",
    [bookingId],
  );
  return row?.number ?? 0;
}

export async function sweep(db: TestDatabase, limit = 100) {
  return shape.sweep.parse(await db.database.call("sweep_workshops", { request: { limit } }));
}

/** Whether somebody waits at this moment for what somebody else has locked. */
export async function someoneWaits(db: TestDatabase): Promise<boolean> {
  const waiting = await db.rows(
    "select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'",
    [db.name],
  );
  return waiting.length > 0;
}

/** Calls a function whose whole reply is an outcome. */
export async function outcomeOf(
  db: TestDatabase,
  name: string,
  args: Record<string, unknown>,
): Promise<string> {
  const reply = await db.database.call(name, args);
  return z.strictObject({ outcome: z.string() }).parse(reply).outcome;
}

export async function showBooking(db: TestDatabase, bookingId: string) {
  return shape.booking.parse(await db.database.call("show_booking", { booking_id: bookingId }));
}

export async function showWorkshop(db: TestDatabase, slug: string) {
  return shape.workshop.parse(await db.database.call("show_workshop", { slug }));
}

export async function emailsAbout(db: TestDatabase, subjectId: string): Promise<string[]> {
  const rows = await db.rows<{ kind: string; version: number }>(
    "select kind, version from app.emails where subject_id = $1 order by id",
    [subjectId],
  );
  return rows.map(({ kind, version }) => `${kind} ${version}`);
}

export async function claimEmails(db: TestDatabase, limit = 100, leaseSeconds = 60) {
  const reply = await db.database.call("claim_emails", { request: { limit, lease_seconds: leaseSeconds } });
  return z.array(shape.claimedEmail).parse(reply);
}

export async function markSending(db: TestDatabase, email: { id: number; claim: string }, seconds = 60) {
  const args = { email_id: email.id, claim: email.claim, lease_seconds: seconds };
  return z.boolean().parse(await db.database.call("mark_email_sending", args));
}

export async function settle(
  db: TestDatabase,
  email: { id: number; claim: string },
  result: string,
  reason = "accepted",
) {
  const args = { email_id: email.id, claim: email.claim, result, reason };
  return z.boolean().parse(await db.database.call("settle_email", args));
}

/** Sends whatever the outbox holds. */
export async function sendAll(db: TestDatabase): Promise<void> {
  for (let batch = await claimEmails(db); batch.length > 0; batch = await claimEmails(db)) {
    for (const email of batch) {
      await markSending(db, email);
      await settle(db, email, "sent");
    }
  }
}

export async function join(db: TestDatabase, who: Person, changes = {}): Promise<string> {
  const reply = await db.database.call("join_champions", { request: joinRequest(who, changes) });
  return z.strictObject({ outcome: z.string() }).parse(reply).outcome;
}

export async function championOf(db: TestDatabase, who: Person) {
  const [row] = await db.rows<{ id: string }>(
    "select c.id from app.champions c join app.people p on p.id = c.person_id where p.email = $1",
    [who.email],
  );
  return shape.champion.parse(await db.database.call("show_champion", { champion_id: row?.id }));
}

export async function moveChampion(
  db: TestDatabase,
  move: "confirm_champion" | "leave_champion",
  championId: string,
  linkVersion: number,
): Promise<string> {
  const reply = await db.database.call(move, { champion_id: championId, link_version: linkVersion });
  return z.strictObject({ outcome: z.string() }).parse(reply).outcome;
}

export async function runChecks(db: TestDatabase) {
  return shape.faults.parse(await db.database.call("run_checks"));
}

export const noFaults = {
  workshops_over_capacity: 0,
  people_booked_twice: 0,
  people_offered_twice: 0,
  guests_with_a_place: 0,
  free_places_while_waiting: 0,
  offers_past_their_time: 0,
  holds_past_their_time: 0,
  rushes: 0,
  needs_past_their_date: 0,
  bookings_without_email: 0,
  emails_stuck: 0,
  emails_failed: 0,
  emails_unknown: 0,
};
