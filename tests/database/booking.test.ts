import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { dayFromNow, person } from "../support/people.ts";
import { addWorkshop, book, bookFor, cancel, emailsAbout, noFaults, runChecks, showBooking } from "./acts.ts";
import { test } from "./fixture.ts";
import { receipt } from "./shapes.ts";

describe("booking a place", () => {
  test("a free place is confirmed at once, with its email", async ({ db }) => {
    const slug = await addWorkshop(db);
    const outcome = await book(db, slug, person(1));
    expect(outcome.outcome).toBe("booked");
    const id = "booking_id" in outcome ? outcome.booking_id : "";
    expect(await emailsAbout(db, id)).toEqual(["booked 1"]);
    expect(await showBooking(db, id)).toMatchObject({
      status: "confirmed",
      position: null,
      version: 1,
      started: false,
      person: person(1),
      workshop: { slug, places_left: 23, waiting: 0, status: "open" },
    });
  });

  test("a full workshop puts people in line, in the order they came", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    expect(await book(db, slug, person(1))).toMatchObject({ outcome: "booked" });
    expect(await book(db, slug, person(2))).toMatchObject({ outcome: "waiting", position: 1 });
    const third = await bookFor(db, slug, person(3));
    expect(await showBooking(db, third)).toMatchObject({
      status: "waiting",
      position: 2,
      workshop: { places_left: 0, waiting: 2, status: "full" },
    });
    expect(await emailsAbout(db, third)).toEqual(["waiting 1"]);
  });

  test("case and outer spaces of an email do not make another person", async ({ db }) => {
    const slug = await addWorkshop(db);
    const id = await bookFor(db, slug, person(1));
    const again = await book(db, slug, { ...person(1), email: "  PERSON.1@People.Example\n" });
    expect(again).toEqual({ outcome: "already-booked" });
    expect((await showBooking(db, id)).workshop.places_left).toBe(23);
  });

  test("booking again sends the details again, to the person booked and as they typed them", async ({
    db,
  }) => {
    const slug = await addWorkshop(db);
    const id = await bookFor(db, slug, person(1));
    for (const name of ["A stranger", "Another stranger"]) {
      expect(await book(db, slug, { ...person(1), name })).toEqual({ outcome: "already-booked" });
    }
    expect(await emailsAbout(db, id)).toEqual(["booked 1", "already-booked 1", "already-booked 2"]);
    expect(await showBooking(db, id)).toMatchObject({ version: 1, person: person(1) });
  });

  test("someone who waits is told no more than someone who has a place", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    await bookFor(db, slug, person(1));
    await bookFor(db, slug, person(2));
    expect(await book(db, slug, person(1))).toEqual(await book(db, slug, person(2)));
  });

  test("one person may book several workshops, with other details for each", async ({ db }) => {
    const first = await bookFor(db, await addWorkshop(db, { slug: "first" }), person(1));
    const moved = { ...person(1), organisation: "Hillside Nursery" };
    const second = await bookFor(db, await addWorkshop(db, { slug: "second" }), moved);
    expect((await showBooking(db, first)).person.organisation).toBe("Meadow Primary School");
    expect((await showBooking(db, second)).person.organisation).toBe("Hillside Nursery");
    expect(await db.rows("select * from app.people")).toHaveLength(1);
  });

  test("a person who cancelled may book again", async ({ db }) => {
    const slug = await addWorkshop(db);
    const first = await bookFor(db, slug, person(1));
    await cancel(db, first);
    expect(await bookFor(db, slug, person(1))).not.toBe(first);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("a place that came free by other means goes to the line before it goes to a newcomer", async ({
    db,
  }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    await bookFor(db, slug, person(1));
    const waiting = await bookFor(db, slug, person(2));
    await db.rows("update app.workshops set capacity = 2");
    expect(await book(db, slug, person(3))).toMatchObject({ outcome: "waiting", position: 1 });
    expect((await showBooking(db, waiting)).status).toBe("offered");
    expect(await emailsAbout(db, waiting)).toEqual(["waiting 1", "offered 2"]);
  });
});

describe("when a workshop takes no bookings", () => {
  test("a slug that is not there is not found", async ({ db }) => {
    expect(await book(db, "nowhere", person(1))).toEqual({ outcome: "not-found" });
  });

  test("it closes at midnight before the day before it starts, by the clock in Dudley", async ({ db }) => {
    // British Summer Time: midnight in Dudley is 23:00 the day before in UTC.
    await db.setClock("2027-06-01T12:00:00Z");
    const slug = await addWorkshop(db, { days: [{ date: "2027-06-10", starts: "09:30", ends: "16:00" }] });
    await db.setClock("2027-06-08T22:59:59.999Z");
    expect((await book(db, slug, person(1))).outcome).toBe("booked");
    await db.setClock("2027-06-08T23:00:00Z");
    expect(await book(db, slug, person(2))).toEqual({ outcome: "closed" });
  });

  test("it is closed until it opens", async ({ db }) => {
    const slug = await addWorkshop(db, { opens_at: `${dayFromNow(2)}T09:00:00Z` });
    expect(await book(db, slug, person(1))).toEqual({ outcome: "closed" });
    await db.setClock(`${dayFromNow(2)}T09:00:00Z`);
    expect((await book(db, slug, person(1))).outcome).toBe("booked");
  });

  test("a cancelled one says so, and a refusal leaves no trace of the person", async ({ db }) => {
    const slug = await addWorkshop(db);
    await db.rows("update app.workshops set cancelled_at = app.clock()");
    expect(await book(db, slug, person(1))).toEqual({ outcome: "cancelled" });
    expect(await db.rows("select * from app.people")).toEqual([]);
  });
});

test("a receipt shows where a booking stands and nothing of the person", async ({ db }) => {
  const slug = await addWorkshop(db, { capacity: 1 });
  await bookFor(db, slug, person(1));
  const outcome = await book(db, slug, person(2));
  const reference = "reference" in outcome ? outcome.reference : "";
  const reply = await db.database.call("show_receipt", { reference: ` ${reference.toLowerCase()} ` });
  expect(receipt.parse(reply)).toMatchObject({
    reference,
    status: "waiting",
    position: 1,
    workshop: { slug },
  });
  expect(JSON.stringify(reply)).not.toContain("Person");
  expect(await db.database.call("show_receipt", { reference: "RD-BBBBBBBB" })).toBeNull();
  expect(await db.database.call("show_booking", { booking_id: randomUUID() })).toBeNull();
});

test("a reference that is taken already is not given twice", async ({ db }) => {
  const slug = await addWorkshop(db);
  await db.rows("create sequence app.tries");
  // The same one three times, then another.
  await db.rows(`create or replace function app.new_reference() returns text language sql volatile
    return 'RD-BBBBBBB' || case when nextval('app.tries') < 4 then 'B' else 'C' end`);
  expect(await book(db, slug, person(1))).toMatchObject({ outcome: "booked", reference: "RD-BBBBBBBB" });
  expect(await book(db, slug, person(2))).toMatchObject({ outcome: "booked", reference: "RD-BBBBBBBC" });
});
