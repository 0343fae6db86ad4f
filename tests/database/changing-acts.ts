import { z } from "zod";
import type { Person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { outcomeOf } from "./acts.ts";

// What the holder of a booking's link can change, as tests say it.

const changed = z.strictObject({
  outcome: z.string(),
  booking_id: z.uuid().optional(),
  retry_after: z.int().positive().optional(),
});

const freely = { limits: { email_per_hour: 1000, client_per_hour: 1000 } };

export async function handOver(db: TestDatabase, bookingId: string, to: Person, changes = {}) {
  const request = {
    booking_id: bookingId,
    link_version: 1,
    ...to,
    known_partner: true,
    client: "a client",
    ...freely,
    ...changes,
  };
  return changed.parse(await db.database.call("hand_over_booking", { request }));
}

/** Hands over, and insists on it; returns the colleague's booking. */
export async function handOverTo(db: TestDatabase, bookingId: string, to: Person): Promise<string> {
  return bookingOf(await handOver(db, bookingId, to));
}

export async function move(db: TestDatabase, bookingId: string, slug: string, linkVersion = 1) {
  const args = { booking_id: bookingId, link_version: linkVersion, slug };
  return changed.parse(await db.database.call("move_booking", args));
}

/** Moves, and insists on it; returns the new booking. */
export async function moveTo(db: TestDatabase, bookingId: string, slug: string): Promise<string> {
  return bookingOf(await move(db, bookingId, slug));
}

export async function changeName(
  db: TestDatabase,
  bookingId: string,
  name: string,
  linkVersion = 1,
  limits: object = freely.limits,
) {
  const request = { booking_id: bookingId, link_version: linkVersion, name, limits };
  return changed.parse(await db.database.call("change_name", { request })).outcome;
}

export function changeNeeds(db: TestDatabase, bookingId: string, needs: string, linkVersion = 1) {
  return outcomeOf(db, "change_needs", { booking_id: bookingId, link_version: linkVersion, needs });
}

export async function askEmailChange(db: TestDatabase, bookingId: string, email: string, changes = {}) {
  const request = {
    ...{ booking_id: bookingId, link_version: 1, email, client: "a client" },
    ...{ ...freely, ...changes },
  };
  return changed.parse(await db.database.call("ask_email_change", { request }));
}

/** The newest wish to get a booking's emails elsewhere. */
export async function newestEmailChange(db: TestDatabase, bookingId: string): Promise<string> {
  const [row] = await db.rows<{ id: string }>(
    "select id from app.email_changes where booking_id = $1 and confirmed_at is null",
    [bookingId],
  );
  if (!row) throw new Error("Nobody has asked for another email");
  return row.id;
}

export async function confirmEmailChange(db: TestDatabase, changeId: string) {
  return changed.parse(await db.database.call("confirm_email_change", { id: changeId }));
}

function bookingOf({ outcome, booking_id }: z.infer<typeof changed>): string {
  if (!booking_id) throw new Error(`Nothing changed: ${outcome}`);
  return booking_id;
}
