import { describe, expect } from "vitest";
import { z } from "zod";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  bookFor,
  cancel,
  championOf,
  claimEmails,
  hold,
  join,
  markSending,
  moveChampion,
  noFaults,
  pass,
  runChecks,
  settle,
  showBooking,
  sweep,
} from "./acts.ts";
import { changeNeeds, handOverTo } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { keepRegister } from "./organising-acts.ts";
import { askForLink, columnsTo, idOf, liveFully, noteInterest, past, quill, toCome } from "./own-acts.ts";

const purge = async (db: TestDatabase) =>
  z.record(z.string(), z.int()).parse(await db.database.call("purge_expired"));

const everyone = async (db: TestDatabase) =>
  (await db.rows<{ email: string }>("select email from app.people order by email")).map(({ email }) => email);

describe("access and dietary needs", () => {
  test("go 14 days after the last day, and a day late the checks would tell", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days: toCome });
    await bookFor(db, slug, person(1), { needs: "No nuts" });
    await db.setClock("2027-03-24T15:59:59Z");
    expect(await purge(db)).toMatchObject({ access_needs: 0 });
    await db.setClock("2027-03-25T16:00:00Z");
    expect((await runChecks(db)).needs_past_their_date).toBe(1);
    expect(await purge(db)).toMatchObject({ access_needs: 1 });
    expect((await runChecks(db)).needs_past_their_date).toBe(0);
    expect(await db.rows("select * from app.attendee_details")).toHaveLength(1);
  });

  test("stay for a day that makes up for a missed one, and go 14 days after that", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    await addWorkshop(db, { slug: "own", days: [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }] });
    await addWorkshop(db, { slug: "host", days: [{ date: "2027-05-10", starts: "09:30", ends: "16:00" }] });
    const booking_id = await bookFor(db, "own", person(1), { needs: "No nuts" });
    await db.setClock("2027-03-10T18:00:00Z");
    await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "absent" });
    expect(
      await keepRegister(db, "arrange_make_up", { booking_id, missed_day: 1, slug: "host", day: 1 }),
    ).toBe("arranged");
    await db.setClock("2027-05-01T12:00:00Z");
    expect((await runChecks(db)).needs_past_their_date).toBe(0);
    expect(await purge(db)).toMatchObject({ access_needs: 0 });
    expect(await changeNeeds(db, booking_id, "No nuts, and a ramp")).toBe("changed");
    const register = await db.database.call("show_register", { slug: "host", with_needs: true });
    expect(register).toMatchObject({ guests: [{ booking_id, needs: "No nuts, and a ramp" }] });
    // 16:00 in British summer time.
    expect((await showBooking(db, booking_id)).link_expires_at).toBe("2027-06-09T15:00:00+00:00");
    await db.setClock("2027-05-24T14:59:59Z");
    expect(await purge(db)).toMatchObject({ access_needs: 0 });
    await db.setClock("2027-05-24T15:00:00Z");
    expect(await purge(db)).toMatchObject({ access_needs: 1 });
    expect(await changeNeeds(db, booking_id, "No nuts")).toBe("too-late");
  });

  test("of who only waited are gone once the workshop has begun, and no more can be told", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days: toCome, capacity: 1 });
    await bookFor(db, slug, person(1), { needs: "No nuts" });
    const waiting = await bookFor(db, slug, person(2), { needs: "A ramp" });
    const needs = async () =>
      (await db.rows<{ needs: string }>("select needs from app.access_needs order by needs")).map(
        (row) => row.needs,
      );
    await db.setClock("2027-03-10T09:29:59Z");
    await sweep(db);
    expect(await needs()).toEqual(["A ramp", "No nuts"]);
    await db.setClock("2027-03-10T09:30:00Z");
    expect(await changeNeeds(db, waiting, "A wide ramp")).toBe("too-late");
    await db.setClock("2027-03-10T09:45:00Z");
    expect((await runChecks(db)).needs_past_their_date).toBe(1);
    await sweep(db);
    expect(await needs()).toEqual(["No nuts"]);
    expect((await runChecks(db)).needs_past_their_date).toBe(0);
  });

  test("of a booking that ends are gone in the same moment, however it ends", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days: toCome, capacity: 3 });
    const needs = async () =>
      (await db.rows<{ needs: string }>("select needs from app.access_needs order by 1")).map(
        (row) => row.needs,
      );
    const cancelled = await bookFor(db, slug, person(1), { needs: "No nuts" });
    const handed = await bookFor(db, slug, person(2), { needs: "A hearing loop" });
    await bookFor(db, slug, person(3), { known_partner: false, needs: "A chair with arms" });
    const offered = await bookFor(db, slug, person(4), { needs: "No gluten" });
    await bookFor(db, slug, person(5), { needs: "A ramp" });
    await cancel(db, cancelled);
    expect(await needs()).not.toContain("No nuts");
    await handOverTo(db, handed, person(6));
    expect(await needs()).not.toContain("A hearing loop");
    expect(await pass(db, offered)).toBe("passed");
    expect(await needs()).toEqual(["A chair with arms", "A ramp"]);
    expect((await runChecks(db)).needs_past_their_date).toBe(0);
    await db.setClock("2027-03-02T12:00:00Z");
    await sweep(db);
    // The second was offered the first one's place, and the link of the third was never pressed.
    expect(await needs()).toEqual(["A ramp"]);
  });

  test("left to a booking that has ended would show in the checks at once", async ({ db }) => {
    const booking = await bookFor(db, await addWorkshop(db), person(1));
    await cancel(db, booking);
    await db.rows(
      `insert into app.access_needs (booking_id, person_id, needs, changed_at)
       select id, person_id, 'No nuts', created_at from app.bookings`,
    );
    expect((await runChecks(db)).needs_past_their_date).toBe(1);
  });
});

