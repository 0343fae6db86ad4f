import { describe, expect } from "vitest";
import { z } from "zod";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  book,
  bookFor,
  cancel,
  confirm,
  emailsAbout,
  hold,
  noFaults,
  runChecks,
  showBooking,
  showWorkshop,
  someoneWaits,
  sweep,
  take,
} from "./acts.ts";
import { handOver } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { keepRegister, organise } from "./organising-acts.ts";
import { standing } from "./party-acts.ts";

// Who makes up a missed day as a guest of another cohort, and what becomes of that when days and places change.

const on = (date: string) => ({ date, starts: "09:30", ends: "16:00" });
const threeDays = (month: string) => ["10", "11", "12"].map((day) => on(`2027-${month}-${day}`));

/** Cohorts in May, June and July. These people missed the first day of May, and it is its afternoon. */
async function missed(db: TestDatabase, people: number[], june = 24, july = 24): Promise<string[]> {
  await db.setClock("2027-03-01T09:00:00Z");
  await addWorkshop(db, { slug: "may", days: threeDays("05") });
  await addWorkshop(db, { slug: "june", days: threeDays("06"), capacity: june });
  await addWorkshop(db, { slug: "july", days: threeDays("07"), capacity: july });
  const ids = [];
  for (const n of people) ids.push(await bookFor(db, "may", person(n)));
  await db.setClock("2027-05-10T13:00:00Z");
  for (const booking_id of ids) {
    await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "absent" });
  }
  return ids;
}

const arrange = (db: TestDatabase, booking_id: string, day: number, slug = "june") =>
  keepRegister(db, "arrange_make_up", { booking_id, missed_day: 1, slug, day });
const markGuest = (db: TestDatabase, booking_id: string, mark: string | null) =>
  keepRegister(db, "mark_make_up", { booking_id, missed_day: 1, mark });
const redate = (db: TestDatabase, days: object[], slug = "june") =>
  organise(db, "change_workshop", { slug, days });

/** The make-up days of a booking, as its holder sees them. */
async function makeUps(db: TestDatabase, id: string) {
  return (await showBooking(db, id)).make_ups.map(({ date, cancelled }) => [date, cancelled]);
}

const registers = z.looseObject({
  people: z.array(z.looseObject({ name: z.string() })),
  guests: z.array(z.looseObject({ name: z.string(), day: z.int(), mark: z.string().nullable() })),
});

async function register(db: TestDatabase, slug: string) {
  const { people, guests } = registers.parse(
    await db.database.call("show_register", { slug, with_needs: false }),
  );
  return {
    people: people.map(({ name }) => name),
    guests: guests.map(({ name, day, mark }) => [name, day, mark]),
  };
}

/** Nothing is wrong; these tests leave the emails unsent and move on by weeks. */
async function expectInOrder(db: TestDatabase) {
  expect({ ...(await runChecks(db)), emails_stuck: 0 }).toEqual(noFaults);
}

