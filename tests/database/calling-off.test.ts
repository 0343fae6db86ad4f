import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  allowSamples,
  bookFor,
  cancel,
  claimEmails,
  emailsAbout,
  hold,
  noFaults,
  outcomeOf,
  pass,
  runChecks,
  sendAll,
  showBooking,
  showWorkshop,
  take,
} from "./acts.ts";
import { test } from "./fixture.ts";
import { audited, keepRegister, organise, standings } from "./organising-acts.ts";
import { partyFor } from "./party-acts.ts";

const morning = "2027-03-01T09:00:00Z";
const on = (date: string) => [{ date, starts: "09:30", ends: "16:00" }];
const april = { slug: "april", days: on("2027-04-12") };
const may = { slug: "may", days: on("2027-05-10") };
const june = { slug: "june", days: on("2027-06-14") };

const callOff = (db: TestDatabase, slug = "april") => organise(db, "cancel_workshop", { slug });

async function interested(db: TestDatabase): Promise<string[]> {
  const rows = await db.rows<{ email: string }>(
    `select p.email from app.interest i join app.people p on p.id = i.person_id
     where i.told_at is null order by p.email`,
  );
  return rows.map(({ email }) => email.split("@")[0] ?? "");
}

async function bookingIn(db: TestDatabase, slug: string, n: number) {
  const [row] = await db.rows<{ id: string }>(
    `select b.id from app.bookings b join app.workshops w on w.id = b.workshop_id
     join app.people p on p.id = b.person_id where w.slug = $1 and p.email = $2`,
    [slug, person(n).email],
  );
  return row ? showBooking(db, row.id) : null;
}

