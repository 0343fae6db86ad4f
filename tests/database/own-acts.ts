import type { Person } from "../support/people.ts";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, bookFor, championOf, join, moveChampion, outcomeOf } from "./acts.ts";

// What someone does about all that is theirs, as tests say it.

const limits = { email_per_hour: 1000, client_per_hour: 1000 };

export function askForLink(
  db: TestDatabase,
  who: Pick<Person, "email">,
  what: "bookings" | "data",
  changes = {},
): Promise<string> {
  const request = { email: who.email, what, client: "a client", limits, ...changes };
  return outcomeOf(db, "ask_my_bookings", { request });
}

export function noteInterest(db: TestDatabase, who: Person, course: string, changes = {}): Promise<string> {
  const request = { email: who.email, course, client: "a client", limits, ...changes };
  return outcomeOf(db, "note_interest", { request });
}

export async function idOf(db: TestDatabase, who: Pick<Person, "email">): Promise<string> {
  const [row] = await db.rows<{ id: string }>("select id from app.people where email = $1", [who.email]);
  if (!row) throw new Error(`Nobody has the email ${who.email}`);
  return row.id;
}

export function erase(db: TestDatabase, personId: string, linkVersion = 1): Promise<string> {
  return outcomeOf(db, "erase_person", { person_id: personId, link_version: linkVersion });
}

export const past = [{ date: "2026-11-03", starts: "09:30", ends: "16:00" }];
export const toCome = [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }];
export const somewhatLater = [{ date: "2027-04-14", starts: "09:30", ends: "16:00" }];

/** Somebody with a word of their own in everything that they ever typed. */
export const quill: Person = {
  name: "Ada Quillfeather",
  email: "ada@quillfeather.example",
  organisation: "Quillfeather School",
  role: "Quillfeather tutor",
  team: "Quillfeather team",
};

/** Someone who has done everything that can be done: each table that can know a person knows this one. */
export async function liveFully(db: TestDatabase): Promise<{ id: string; bookings: Record<string, string> }> {
  await db.setClock("2026-10-01T12:00:00Z");
  const been = await addWorkshop(db, { slug: "been", days: past });
  const coming = await addWorkshop(db, { slug: "coming", days: toCome, capacity: 1 });
  const full = await addWorkshop(db, { slug: "full", days: somewhatLater, capacity: 1 });
  const hostOfMissedDay = await addWorkshop(db, { slug: "host", days: somewhatLater, capacity: 4 });
  const bookings = { been: await bookFor(db, been, quill, { needs: "Quillfeather nuts" }) };
  await db.rows("insert into app.attendance values ($1, 1, 'absent', app.clock())", [bookings.been]);
  await db.rows(
    `insert into app.make_ups (booking_id, missed_day, workshop_id, day, agreed_at)
     select $1, 1, w.id, 1, app.clock() from app.workshops w where w.slug = $2`,
    [bookings.been, hostOfMissedDay],
  );
  await db.rows(
    "insert into app.missed_make_ups select booking_id, 1, workshop_id, 1, agreed_at from app.make_ups",
  );
  await db.setClock("2026-11-22T12:00:00Z");
  const place = await bookFor(db, coming, quill, { needs: "Quillfeather steps" });
  const other = await bookFor(db, full, person(8));
  const inLine = await bookFor(db, full, quill);
  await bookFor(db, coming, person(9));
  await noteInterest(db, quill, "peer-mentoring");
  await join(db, quill, { why: "Quillfeather reasons" });
  await moveChampion(db, "confirm_champion", (await championOf(db, quill)).id, 1);
  // Their booking shall get another email, and somebody else's shall get theirs.
  await askForEmail(db, place, "other@quillfeather.example");
  await askForEmail(db, other, quill.email);
  await db.database.call("book_party", {
    request: {
      slug: hostOfMissedDay,
      manager: { name: quill.name, email: quill.email },
      people: [{ ...person(5), known_partner: true }],
      together: false,
      organisation: "Meadow Primary School",
      team: "",
      key: crypto.randomUUID(),
      answers_hash: "the party",
      client: "a client",
      limits,
    },
  });
  await askForLink(db, quill, "data");
  return { id: await idOf(db, quill), bookings: { ...bookings, place, inLine } };
}

function askForEmail(db: TestDatabase, booking_id: string, email: string): Promise<string> {
  const request = { booking_id, link_version: 1, email, client: "a client", limits };
  return outcomeOf(db, "ask_email_change", { request });
}

/** The columns that point at a row of that table, as the database lists them. */
export async function columnsTo(db: TestDatabase, table: string) {
  return db.rows<{ table: string; column: string }>(
    `select c.conrelid::regclass::text as table, a.attname as column
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = $1::regclass order by 1, 2`,
    [table],
  );
}
