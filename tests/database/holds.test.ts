import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
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
  sendAll,
  showBooking,
  showWorkshop,
  sweep,
} from "./acts.ts";
import { test } from "./fixture.ts";
import { keepRegister } from "./organising-acts.ts";
import { bookParty, colleague, partyFor } from "./party-acts.ts";
import { receipt } from "./shapes.ts";

const days = [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }];
const start = "2027-03-01T12:00:00Z";
const justBefore = "2027-03-02T11:59:59.999Z";
const dayLater = "2027-03-02T12:00:00Z";

describe("booking from an email of no known partner", () => {
  test("holds the place for 24 hours, and owes one email that asks for a press", async ({ db }) => {
    await db.setClock(start);
    const slug = await addWorkshop(db, { days });
    const outcome = await book(db, slug, person(1), { known_partner: false });
    expect(outcome).toMatchObject({ outcome: "held", position: null });
    const id = "booking_id" in outcome ? outcome.booking_id : "";
    expect(await showBooking(db, id)).toMatchObject({
      status: "held",
      held_until: "2027-03-02T12:00:00+00:00",
      had_place: false,
      workshop: { places_left: 23 },
    });
    expect(await emailsAbout(db, id)).toEqual(["hold 1"]);
  });

  test("counts when the link is pressed, and pressing twice does no harm", async ({ db }) => {
    await db.setClock(start);
    const held = await hold(db, await addWorkshop(db, { days }), person(1));
    await db.setClock(justBefore);
    expect(await confirm(db, held)).toBe("confirmed");
    expect(await confirm(db, held)).toBe("already-confirmed");
    expect(await showBooking(db, held)).toMatchObject({
      status: "confirmed",
      held_until: null,
      had_place: true,
      version: 2,
    });
    expect(await emailsAbout(db, held)).toEqual(["hold 1", "booked 2"]);
    await db.setClock(dayLater);
    expect((await showBooking(db, held)).status).toBe("confirmed");
  });

  test("is over after 24 hours, swept up or not, and the next in line is offered the place", async ({
    db,
  }) => {
    await db.setClock(start);
    const slug = await addWorkshop(db, { days, capacity: 1 });
    const held = await hold(db, slug, person(1));
    const waiting = await bookFor(db, slug, person(2));
    await db.setClock(justBefore);
    expect(await sweep(db)).toMatchObject({ workshops: 0 });
    await db.setClock(dayLater);
    expect(await showBooking(db, held)).toMatchObject({ status: "cancelled", ended_as: "unpressed" });
    await sweep(db);
    expect((await showBooking(db, waiting)).status).toBe("offered");
    expect(await emailsAbout(db, held)).toEqual(["hold 1", "hold-lapsed 2"]);
    expect(await confirm(db, held)).toBe("lapsed");
    await sendAll(db);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("a press that comes too late offers the place to the next in line without any sweep", async ({
    db,
  }) => {
    await db.setClock(start);
    const slug = await addWorkshop(db, { days, capacity: 1 });
    const held = await hold(db, slug, person(1));
    const waiting = await bookFor(db, slug, person(2));
    await db.setClock(dayLater);
    expect(await confirm(db, held)).toBe("lapsed");
    expect((await showBooking(db, waiting)).status).toBe("offered");
  });

  test("a place that is held for nobody any more can be booked at once", async ({ db }) => {
    await db.setClock(start);
    const slug = await addWorkshop(db, { days, capacity: 1 });
    await hold(db, slug, person(1));
    expect((await showWorkshop(db, slug)).status).toBe("full");
    await db.setClock(dayLater);
    expect(await showWorkshop(db, slug)).toMatchObject({ status: "open", places_left: 1 });
    expect((await book(db, slug, person(2))).outcome).toBe("booked");
  });

  test("can be done again by whoever let it lapse", async ({ db }) => {
    await db.setClock(start);
    const slug = await addWorkshop(db, { days });
    const first = await hold(db, slug, person(1));
    await db.setClock(dayLater);
    expect(await hold(db, slug, person(1))).not.toBe(first);
  });

  test("never holds a place beyond the start of the workshop", async ({ db }) => {
    await db.setClock("2027-03-10T06:00:00Z");
    const slug = await addWorkshop(db, { days, closes_at: "2027-03-10T09:30:00Z" });
    const held = await hold(db, slug, person(1));
    expect((await showBooking(db, held)).held_until).toBe("2027-03-10T09:30:00+00:00");
  });

  test("can be given up, and then asks for no press any more", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const held = await hold(db, slug, person(1));
    const waiting = await bookFor(db, slug, person(2));
    expect(await cancel(db, held)).toBe("cancelled");
    expect(await confirm(db, held)).toBe("cancelled");
    expect((await showBooking(db, waiting)).status).toBe("offered");
    const emails = await db.rows("select kind, state from app.emails where subject_id = $1 order by id", [
      held,
    ]);
    expect(emails).toEqual([
      { kind: "hold", state: "withdrawn" },
      { kind: "cancelled", state: "queued" },
    ]);
  });

  test("asked for twice, it is the same booking, and the email comes again", async ({ db }) => {
    const slug = await addWorkshop(db);
    const held = await hold(db, slug, person(1));
    expect(await book(db, slug, person(1), { known_partner: false })).toEqual({ outcome: "already-booked" });
    expect(await emailsAbout(db, held)).toEqual(["hold 1", "already-booked 1"]);
  });

  test("only its own, unrevoked link can be pressed", async ({ db }) => {
    const held = await hold(db, await addWorkshop(db), person(1));
    expect(await confirm(db, held, 2)).toBe("not-found");
    expect(await confirm(db, randomUUID())).toBe("not-found");
    expect((await showBooking(db, held)).status).toBe("held");
  });

  test("shows on its receipt until when it is held", async ({ db }) => {
    await db.setClock(start);
    const outcome = await book(db, await addWorkshop(db, { days }), person(1), { known_partner: false });
    const reference = "reference" in outcome ? outcome.reference : "";
    expect(receipt.parse(await db.database.call("show_receipt", { reference }))).toMatchObject({
      status: "held",
      held_until: "2027-03-02T12:00:00+00:00",
    });
  });
});

describe("waiting from an email of no known partner", () => {
  test("keeps its place in line once the link is pressed", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    await bookFor(db, slug, person(1));
    const outcome = await book(db, slug, person(2), { known_partner: false });
    expect(outcome).toMatchObject({ outcome: "held", position: 1 });
    const unpressed = "booking_id" in outcome ? outcome.booking_id : "";
    const behind = await bookFor(db, slug, person(3));
    // Who may still press counts: nobody's number gets worse by it.
    expect(await showBooking(db, behind)).toMatchObject({ position: 2, workshop: { waiting: 1 } });
    expect(await confirm(db, unpressed)).toBe("confirmed");
    expect(await showBooking(db, unpressed)).toMatchObject({
      status: "waiting",
      position: 1,
      held_until: null,
    });
    expect(await showBooking(db, behind)).toMatchObject({ position: 2, workshop: { waiting: 2 } });
    expect(await emailsAbout(db, unpressed)).toEqual(["hold 1", "waiting 2"]);
  });

  test("blocks nobody and is offered nothing until the link is pressed", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const holder = await bookFor(db, slug, person(1));
    const unpressed = await hold(db, slug, person(2));
    const behind = await bookFor(db, slug, person(3));
    await cancel(db, holder);
    expect((await showBooking(db, behind)).status).toBe("offered");
    await cancel(db, behind);
    expect((await showBooking(db, unpressed)).status).toBe("waiting");
    expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 1, waiting: 0, status: "open" });
    expect((await book(db, slug, person(4))).outcome).toBe("booked");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("is offered a free place with the very press", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const holder = await bookFor(db, slug, person(1));
    const unpressed = await hold(db, slug, person(2));
    await cancel(db, holder);
    expect(await confirm(db, unpressed)).toBe("confirmed");
    expect((await showBooking(db, unpressed)).status).toBe("offered");
    expect(await emailsAbout(db, unpressed)).toEqual(["hold 1", "waiting 2", "offered 3"]);
  });

  test("leaves the line after 24 hours", async ({ db }) => {
    await db.setClock(start);
    const slug = await addWorkshop(db, { days, capacity: 1 });
    await bookFor(db, slug, person(1));
    const unpressed = await hold(db, slug, person(2));
    const behind = await bookFor(db, slug, person(3));
    await db.setClock(dayLater);
    expect(await showBooking(db, unpressed)).toMatchObject({ status: "cancelled", ended_as: "unpressed" });
    expect(await showBooking(db, behind)).toMatchObject({ position: 1 });
    expect(await sweep(db)).toMatchObject({ workshops: 1 });
    expect(await emailsAbout(db, unpressed)).toEqual(["hold 1", "hold-lapsed 2"]);
  });
});