describe("a guest who gets a place on that very workshop", () => {
  test("comes with it, and keeps no second chair", async ({ db }) => {
    const [id = ""] = await missed(db, [1], 2);
    await arrange(db, id, 1);
    expect(await book(db, "june", person(1))).toMatchObject({ outcome: "booked" });
    expect(await showWorkshop(db, "june")).toMatchObject({ places_left: 1, status: "open" });
    expect(await register(db, "june")).toEqual({ people: ["Person 1"], guests: [] });
    expect(await makeUps(db, id)).toEqual([["2027-06-10", true]]);
    expect((await emailsAbout(db, id)).at(-1)).toBe("make-up-cancelled 3");
    await expectInOrder(db);
  });

  test("by an offer, or by being let in: the chair goes to who waits, at once", async ({ db }) => {
    const [first = "", second = ""] = await missed(db, [1, 2], 2);
    const leaving = await bookFor(db, "june", person(5));
    for (const [id, day] of [
      [first, 1],
      [second, 2],
    ] as const) {
      expect(await arrange(db, id, day)).toBe("arranged");
    }
    const offered = await bookFor(db, "june", person(1));
    await bookFor(db, "june", person(2));
    await cancel(db, leaving);
    expect(await take(db, offered)).toBe("taken");
    expect(await register(db, "june")).toEqual({
      people: ["Person 1"],
      guests: [["Person 2", 2, null]],
    });
    await organise(db, "admit_attendee", { slug: "june", ...person(2), beyond_capacity: true });
    const next = await bookFor(db, "june", person(3));
    expect((await showBooking(db, next)).status).toBe("confirmed");
    expect((await register(db, "june")).guests).toEqual([]);
    await expectInOrder(db);
  });

  test("only once it is theirs: not while somebody who typed their email has not confirmed", async ({
    db,
  }) => {
    const [id = ""] = await missed(db, [1]);
    await arrange(db, id, 1);
    const held = await hold(db, "june", person(1));
    expect(await makeUps(db, id)).toEqual([["2027-06-10", false]]);
    await confirm(db, held);
    expect(await makeUps(db, id)).toEqual([["2027-06-10", true]]);
  });

  test("keeps a day that has begun, or is marked already", async ({ db }) => {
    const ids = await missed(db, [1, 2]);
    for (const id of ids) await arrange(db, id, 1);
    await db.setClock("2027-06-10T07:30:00Z");
    expect(await markGuest(db, ids[0] ?? "", "present")).toBe("marked");
    await organise(db, "admit_attendee", { slug: "june", ...person(1) });
    await db.setClock("2027-06-10T08:30:00Z");
    await organise(db, "admit_attendee", { slug: "june", ...person(2) });
    expect((await register(db, "june")).guests).toEqual([
      ["Person 1", 1, "present"],
      ["Person 2", 1, null],
    ]);
    await expectInOrder(db);
  });

  test("while their own booking is being changed: the sweep sees to it, and the checks know", async ({
    db,
  }) => {
    const [id = ""] = await missed(db, [1]);
    await arrange(db, id, 1);
    const busy = await db.pool.connect();
    await busy.query("begin");
    await busy.query("select from app.bookings where id = $1 for update", [id]);
    expect(await book(db, "june", person(1))).toMatchObject({ outcome: "booked" });
    await busy.query("rollback");
    busy.release();
    expect(await runChecks(db)).toMatchObject({ guests_with_a_place: 1 });
    await sweep(db);
    expect(await makeUps(db, id)).toEqual([["2027-06-10", true]]);
    await expectInOrder(db);
  });
});

describe("when the workshop that takes a guest in changes its days", () => {
  test("a guest follows the date: only who was to come on a day that is dropped has none", async ({ db }) => {
    const ids = await missed(db, [1, 2, 3]);
    for (const [index, id] of ids.entries()) await arrange(db, id, index + 1);
    await redate(db, threeDays("06").slice(1));
    expect(await Promise.all(ids.map((id) => makeUps(db, id)))).toEqual([
      [["2027-06-10", true]],
      [["2027-06-11", false]],
      [["2027-06-12", false]],
    ]);
    const newest = await Promise.all(ids.map(async (id) => (await emailsAbout(db, id)).at(-1)));
    expect(newest).toEqual(["make-up-cancelled 3", "make-up 3", "make-up 3"]);
    expect((await register(db, "june")).guests).toEqual([
      ["Person 2", 1, null],
      ["Person 3", 2, null],
    ]);
    // What is dropped stays the day that it was, for the calendars it has to go from.
    await redate(db, threeDays("08"));
    expect(await makeUps(db, ids[0] ?? "")).toEqual([["2027-06-10", true]]);
    expect(await arrange(db, ids[0] ?? "", 2, "july")).toBe("arranged");
    expect(await makeUps(db, ids[0] ?? "")).toEqual([["2027-07-11", false]]);
    await expectInOrder(db);
  });

  test("a day added before, or moved, takes nobody along who does not come on it", async ({ db }) => {
    const ids = await missed(db, [1, 2]);
    await arrange(db, ids[0] ?? "", 1);
    await arrange(db, ids[1] ?? "", 3);
    await redate(db, [on("2027-06-03"), ...threeDays("06")]);
    const all = () => Promise.all(ids.map((id) => makeUps(db, id)));
    expect(await all()).toEqual([[["2027-06-10", false]], [["2027-06-12", false]]]);
    // The tenth becomes the twentieth.
    await redate(db, [on("2027-06-03"), on("2027-06-11"), on("2027-06-12"), on("2027-06-20")]);
    expect(await all()).toEqual([[["2027-06-20", false]], [["2027-06-12", false]]]);
    await expectInOrder(db);
  });
});

