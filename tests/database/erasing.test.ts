import { createHash } from "node:crypto";
import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, bookFor, emailsAbout, noFaults, runChecks, showBooking, sweep } from "./acts.ts";
import { changeName } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { keepRegister, organise } from "./organising-acts.ts";
import { columnsTo, erase, idOf, liveFully, past, quill, toCome } from "./own-acts.ts";

/** The tables in which a word stands anywhere, in any column. */
async function tablesWith(db: TestDatabase, word: string): Promise<string[]> {
  const found: string[] = [];
  const tables = await db.rows<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'app' order by 1",
  );
  expect(tables.length).toBeGreaterThan(10);
  for (const { name } of tables) {
    const [row] = await db.rows<{ hits: number }>(
      `select count(*)::int as hits from app.${name} r where to_jsonb(r)::text ilike '%' || $1 || '%'`,
      [word],
    );
    if (row && row.hits > 0) found.push(name);
  }
  return found;
}

const stateOf = async (db: TestDatabase, booking: string) => {
  const [row] = await db.rows<{ state: string; ended_as: string | null }>(
    "select state, ended_as from app.bookings where id = $1",
    [booking],
  );
  return row && [row.state, row.ended_as];
};

describe("erasing someone", () => {
  test("leaves no table with a word that they typed, and no row that points at them", async ({ db }) => {
    const { id } = await liveFully(db);
    const pointing = await columnsTo(db, "app.people");
    // A table that is added later has to be filled by whoever adds it, so that it is searched here.
    for (const { table, column } of pointing) {
      const rows = await db.rows(
        `select from ${table} r join app.people p on p.id = r.${column} where p.email like '%quillfeather%'`,
      );
      expect(rows.length, table).toBeGreaterThan(0);
    }
    expect(await tablesWith(db, "quillfeather")).toEqual([
      "access_needs",
      "attendee_details",
      "champions",
      "idempotency_keys",
      "party_managers",
      "people",
    ]);
    expect(await erase(db, id)).toBe("erased");
    expect(await tablesWith(db, "quillfeather")).toEqual([]);
    for (const { table, column } of pointing) {
      expect(await db.rows(`select from ${table} where ${column} = $1`, [id]), table).toEqual([]);
    }
  });

  test("keeps the count: every booking stays, as does what is written of each change", async ({ db }) => {
    const { id, bookings } = await liveFully(db);
    const before = await db.rows("select id from app.bookings order by id");
    const trail = await db.rows("select * from app.audit order by id");
    await erase(db, id);
    expect(await db.rows("select id from app.bookings order by id")).toEqual(before);
    expect((await db.rows("select * from app.audit order by id")).slice(0, trail.length)).toEqual(trail);
    expect(await db.rows("select * from app.attendance")).toHaveLength(1);
    expect(await stateOf(db, bookings.been ?? "")).toEqual(["confirmed", null]);
    const [last] = await db.rows("select what, person_id from app.audit where what = 'person-erased'");
    expect(last).toEqual({ what: "person-erased", person_id: id });
  });

  test("gives up what is to come: the place is offered on, and the line closes up", async ({ db }) => {
    const { id, bookings } = await liveFully(db);
    await erase(db, id);
    expect(await stateOf(db, bookings.place ?? "")).toEqual(["cancelled", "erased"]);
    expect(await stateOf(db, bookings.inLine ?? "")).toEqual(["cancelled", "erased"]);
    expect(await db.rows("select * from app.make_ups")).toEqual([]);
    const [next] = await db.rows<{ id: string }>(
      "select b.id from app.bookings b join app.people p on p.id = b.person_id where p.email = $1",
      [person(9).email],
    );
    expect((await showBooking(db, next?.id ?? "")).status).toBe("offered");
    expect(await emailsAbout(db, next?.id ?? "")).toContain("offered 2");
    await sweep(db);
    // Nobody sends emails here, so those of weeks ago are late.
    expect({ ...(await runChecks(db)), emails_stuck: 0 }).toEqual(noFaults);
  });

  test("owes no email to anybody who is gone", async ({ db }) => {
    const { id, bookings } = await liveFully(db);
    const before = await emailsAbout(db, bookings.place ?? "");
    await erase(db, id);
    expect(await emailsAbout(db, bookings.place ?? "")).toEqual(before);
    await db.database.call("claim_emails", { request: { limit: 500, lease_seconds: 60 } });
    const left = await db.rows("select distinct state from app.emails where subject_id = $1", [
      bookings.place,
    ]);
    expect(left).toEqual([{ state: "withdrawn" }]);
    expect((await runChecks(db)).emails_failed).toBe(0);
  });

  test("leaves nothing to open by a reference or a link", async ({ db }) => {
    const { id, bookings } = await liveFully(db);
    const [row] = await db.rows<{ reference: string }>("select reference from app.bookings where id = $1", [
      bookings.place,
    ]);
    await erase(db, id);
    expect(await db.database.call("show_receipt", { reference: row?.reference })).toBeNull();
    expect(await db.database.call("show_booking", { booking_id: bookings.place })).toBeNull();
    for (const name of ["show_my_bookings", "show_calendar", "show_what_we_hold"]) {
      expect(await db.database.call(name, { person_id: id }), name).toBeNull();
    }
  });

  test("needs a link of the version that the person has now, and works once", async ({ db }) => {
    const { id } = await liveFully(db);
    expect(await erase(db, id, 2)).toBe("not-found");
    await db.rows("update app.people set link_version = 2 where id = $1", [id]);
    expect(await erase(db, id, 1)).toBe("not-found");
    expect(await erase(db, id, 2)).toBe("erased");
    expect(await erase(db, id, 2)).toBe("not-found");
  });

  test("leaves the colleagues whom they booked their places, each on their own from now on", async ({
    db,
  }) => {
    await liveFully(db);
    const [colleague] = await db.rows<{ id: string }>(
      "select b.id from app.bookings b where b.party_id is not null",
    );
    await erase(db, await idOf(db, quill));
    expect(await showBooking(db, colleague?.id ?? "")).toMatchObject({
      status: "confirmed",
      booked_by: null,
      together: false,
    });
  });

  test("a place on a workshop that has begun stays a figure, and is given to nobody", async ({ db }) => {
    await db.setClock("2026-10-01T12:00:00Z");
    const slug = await addWorkshop(db, { days: past, capacity: 1 });
    const place = await bookFor(db, slug, person(1));
    await db.setClock("2026-11-03T10:00:00Z");
    await erase(db, await idOf(db, person(1)));
    expect(await stateOf(db, place)).toEqual(["confirmed", null]);
  });

  test("between two days gives up the days left, and the day that they came to stays a figure", async ({
    db,
  }) => {
    await db.setClock("2026-10-01T12:00:00Z");
    const apart = [...past, { date: "2026-11-10", starts: "09:30", ends: "16:00" }];
    const slug = await addWorkshop(db, { days: apart, capacity: 1 });
    const booking_id = await bookFor(db, slug, person(1));
    await db.setClock("2026-11-03T17:00:00Z");
    await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "present" });
    await erase(db, await idOf(db, person(1)));
    expect(await stateOf(db, booking_id)).toEqual(["cancelled", "erased"]);
    expect(await db.database.call("show_register", { slug, with_needs: false })).toMatchObject({
      people: [{ name: "", days: [{ mark: "present" }, { mark: null }] }],
    });
    const marks = (day: number) => keepRegister(db, "mark_attendance", { booking_id, day, mark: "absent" });
    expect(await marks(1)).toBe("marked");
    expect(await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "present" })).toBe("marked");
    await db.setClock("2026-11-10T12:00:00Z");
    expect(await marks(2)).toBe("no-place");
    expect(await db.database.call("count_people", { request: {} })).toMatchObject({
      bookings: 1,
      people_there: 1,
      days_there: 1,
    });
    // The seat is nobody's: it can be given to somebody for the day that is left.
    await db.setClock("2026-11-09T12:00:00Z");
    expect(await organise(db, "admit_attendee", { slug, ...person(2) })).toMatchObject({
      outcome: "admitted",
      extra: false,
    });
  });

  test("before the first day leaves no figure of somebody who never came", async ({ db }) => {
    const slug = await addWorkshop(db, { days: toCome });
    await bookFor(db, slug, person(1));
    await erase(db, await idOf(db, person(1)));
    expect(await db.database.call("show_register", { slug, with_needs: false })).toMatchObject({
      people: [],
    });
    expect(await db.database.call("count_people", { request: {} })).toMatchObject({ bookings: 0 });
  });

  test("leaves no digest of an email of theirs, nor a count of what they changed", async ({ db }) => {
    const { id, bookings } = await liveFully(db);
    await changeName(db, bookings.place ?? "", "Ada Quillfeather-Okafor");
    const counted = async (of: string) =>
      (await db.rows("select from app.limits where subject like '%:' || $1", [of])).length;
    const ofEmail = (email: string) => counted(`email:${createHash("sha256").update(email).digest("hex")}`);
    const theirs = [quill.email, "other@quillfeather.example"];
    for (const email of theirs) expect(await ofEmail(email), email).toBeGreaterThan(0);
    expect(await counted(`booking:${bookings.place}`)).toBe(2);
    await erase(db, id);
    for (const email of theirs) expect(await ofEmail(email), email).toBe(0);
    expect(await counted(`booking:${bookings.place}`)).toBe(0);
    // What counts others stays.
    expect(await ofEmail(person(9).email)).toBeGreaterThan(0);
  });

  test("who comes back later is somebody new", async ({ db }) => {
    const { id } = await liveFully(db);
    await erase(db, id);
    await bookFor(db, "host", quill);
    expect(await idOf(db, quill)).not.toBe(id);
    expect(await db.rows("select * from app.champions")).toEqual([]);
  });

  test("at the same time as their bookings, cancellations and offers ends in one or the other, never in between", async ({
    db,
  }) => {
    for (let round = 0; round < 5; round += 1) {
      const slugs = await Promise.all(
        [1, 2, 3].map((number) =>
          addWorkshop(db, { slug: `round-${round}-${number}`, days: toCome, capacity: 2 }),
        ),
      );
      await bookFor(db, slugs[0] ?? "", quill);
      const id = await idOf(db, quill);
      const again = async (work: () => Promise<unknown>): Promise<unknown> => {
        try {
          return await work();
        } catch (error) {
          // What the server tries again by itself.
          if (["40001", "40P01"].includes((error as { code: string }).code)) return again(work);
          throw error;
        }
      };
      await Promise.all([
        ...slugs.map((slug) => again(() => bookFor(db, slug, quill).catch(alreadyBooked))),
        ...[21, 22, 23].flatMap((number) =>
          slugs.map((slug) => again(() => bookFor(db, slug, person(number)))),
        ),
        again(() => erase(db, id)),
        again(() => erase(db, id)),
      ]);
      const nameless = await db.rows(
        `select from app.bookings b where b.state <> 'cancelled'
         and not exists (select from app.people p where p.id = b.person_id)`,
      );
      expect(nameless).toEqual([]);
    }
    await sweep(db);
    expect(await runChecks(db)).toEqual(noFaults);
  });
});

function alreadyBooked(error: unknown): null {
  if (error instanceof Error && error.message.includes("already-booked")) return null;
  throw error;
}
