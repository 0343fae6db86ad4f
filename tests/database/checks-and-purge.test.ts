import { describe, expect } from "vitest";
import { z } from "zod";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  bookFor,
  championOf,
  claimEmails,
  join,
  markSending,
  moveChampion,
  noFaults,
  runChecks,
  sendAll,
  settle,
} from "./acts.ts";
import { test } from "./fixture.ts";

const days = [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }];

async function fullWorkshop(db: TestDatabase): Promise<{ holder: string; waiting: string }> {
  await db.setClock("2027-03-01T12:00:00Z");
  const slug = await addWorkshop(db, { days, capacity: 1 });
  return { holder: await bookFor(db, slug, person(1)), waiting: await bookFor(db, slug, person(2)) };
}

describe("the checks", () => {
  test("find nothing where all is well, and the health page shows when they looked", async ({ db }) => {
    expect(await db.database.call("show_health")).toEqual({ checked_at: null, invariants: {} });
    await fullWorkshop(db);
    expect(await runChecks(db)).toEqual(noFaults);
    expect(await db.database.call("show_health")).toEqual({
      checked_at: "2027-03-01T12:00:00+00:00",
      invariants: noFaults,
    });
  });

  test("find a place sold twice", async ({ db }) => {
    const { waiting } = await fullWorkshop(db);
    const wrong = "update app.bookings set state = 'confirmed', confirmed_at = app.clock() where id = $1";
    await db.rows(wrong, [waiting]);
    expect(await runChecks(db)).toEqual({ ...noFaults, workshops_over_capacity: 1 });
  });

  test("count a guest of one day as whoever gives places does", async ({ db }) => {
    const { holder } = await fullWorkshop(db);
    const guest = await bookFor(db, await addWorkshop(db, { slug: "other", days }), person(3));
    await db.rows(
      `insert into app.make_ups (booking_id, missed_day, workshop_id, day, agreed_at)
       select $1, 1, b.workshop_id, 1, app.clock() from app.bookings b where b.id = $2`,
      [guest, holder],
    );
    expect(await runChecks(db)).toEqual({ ...noFaults, workshops_over_capacity: 1 });
  });

  test("find a person booked twice, should the index that forbids it ever be gone", async ({ db }) => {
    const { holder } = await fullWorkshop(db);
    await db.rows("drop index app.bookings_once_a_person");
    await db.rows("update app.bookings set person_id = (select person_id from app.bookings where id = $1)", [
      holder,
    ]);
    expect(await runChecks(db)).toEqual({ ...noFaults, people_booked_twice: 1 });
  });

  test("find a free place while someone waits", async ({ db }) => {
    const { holder } = await fullWorkshop(db);
    await db.rows("update app.bookings set state = 'cancelled', ended_as = 'cancelled' where id = $1", [
      holder,
    ]);
    expect(await runChecks(db)).toEqual({ ...noFaults, free_places_while_waiting: 1 });
  });

  test("find a booking whose email was never owed", async ({ db }) => {
    const { waiting } = await fullWorkshop(db);
    await db.rows("delete from app.emails where subject_id = $1", [waiting]);
    expect(await runChecks(db)).toEqual({ ...noFaults, bookings_without_email: 1 });
  });

  test("find emails that nobody sends, and those of which nobody knows", async ({ db }) => {
    await fullWorkshop(db);
    await db.setClock("2027-03-01T12:15:00Z");
    expect(await runChecks(db)).toEqual(noFaults);
    await db.setClock("2027-03-01T12:15:01Z");
    expect(await runChecks(db)).toEqual({ ...noFaults, emails_stuck: 2 });
    const [email] = await claimEmails(db, 1);
    if (email && (await markSending(db, email))) await settle(db, email, "unknown");
    expect(await runChecks(db)).toEqual({ ...noFaults, emails_stuck: 1, emails_unknown: 1 });
  });

  test("repair nothing", async ({ db }) => {
    const { holder } = await fullWorkshop(db);
    await db.rows("update app.bookings set state = 'cancelled', ended_as = 'cancelled' where id = $1", [
      holder,
    ]);
    const before = await db.rows("select * from app.bookings order by id");
    await runChecks(db);
    expect(await db.rows("select * from app.bookings order by id")).toEqual(before);
  });
});

describe("the purge", () => {
  test("keeps what is still needed", async ({ db }) => {
    await fullWorkshop(db);
    await join(db, person(3));
    await sendAll(db);
    const removed = z.record(z.string(), z.int()).parse(await db.database.call("purge_expired"));
    expect(Object.keys(removed)).toEqual(expect.arrayContaining(["idempotency_keys", "limits", "emails"]));
    expect(Object.values(removed).filter((count) => count > 0)).toEqual([]);
  });

  test("removes keys after a day and what the limits counted after two hours", async ({ db }) => {
    await fullWorkshop(db);
    await db.setClock("2027-03-01T14:59:00Z");
    // Two clients, two emails, and the one place that was taken.
    expect(await db.database.call("purge_expired")).toMatchObject({ idempotency_keys: 0, limits: 5 });
    await db.setClock("2027-03-02T12:00:00Z");
    expect(await db.database.call("purge_expired")).toMatchObject({ idempotency_keys: 2 });
    expect(await db.rows("select * from app.bookings")).toHaveLength(2);
  });

  test("removes emails 30 days after the last day, and the checks know it", async ({ db }) => {
    await fullWorkshop(db);
    await sendAll(db);
    await db.setClock("2027-04-09T15:59:59Z");
    expect(await db.database.call("purge_expired")).toMatchObject({ emails: 0 });
    expect(await runChecks(db)).toEqual(noFaults);
    await db.setClock("2027-04-09T16:00:01Z");
    expect(await db.database.call("purge_expired")).toMatchObject({ emails: 2 });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("removes who never confirmed, and who left, with all that names them", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    for (const n of [1, 2, 3]) await join(db, person(n));
    for (const n of [2, 3])
      await moveChampion(db, "confirm_champion", (await championOf(db, person(n))).id, 1);
    await moveChampion(db, "leave_champion", (await championOf(db, person(2))).id, 1);
    await sendAll(db);
    await db.setClock("2027-03-10T12:00:00Z");
    expect(await db.database.call("purge_expired")).toMatchObject({
      unconfirmed_champions: 1,
      left_champions: 0,
    });
    await db.setClock("2027-04-01T12:00:00Z");
    expect(await db.database.call("purge_expired")).toMatchObject({
      unconfirmed_champions: 0,
      left_champions: 1,
    });
    expect(await db.rows("select email from app.people")).toEqual([{ email: person(3).email }]);
  });

  test("a champion who never confirmed stays a person while they have a booking", async ({ db }) => {
    await fullWorkshop(db);
    await join(db, person(1));
    await db.setClock("2027-03-10T12:00:00Z");
    expect(await db.database.call("purge_expired")).toMatchObject({ unconfirmed_champions: 1 });
    expect(await db.rows("select * from app.attendee_details")).toHaveLength(2);
  });

  test("forgets old runs of the checks, but not the last days'", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    await runChecks(db);
    await db.setClock("2027-03-08T12:00:00Z");
    await runChecks(db);
    await db.setClock("2027-03-08T12:00:01Z");
    await db.database.call("purge_expired");
    expect(await db.rows("select * from app.check_runs")).toHaveLength(1);
  });
});