describe("a day on which somebody is marked already", () => {
  test("is not moved until the mark is taken back; its hours can change", async ({ db }) => {
    const [id = ""] = await missed(db, [1]);
    await db.setClock("2027-05-11T07:30:00Z");
    const mark = (given: string | null) =>
      keepRegister(db, "mark_attendance", { booking_id: id, day: 2, mark: given });
    expect(await mark("absent")).toBe("marked");
    const [first, second, third] = threeDays("05");
    const moved = [first, { ...second, date: "2027-05-20" }, third] as object[];
    expect(await redate(db, moved, "may")).toEqual({ outcome: "day-marked" });
    expect(await redate(db, [first, third] as object[], "may")).toEqual({ outcome: "day-marked" });
    const later = [first, { ...second, starts: "11:00" }, third] as object[];
    expect(await redate(db, later, "may")).toMatchObject({ outcome: "changed" });
    expect(await mark(null)).toBe("marked");
    expect(await redate(db, moved, "may")).toMatchObject({ outcome: "changed" });
    expect((await showWorkshop(db, "may")).days.map(({ date }) => date)).toEqual([
      "2027-05-10",
      "2027-05-12",
      "2027-05-20",
    ]);
  });

  test("a guest's mark keeps it there too", async ({ db }) => {
    const [id = ""] = await missed(db, [1]);
    await arrange(db, id, 2);
    await db.setClock("2027-06-11T07:30:00Z");
    await markGuest(db, id, "absent");
    const [first, , third] = threeDays("06");
    expect(await redate(db, [first, third, on("2027-06-20")] as object[])).toEqual({
      outcome: "day-marked",
    });
  });
});

describe("who does not come on the day that makes up for a missed one either", () => {
  test("can be given another, and the register of the first keeps its mark", async ({ db }) => {
    const [id = ""] = await missed(db, [1]);
    await arrange(db, id, 1);
    await db.setClock("2027-06-10T13:00:00Z");
    expect(await markGuest(db, id, "present")).toBe("marked");
    expect(await arrange(db, id, 1, "july")).toBe("already-arranged");
    expect(await markGuest(db, id, "absent")).toBe("marked");
    expect(await arrange(db, id, 1, "july")).toBe("arranged");
    expect((await register(db, "june")).guests).toEqual([["Person 1", 1, "absent"]]);
    expect((await register(db, "july")).guests).toEqual([["Person 1", 1, null]]);
    expect(await makeUps(db, id)).toEqual([["2027-07-10", false]]);
    await db.setClock("2027-07-10T13:00:00Z");
    expect(await markGuest(db, id, "present")).toBe("marked");
    const counted = await db.database.call("count_people", { request: {} });
    expect(counted).toMatchObject({ people_booked: 1, people_there: 1, days_there: 1 });
    await expectInOrder(db);
  });
});

describe("a chair that a guest leaves", () => {
  test("is offered at once where the day was not missed after all", async ({ db }) => {
    const [id = ""] = await missed(db, [1], 1);
    await arrange(db, id, 1);
    await bookFor(db, "june", person(2));
    expect(await standing(db, "june", [2])).toBe("waiting");
    await keepRegister(db, "mark_attendance", { booking_id: id, day: 1, mark: "present" });
    expect(await standing(db, "june", [2])).toBe("offered");
    await expectInOrder(db);
  });

  test("is the one of now, where it was arranged anew in the meantime", async ({ db }) => {
    const [id = ""] = await missed(db, [1], 1, 2);
    await arrange(db, id, 1);
    for (const n of [3, 4, 5]) await bookFor(db, "july", person(n));
    const busy = await db.pool.connect();
    await busy.query("begin");
    await busy.query("select from app.workshops where slug = 'may' for update");
    const marking = keepRegister(db, "mark_attendance", { booking_id: id, day: 1, mark: "present" });
    await expect.poll(() => someoneWaits(db)).toBe(true);
    await busy.query(
      "update app.make_ups set workshop_id = w.id, day = 2 from app.workshops w where w.slug = 'july'",
    );
    await busy.query("update app.workshops set capacity = 3 where slug = 'july'");
    await busy.query("commit");
    busy.release();
    expect(await marking).toBe("marked");
    expect(await makeUps(db, id)).toEqual([["2027-07-11", true]]);
    expect(await standing(db, "july", [3, 4, 5])).toBe("confirmed confirmed offered");
  });

  test("is free to nobody twice where a place is handed to the guest", async ({ db }) => {
    const [id = ""] = await missed(db, [1], 2);
    await arrange(db, id, 1);
    const giver = await bookFor(db, "june", person(5));
    await handOver(db, giver, person(1));
    await sweep(db);
    expect(await showWorkshop(db, "june")).toMatchObject({ places_left: 1 });
    expect((await register(db, "june")).guests).toEqual([]);
    await expectInOrder(db);
  });
});