describe("two years after their last workshop", () => {
  test("a person goes, and the figures stay", async ({ db }) => {
    await db.setClock("2026-10-01T12:00:00Z");
    const booking = await bookFor(db, await addWorkshop(db, { slug: "been", days: past }), person(1));
    await db.setClock("2026-11-20T12:00:00Z");
    await bookFor(db, await addWorkshop(db, { slug: "coming", days: toCome }), person(2));
    await db.setClock("2028-11-03T15:59:59Z");
    expect(await purge(db)).toMatchObject({ people: 0 });
    await db.setClock("2028-11-03T16:00:00Z");
    expect(await purge(db)).toMatchObject({ people: 1, nameless_people: 1 });
    expect(await everyone(db)).toEqual([person(2).email]);
    expect(await db.rows("select state from app.bookings where id = $1", [booking])).toEqual([
      { state: "confirmed" },
    ]);
    expect(await db.rows("select what from app.audit where booking_id = $1", [booking])).not.toEqual([]);
    expect({ ...(await runChecks(db)), emails_stuck: 0 }).toEqual(noFaults);
  });

  test("counts from the last of several, those booked for colleagues too", async ({ db }) => {
    await liveFully(db);
    await db.setClock("2028-12-01T12:00:00Z");
    await purge(db);
    // They booked colleagues on a workshop of April 2027.
    expect(await everyone(db)).toContain(quill.email);
    await db.setClock("2029-04-14T15:00:00Z");
    await purge(db);
    const [champion] = await db.rows("select * from app.champions");
    expect(champion).toBeDefined();
    expect(await everyone(db)).toEqual([quill.email]);
    for (const table of ["attendee_details", "access_needs", "email_changes", "party_managers", "interest"])
      expect(await db.rows(`select * from app.${table}`), table).toEqual([]);
    expect(await db.rows("select * from app.parties")).toHaveLength(1);
  });

  test("a champion keeps what belongs to the championship, and nothing else", async ({ db }) => {
    await db.setClock("2026-10-01T12:00:00Z");
    await bookFor(db, await addWorkshop(db, { days: past }), person(1));
    await join(db, person(1));
    await moveChampion(db, "confirm_champion", (await championOf(db, person(1))).id, 1);
    await db.setClock("2028-12-01T12:00:00Z");
    expect(await purge(db)).toMatchObject({ people: 1, nameless_people: 0 });
    expect((await championOf(db, person(1))).name).toBe(person(1).name);
    expect(await db.rows("select * from app.attendee_details")).toEqual([]);
    expect(await purge(db)).toMatchObject({ people: 0 });
  });
});