test("a press leaves free the chair of who was to come as a guest, and the next in line is offered it", async ({
  db,
}) => {
  const on = (date: string) => [{ date, starts: "09:30", ends: "16:00" }];
  await db.setClock("2027-03-01T09:00:00Z");
  const own = await addWorkshop(db, { slug: "own", days: on("2027-03-10") });
  const host = await addWorkshop(db, { slug: "host", days: on("2027-03-30"), capacity: 2 });
  const booking_id = await bookFor(db, own, person(1));
  await db.setClock("2027-03-11T09:00:00Z");
  await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "absent" });
  await keepRegister(db, "arrange_make_up", { booking_id, missed_day: 1, slug: host, day: 1 });
  const held = await hold(db, host, person(1));
  const waiting = await bookFor(db, host, person(2));
  expect((await showBooking(db, waiting)).status).toBe("waiting");
  await confirm(db, held);
  expect((await showBooking(db, waiting)).status).toBe("offered");
});

test("a sudden rush of holds is seen: more than a third of a workshop within an hour", async ({ db }) => {
  await db.setClock(start);
  const slug = await addWorkshop(db, { days, capacity: 6 });
  await hold(db, slug, person(1));
  await hold(db, slug, person(2));
  expect(await runChecks(db)).toEqual(noFaults);
  const third = await hold(db, slug, person(3));
  expect(await runChecks(db)).toEqual({ ...noFaults, rushes: 1 });
  await confirm(db, third);
  expect(await runChecks(db)).toEqual(noFaults);
});

