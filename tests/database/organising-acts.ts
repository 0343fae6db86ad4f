import { z } from "zod";
import type { TestDatabase } from "../support/postgres.ts";

// What an organiser does, as tests say it.

const outcome = z.looseObject({ outcome: z.string() });

export async function organise(
  db: TestDatabase,
  name: "change_workshop" | "cancel_workshop" | "admit_attendee" | "change_joining",
  request: Record<string, unknown>,
) {
  return outcome.parse(await db.database.call(name, { request }));
}

export async function keepRegister(
  db: TestDatabase,
  name: "mark_attendance" | "arrange_make_up" | "mark_make_up" | "cancel_make_up",
  request: Record<string, unknown>,
): Promise<string> {
  return outcome.parse(await db.database.call(name, { request })).outcome;
}

/** Every booking of a workshop as "state position-of-the-person", in the order in which they were made. */
export async function standings(db: TestDatabase, slug: string): Promise<string[]> {
  const rows = await db.rows<{ email: string; state: string }>(
    `select p.email, b.state from app.bookings b
     join app.workshops w on w.id = b.workshop_id join app.people p on p.id = b.person_id
     where w.slug = $1 order by b.created_at, b.waiting_number nulls first, b.id`,
    [slug],
  );
  return rows.map(({ email, state }) => `${email.split("@")[0]} ${state}`);
}

/** What the audit trail says of a workshop or one of its bookings, oldest first. */
export async function audited(db: TestDatabase, slug: string): Promise<string[]> {
  const rows = await db.rows<{ what: string }>(
    `select a.what from app.audit a join app.workshops w on w.id = a.workshop_id where w.slug = $1 order by a.id`,
    [slug],
  );
  return rows.map(({ what }) => what);
}