describe("what else is kept for a time only", () => {
  test("a booking whose link was never pressed: 30 days, since the email may be anybody's", async ({
    db,
  }) => {
    await db.setClock("2027-01-01T12:00:00Z");
    const slug = await addWorkshop(db, { days: toCome });
    await hold(db, slug, person(1));
    await bookFor(db, slug, person(2));
    await db.setClock("2027-01-02T12:00:00Z");
    await sweep(db);
    await db.setClock("2027-02-01T11:59:59Z");
    expect(await purge(db)).toMatchObject({ unconfirmed_bookings: 0, nameless_people: 0 });
    await db.setClock("2027-02-01T12:00:00Z");
    expect(await purge(db)).toMatchObject({ unconfirmed_bookings: 1, nameless_people: 1 });
    expect(await everyone(db)).toEqual([person(2).email]);
    expect({ ...(await runChecks(db)), emails_stuck: 0 }).toEqual(noFaults);
  });

  test("interest: 30 days after it was answered, or two years where it never was", async ({ db }) => {
    await db.setClock("2027-01-01T12:00:00Z");
    await noteInterest(db, person(1), "circles");
    await noteInterest(db, person(2), "peer-mentoring");
    await addWorkshop(db, { days: toCome });
    await db.setClock("2027-01-31T11:59:59Z");
    expect(await purge(db)).toMatchObject({ interest: 0 });
    await db.setClock("2027-01-31T12:00:00Z");
    expect(await purge(db)).toMatchObject({ interest: 1 });
    await db.setClock("2029-01-01T11:59:59Z");
    expect(await purge(db)).toMatchObject({ interest: 0 });
    await db.setClock("2029-01-01T12:00:00Z");
    expect(await purge(db)).toMatchObject({ interest: 1, nameless_people: 1 });
    expect(await everyone(db)).toEqual([]);
  });

  test("a wish for another email: a day", async ({ db }) => {
    await liveFully(db);
    expect(await purge(db)).toMatchObject({ email_changes: 0 });
    await db.setClock("2026-11-23T12:00:00Z");
    expect(await purge(db)).toMatchObject({ email_changes: 2 });
    // The address that was only ever wished for goes with the wish.
    expect(await everyone(db)).not.toContain("other@quillfeather.example");
  });

  test("the note of an email about no workshop: 30 days", async ({ db }) => {
    await db.setClock("2026-11-20T12:00:00Z");
    await bookFor(db, await addWorkshop(db, { days: toCome }), person(1));
    await askForLink(db, person(1), "data");
    for (const email of await claimEmails(db)) {
      if (await markSending(db, email)) await settle(db, email, "sent");
    }
    // One at a time for each subject.
    for (const email of await claimEmails(db)) {
      if (await markSending(db, email)) await settle(db, email, "sent");
    }
    await db.setClock("2026-12-21T12:00:00Z");
    expect(await purge(db)).toMatchObject({ emails: 1 });
    expect(await db.rows("select kind from app.emails")).toEqual([{ kind: "booked" }]);
  });
});

describe("the notes of emails about a workshop", () => {
  test("to those who come and to who booked for them stay until 30 days after the last day", async ({
    db,
  }) => {
    await liveFully(db);
    await db.rows(
      "update app.emails set state = 'sent', settled_at = app.clock(), lease_until = null where kind in ('booked', 'party-booked')",
    );
    const kept = async () =>
      (
        await db.rows<{ kind: string }>(
          "select distinct kind from app.emails where state = 'sent' order by 1",
        )
      ).map(({ kind }) => kind);
    // The colleagues' workshop is on 14 April 2027, and is the last of all.
    await db.setClock("2027-05-14T14:59:59Z");
    await purge(db);
    expect(await kept()).toEqual(["booked", "party-booked"]);
    await db.setClock("2027-05-14T15:00:01Z");
    await purge(db);
    expect(await kept()).toEqual([]);
  });
});

describe("a person to whom something belongs", () => {
  test("is never purged, whatever it is", async ({ db }) => {
    await liveFully(db);
    const id = await idOf(db, quill);
    const tables = await columnsTo(db, "app.people");
    expect(tables.length).toBeGreaterThan(4);
    for (const { table, column } of tables) {
      const client = await db.pool.connect();
      try {
        await client.query("begin");
        for (const other of tables) {
          if (other.table !== table)
            await client.query(`delete from ${other.table} where ${other.column} = $1`, [id]);
        }
        await client.query("select app.purge_nameless_people()");
        const { rows } = await client.query(`select from ${table} where ${column} = $1`, [id]);
        expect(rows.length, table).toBeGreaterThan(0);
      } finally {
        await client.query("rollback");
        client.release();
      }
    }
  });

  test("to whom an email is still owed at an address that was replaced, is kept until it is sent", async ({
    db,
  }) => {
    await bookFor(db, await addWorkshop(db), person(1));
    const id = await idOf(db, person(1));
    await db.rows("update app.emails set recipient_id = $1", [id]);
    await db.rows("delete from app.attendee_details");
    expect(await purge(db)).toMatchObject({ nameless_people: 0 });
    await db.rows("update app.emails set state = 'sent', settled_at = app.clock()");
    expect(await purge(db)).toMatchObject({ nameless_people: 1 });
  });
});

describe("the purge", () => {
  test("does no more at a time than fits, and says that there is more", async ({ db }) => {
    await db.rows(
      "create or replace function app.purge_batch() returns integer language sql immutable return 2",
    );
    await db.setClock("2027-01-01T12:00:00Z");
    for (const number of [1, 2, 3]) await noteInterest(db, person(number), "peer-mentoring");
    await db.setClock("2029-02-01T12:00:00Z");
    expect(await purge(db)).toMatchObject({ interest: 2, nameless_people: 2, more: 3 });
    expect(await purge(db)).toMatchObject({ interest: 1, nameless_people: 1 });
    expect(await purge(db)).toMatchObject({ interest: 0, nameless_people: 0, more: 0 });
    expect(await everyone(db)).toEqual([]);
  });
});