describe("calling a workshop off", () => {
  test("tells everybody, once, and ends every booking", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { ...april, capacity: 1 });
    const placed = await bookFor(db, "april", person(1));
    const waiting = await bookFor(db, "april", person(2));
    const held = await hold(db, "april", person(3));
    expect(await callOff(db)).toEqual({ outcome: "cancelled", told: 3, offered: 0, interested: 2 });
    for (const id of [placed, waiting, held]) {
      expect(await showBooking(db, id)).toMatchObject({
        status: "cancelled",
        ended_as: "workshop-cancelled",
      });
      expect((await emailsAbout(db, id)).at(-1)).toBe("workshop-cancelled 2");
    }
    expect((await showWorkshop(db, "april")).status).toBe("cancelled");
    expect(await audited(db, "april")).toContain("workshop-cancelled");
    expect(await callOff(db)).toEqual({ outcome: "already-cancelled" });
    expect(await callOff(db, "nowhere")).toEqual({ outcome: "not-found" });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("offers those with a place, then the line, the next cohorts with room: earliest first", async ({
    db,
  }) => {
    await db.setClock(morning);
    await addWorkshop(db, { ...april, capacity: 2 });
    await addWorkshop(db, { ...june, capacity: 24 });
    await addWorkshop(db, { ...may, capacity: 2 });
    for (const n of [1, 2, 3, 4]) {
      await db.setClock(new Date(Date.parse(morning) + n * 1000));
      await bookFor(db, "april", person(n));
    }
    await db.setClock(new Date(Date.parse(morning) + 60_000));
    expect(await callOff(db)).toMatchObject({ told: 4, offered: 4, interested: 0 });
    expect((await standings(db, "may")).sort()).toEqual(["person.1 offered", "person.2 offered"]);
    expect((await standings(db, "june")).sort()).toEqual(["person.3 offered", "person.4 offered"]);
    const offered = await bookingIn(db, "may", 1);
    expect(offered).toMatchObject({ follows_cancelled_workshop: true, offer: { first_come: false } });
    expect(offered?.person).toEqual(person(1));
    expect(await emailsAbout(db, offered?.id ?? "")).toEqual(["offered 1"]);
    expect((await showWorkshop(db, "may")).places_left).toBe(0);
    expect(await take(db, offered?.id ?? "")).toBe("taken");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("nobody is put before those who wait there already", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { ...april, capacity: 5 });
    await addWorkshop(db, { ...may, capacity: 2 });
    const gone = await bookFor(db, "may", person(11));
    await bookFor(db, "may", person(12));
    await bookFor(db, "may", person(13));
    await bookFor(db, "april", person(1));
    await cancel(db, gone);
    expect(await callOff(db)).toMatchObject({ offered: 0, interested: 1 });
    expect(await bookingIn(db, "may", 13)).toMatchObject({ status: "offered" });
    expect(await bookingIn(db, "may", 1)).toBeNull();
  });

  test("a date that is not open yet is offered too, and so is one that is closed where there is no other", async ({
    db,
  }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await addWorkshop(db, { ...june, capacity: 1, opens_at: "2027-05-01T00:00:00Z" });
    await addWorkshop(db, { slug: "soon", capacity: 1, days: on("2027-03-02") });
    for (const n of [1, 2, 3]) {
      await db.setClock(new Date(Date.parse(morning) + n * 1000));
      await bookFor(db, "april", person(n));
    }
    expect((await showWorkshop(db, "soon")).status).toBe("closed");
    expect(await callOff(db)).toMatchObject({ told: 3, offered: 2, interested: 1 });
    expect(await standings(db, "june")).toEqual(["person.1 offered"]);
    expect(await standings(db, "soon")).toEqual(["person.2 offered"]);
    expect(await interested(db)).toEqual(["person.3"]);
    for (const [slug, n] of [["june", 1] as const, ["soon", 2] as const]) {
      expect(await take(db, (await bookingIn(db, slug, n))?.id ?? "")).toBe("taken");
    }
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("nobody is held the place that is kept for who waits there and has another offer to answer", async ({
    db,
  }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await addWorkshop(db, { ...may, capacity: 1 });
    await addWorkshop(db, { ...june, course: "another-course", capacity: 1 });
    const leaving = [await bookFor(db, "june", person(8)), await bookFor(db, "may", person(9))];
    for (const slug of ["june", "may"]) await bookFor(db, slug, person(2));
    for (const id of leaving) await cancel(db, id);
    expect(await bookingIn(db, "june", 2)).toMatchObject({ status: "offered" });
    expect(await bookingIn(db, "may", 2)).toMatchObject({ status: "waiting" });
    await bookFor(db, "april", person(1));
    expect(await callOff(db)).toMatchObject({ told: 1, offered: 0, interested: 1 });
    expect(await bookingIn(db, "may", 1)).toBeNull();
  });

  test("not where they are booked already, nor on one that has begun, is of another course, or off", async ({
    db,
  }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await addWorkshop(db, may);
    await addWorkshop(db, { ...june, course: "another-course" });
    await addWorkshop(db, { slug: "begun", days: on("2027-03-01"), opens_at: "2027-02-01T00:00:00Z" });
    await addWorkshop(db, { slug: "off", days: on("2027-07-02") });
    await db.setClock("2027-03-01T09:30:00Z");
    await callOff(db, "off");
    for (const slug of ["april", "may"]) await bookFor(db, slug, person(1));
    await bookFor(db, "april", person(2));
    expect(await callOff(db)).toMatchObject({ told: 2, offered: 1, interested: 0 });
    expect(await bookingIn(db, "may", 2)).toMatchObject({ status: "offered" });
    for (const slug of ["june", "begun", "off"]) expect(await standings(db, slug)).toEqual([]);
  });

  test("who has another offer to answer is not made a second, and is first in line until then", async ({
    db,
  }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await addWorkshop(db, may);
    await addWorkshop(db, { ...june, course: "another-course", capacity: 1 });
    const first = await bookFor(db, "june", person(9));
    const pending = await bookFor(db, "june", person(1));
    await bookFor(db, "april", person(1));
    await cancel(db, first);
    expect((await showBooking(db, pending)).status).toBe("offered");
    expect(await callOff(db)).toMatchObject({ offered: 0, interested: 0 });
    expect(await bookingIn(db, "may", 1)).toMatchObject({ status: "waiting", position: 1 });
    expect(await runChecks(db)).toEqual(noFaults);
    expect(await pass(db, pending)).toBe("passed");
    expect(await bookingIn(db, "may", 1)).toMatchObject({ status: "offered" });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("an offer of the cancelled workshop itself is over, and holds nobody back", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { ...april, capacity: 1 });
    await addWorkshop(db, may);
    const first = await bookFor(db, "april", person(1));
    const second = await bookFor(db, "april", person(2));
    await cancel(db, first);
    expect(await callOff(db)).toMatchObject({ told: 1, offered: 1 });
    expect(await bookingIn(db, "may", 2)).toMatchObject({ status: "offered" });
    expect(await take(db, second, 1)).toBe("workshop-cancelled");
  });

  test("who waited, and has a place on another date, is held no third one", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { slug: "one", days: on("2027-03-20"), capacity: 1 });
    await addWorkshop(db, { slug: "two", days: on("2027-04-20"), capacity: 1 });
    await addWorkshop(db, { slug: "three", days: on("2027-05-20"), capacity: 1 });
    await bookFor(db, "one", person(9));
    await bookFor(db, "two", person(1));
    await bookFor(db, "one", person(1));
    await bookFor(db, "one", person(8));
    expect(await organise(db, "cancel_workshop", { slug: "one" })).toMatchObject({
      offered: 1,
      interested: 1,
    });
    expect(await standings(db, "three")).toEqual(["person.9 offered"]);
  });

  test("who never pressed the link holds no place elsewhere, and is put on no list", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await addWorkshop(db, may);
    await hold(db, "april", person(1));
    expect(await callOff(db)).toEqual({ outcome: "cancelled", told: 1, offered: 0, interested: 0 });
    expect(await standings(db, "may")).toEqual([]);
    expect(await interested(db)).toEqual([]);
  });

  test("needs go along to the place that is offered, and are gone where none is", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await addWorkshop(db, { ...may, capacity: 1 });
    await bookFor(db, "april", person(1), { needs: "A chair with arms" });
    await db.setClock("2027-03-01T10:00:00Z");
    await bookFor(db, "april", person(2), { needs: "No nuts" });
    await callOff(db);
    expect(await db.rows("select needs from app.access_needs")).toEqual([{ needs: "A chair with arms" }]);
    expect(await bookingIn(db, "may", 1)).toMatchObject({ has_needs: true });
  });

  test("who could be offered nothing hears of the next date, once", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await bookFor(db, "april", person(1));
    await callOff(db);
    expect(await interested(db)).toEqual(["person.1"]);
    await addWorkshop(db, may);
    expect(await interested(db)).toEqual([]);
    const kinds = (await claimEmails(db)).map(({ kind }) => kind);
    expect(kinds).toContain("interest-open");
  });

  test("no reminder and no joining instructions follow", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await bookFor(db, "april", person(1));
    await organise(db, "change_joining", { slug: "april", joining: "Bring a pen." });
    await callOff(db);
    const kinds = [];
    for (let batch = await claimEmails(db); batch.length > 0; batch = await claimEmails(db)) {
      for (const { id, kind } of batch) {
        kinds.push(kind);
        await db.rows("update app.emails set state = 'sent', lease_until = null where id = $1", [id]);
      }
    }
    expect(kinds).toEqual(["workshop-cancelled"]);
  });

  test("after its first day it ends for everybody, and who was there stays on the register", async ({
    db,
  }) => {
    await db.setClock(morning);
    const two = [...april.days, { date: "2027-04-19", starts: "09:30", ends: "16:00" }];
    await addWorkshop(db, { ...april, days: two });
    await addWorkshop(db, { ...may, capacity: 1 });
    const there = await bookFor(db, "april", person(1));
    await db.setClock("2027-03-01T09:01:00Z");
    const missing = await bookFor(db, "april", person(2));
    await db.setClock("2027-04-12T16:00:00Z");
    const mark = (booking_id: string, day: number, mark: string) =>
      keepRegister(db, "mark_attendance", { booking_id, day, mark });
    expect(await mark(there, 1, "present")).toBe("marked");
    expect(await callOff(db)).toEqual({ outcome: "cancelled", told: 2, offered: 1, interested: 1 });
    expect(await bookingIn(db, "may", 1)).toMatchObject({
      status: "offered",
      follows_cancelled_workshop: true,
    });
    expect((await emailsAbout(db, there)).at(-1)).toBe("workshop-cancelled 2");
    // The register of the day that there was can still be put right; there is none of the other.
    expect(await mark(missing, 1, "absent")).toBe("marked");
    await db.setClock("2027-04-19T16:00:00Z");
    expect(await mark(there, 2, "present")).toBe("no-place");
    const register = await db.database.call("show_register", { slug: "april", with_needs: false });
    expect(register).toMatchObject({ people: [{ name: "Person 1" }, { name: "Person 2" }] });
    const counted = await db.database.call("count_people", { request: { course: "circles" } });
    expect(counted).toMatchObject({ people_booked: 2, people_there: 1, people_complete: 0 });
    expect((await runChecks(db)).workshops_over_capacity).toBe(0);
  });

  test("after its first day it concerns those who had a place, and nobody who only waited", async ({
    db,
  }) => {
    await db.setClock(morning);
    const two = [...april.days, { date: "2027-04-19", starts: "09:30", ends: "16:00" }];
    await addWorkshop(db, { ...april, days: two, capacity: 1 });
    await addWorkshop(db, { ...may, capacity: 4 });
    const there = await bookFor(db, "april", person(1));
    const waiting = await bookFor(db, "april", person(2));
    const { party_id } = await partyFor(db, "april", [3]);
    await sendAll(db);
    expect((await showWorkshop(db, "april")).called_off_from).toBeNull();
    await db.setClock("2027-04-12T16:00:00Z");
    expect(await callOff(db)).toEqual({ outcome: "cancelled", told: 1, offered: 1, interested: 0 });
    expect((await emailsAbout(db, there)).at(-1)).toBe("workshop-cancelled 2");
    expect(await emailsAbout(db, waiting)).toEqual(["waiting 1"]);
    expect(await emailsAbout(db, party_id)).toEqual(["party-booked 1"]);
    expect(await standings(db, "may")).toEqual(["person.1 offered"]);
    expect(await interested(db)).toEqual([]);
    expect((await showWorkshop(db, "april")).called_off_from).toBe(2);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("before its first day it is called off from that day on, whenever the email leaves", async ({
    db,
  }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await bookFor(db, "april", person(1));
    await callOff(db);
    await db.setClock("2027-04-12T10:00:00Z");
    expect((await claimEmails(db))[0]).toMatchObject({
      kind: "workshop-cancelled",
      context: { workshop: { called_off_from: 1 } },
    });
  });

  test("a day of it that is made up elsewhere need not be made up any more", async ({ db }) => {
    await db.setClock(morning);
    const two = [...april.days, { date: "2027-04-19", starts: "09:30", ends: "16:00" }];
    await addWorkshop(db, { ...april, days: two });
    await addWorkshop(db, { ...may, capacity: 1 });
    const id = await bookFor(db, "april", person(1));
    await db.setClock("2027-04-12T16:00:00Z");
    await keepRegister(db, "mark_attendance", { booking_id: id, day: 1, mark: "absent" });
    const made = { booking_id: id, missed_day: 1, slug: "may", day: 1 };
    expect(await keepRegister(db, "arrange_make_up", made)).toBe("arranged");
    expect(await callOff(db)).toMatchObject({ told: 1, offered: 1 });
    expect((await emailsAbout(db, id)).slice(-2)).toEqual(["make-up-cancelled 3", "workshop-cancelled 4"]);
  });

  test("not once its last day has begun", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, april);
    await bookFor(db, "april", person(1));
    await db.setClock("2027-04-12T08:30:00Z");
    expect(await callOff(db)).toEqual({ outcome: "started" });
    expect((await bookingIn(db, "april", 1))?.status).toBe("confirmed");
  });

  test("sample people are offered sample places only, and wish for nothing", async ({ db }) => {
    await allowSamples(db);
    await db.setClock(morning);
    await addWorkshop(db, { ...april, is_sample: true, sample_places_taken: 2 });
    await addWorkshop(db, { ...may, capacity: 1, is_sample: true });
    await addWorkshop(db, june);
    expect(await callOff(db)).toEqual({ outcome: "cancelled", told: 2, offered: 1, interested: 0 });
    expect(await standings(db, "june")).toEqual([]);
    expect(await claimEmails(db)).toEqual([]);
  });
});