test("holds that came over half a day are no rush", async ({ db }) => {
  await db.setClock("2027-03-01T08:00:00Z");
  const slug = await addWorkshop(db, {
    capacity: 6,
    days: [{ date: "2027-05-10", starts: "09:30", ends: "16:00" }],
  });
  for (const n of [1, 2, 3]) {
    await db.setClock(`2027-03-01T${String(8 + n * 2).padStart(2, "0")}:00:00Z`);
    await hold(db, slug, person(n));
  }
  expect((await runChecks(db)).rushes).toBe(0);
});

test("a rush that takes its time is seen: more than half of a workshop waits for links to be pressed", async ({
  db,
}) => {
  await db.setClock(start);
  const slug = await addWorkshop(db, { days, capacity: 6 });
  const held: string[] = [];
  for (const n of [1, 2, 3, 4]) {
    await db.setClock(new Date(Date.parse(start) + n * 3 * 3_600_000));
    held.push(await hold(db, slug, person(n)));
    expect((await runChecks(db)).rushes).toBe(n > 3 ? 1 : 0);
  }
  await confirm(db, held[3] ?? "");
  expect((await runChecks(db)).rushes).toBe(0);
});

test("one client has no more than half of a workshop held for made-up emails within a day", async ({
  db,
}) => {
  await db.setClock(start);
  const slug = await addWorkshop(db, { days, capacity: 30 });
  const by = { client: "one client", known_partner: false };
  for (let n = 1; n <= 3; n += 1) {
    await db.setClock(new Date(Date.parse(start) + n * 2 * 3_600_000));
    for (let each = 1; each <= 5; each += 1)
      expect((await book(db, slug, person(n * 10 + each), by)).outcome).toBe("held");
  }
  const refused = await book(db, slug, person(50), by);
  // Five of them came two hours after the start, and count until a day later.
  expect(refused).toEqual({ outcome: "limited", retry_after: 20 * 3600 });
  expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 15 });
  const team = { client: "one client", people: [colleague(51, { known_partner: false })] };
  expect((await bookParty(db, slug, [51], team)).outcome).toBe("limited");
  expect((await book(db, slug, person(52), { client: "one client" })).outcome).toBe("booked");
  expect((await book(db, slug, person(53), { ...by, client: "another client" })).outcome).toBe("held");
  expect((await book(db, await addWorkshop(db, { slug: "other", days }), person(54), by)).outcome).toBe(
    "held",
  );
  await db.setClock(new Date(Date.parse(start) + 26 * 3_600_000));
  expect((await book(db, slug, person(55), by)).outcome).toBe("held");
});

test("one client that takes more than half of a workshop within an hour is seen, whatever the emails say", async ({
  db,
}) => {
  await db.setClock("2027-03-01T12:50:00Z");
  const slug = await addWorkshop(db, {
    capacity: 24,
    days: [{ date: "2027-05-10", starts: "09:30", ends: "16:00" }],
  });
  await partyFor(db, slug, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect((await runChecks(db)).rushes).toBe(0);
  await partyFor(db, slug, [13], { client: "another client" });
  expect((await runChecks(db)).rushes).toBe(0);
  await partyFor(db, slug, [14, 15, 16]);
  expect((await runChecks(db)).rushes).toBe(1);
  await db.setClock("2027-03-01T14:30:00Z");
  expect((await runChecks(db)).rushes).toBe(0);
});
