import { randomUUID } from "node:crypto";
import { z } from "zod";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { outcomeOf } from "./acts.ts";
import * as shape from "./shapes.ts";

export const manager = { name: "Maya Manager", email: "maya@managers.example" };

/** A colleague as a manager's line names them, the same for the same number. */
export function colleague(number: number, changes: Record<string, unknown> = {}) {
  const { name, email, role } = person(number);
  return { name, email, role, known_partner: true, ...changes };
}

/** What the team's check page sends: the colleagues with these numbers, of a known partner all. */
export function partyRequest(slug: string, numbers: number[], changes: Record<string, unknown> = {}) {
  return {
    slug,
    key: randomUUID(),
    answers_hash: `${slug} ${numbers.join(" ")}`,
    client: "one council",
    limits: { email_per_hour: 1000, client_per_hour: 1000, manager_per_hour: 1000 },
    manager,
    organisation: "Meadow Primary School",
    team: "Year 5",
    together: true,
    people: numbers.map((number) => colleague(number)),
    ...changes,
  };
}

const count = z.int().nonnegative();
const partyOutcome = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("booked"),
    reference: shape.partyReference,
    party_id: z.uuid(),
    confirmed: count,
    held: count,
    waiting: count,
  }),
  z.strictObject({ outcome: z.literal("too-large"), capacity: z.int().positive() }),
  z.strictObject({ outcome: z.literal("already-booked"), lines: z.array(z.int().positive()).min(1) }),
  z.strictObject({ outcome: z.enum(["closed", "cancelled", "not-found", "key-reused"]) }),
  z.strictObject({ outcome: z.literal("limited"), retry_after: z.int().positive() }),
]);

export async function bookParty(db: TestDatabase, slug: string, numbers: number[], changes = {}) {
  const request = partyRequest(slug, numbers, changes);
  return partyOutcome.parse(await db.database.call("book_party", { request }));
}

/** Books for several, and insists that it went through. */
export async function partyFor(db: TestDatabase, slug: string, numbers: number[], changes = {}) {
  const reply = await bookParty(db, slug, numbers, changes);
  if (reply.outcome !== "booked") throw new Error(`No party: ${reply.outcome}`);
  return reply;
}

export async function showParty(db: TestDatabase, partyId: string) {
  return shape.party.nullable().parse(await db.database.call("show_party", { party_id: partyId }));
}

/** Takes what is offered to a party, or passes it on; by the newest offer's link unless told otherwise. */
export async function takeForParty(db: TestDatabase, partyId: string, offerNumber?: number): Promise<string> {
  return answer(db, "take_party_offer", partyId, offerNumber);
}
export async function passForParty(db: TestDatabase, partyId: string, offerNumber?: number): Promise<string> {
  return answer(db, "pass_party_offer", partyId, offerNumber);
}

async function answer(db: TestDatabase, name: string, partyId: string, offerNumber?: number) {
  const [row] = await db.rows<{ number: number }>(
    "select offer_number as number from app.parties where id = $1",
    [partyId],
  );
  return outcomeOf(db, name, { party_id: partyId, offer_number: offerNumber ?? row?.number ?? 0 });
}

/** Where people stand on a workshop: one word each by their number, "none" where they have no open booking. */
export async function standing(db: TestDatabase, slug: string, numbers: number[]): Promise<string> {
  const rows = await db.rows<{ email: string; state: string }>(
    `select p.email, b.state from app.bookings b join app.people p on p.id = b.person_id
     join app.workshops w on w.id = b.workshop_id where w.slug = $1 and b.state <> 'cancelled'`,
    [slug],
  );
  const states = new Map(rows.map(({ email, state }) => [email, state]));
  return numbers.map((number) => states.get(person(number).email) ?? "none").join(" ");
}

/** The open booking of someone on a workshop. */
export async function bookingOf(db: TestDatabase, slug: string, number: number): Promise<string> {
  const [row] = await db.rows<{ id: string }>(
    `select b.id from app.bookings b join app.people p on p.id = b.person_id
     join app.workshops w on w.id = b.workshop_id
     where w.slug = $1 and p.email = $2 and b.state <> 'cancelled'`,
    [slug, person(number).email],
  );
  if (!row) throw new Error(`No booking of person ${number} on ${slug}`);
  return row.id;
}