describe("a group that comes together", () => {
  test("is offered one cohort with room for all of it, or none", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { ...april, capacity: 3 });
    await addWorkshop(db, { ...may, capacity: 2 });
    await addWorkshop(db, { ...june, capacity: 3 });
    for (const n of [1, 2]) await bookFor(db, "april", person(n));
    const { party_id } = await partyFor(db, "april", [3, 4, 5]);
    expect(await callOff(db)).toMatchObject({ told: 5, offered: 5, interested: 0 });
    expect((await standings(db, "may")).sort()).toEqual(["person.1 offered", "person.2 offered"]);
    expect(await standings(db, "june")).toHaveLength(3);
    expect((await emailsAbout(db, party_id)).at(-1)).toBe("party-workshop-cancelled 2");
  });
});

test("two workshops called off at once, with people coming and going, leave nothing wrong", async ({
  db,
}) => {
  await addWorkshop(db, { ...april, days: on("2099-04-12"), capacity: 8 });
  await addWorkshop(db, { ...may, days: on("2099-05-12"), capacity: 8 });
  await addWorkshop(db, { ...june, days: on("2099-06-12"), capacity: 12 });
  const ids: string[] = [];
  for (let n = 1; n <= 24; n += 1) ids.push(await bookFor(db, n % 2 ? "april" : "may", person(n)));
  await Promise.all([
    callOff(db, "april"),
    callOff(db, "may"),
    ...ids.slice(0, 6).map((id) => outcomeOf(db, "cancel_booking", { booking_id: id, link_version: 1 })),
    ...[31, 32, 33, 34].map((n) => bookFor(db, "june", person(n))),
  ]);
  expect(await runChecks(db)).toEqual(noFaults);
  const [{ open } = { open: 0 }] = await db.rows<{ open: number }>(
    `select count(*)::int as open from app.bookings b join app.workshops w on w.id = b.workshop_id
     where w.cancelled_at is not null and b.state <> 'cancelled'`,
  );
  expect(open).toBe(0);
});
