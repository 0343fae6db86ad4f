import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import { addWorkshop, bookFor, cancel, emailsAbout, hold, showBooking } from "./acts.ts";
import { test } from "./fixture.ts";

const days = [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }];

describe("cancelling a booking", () => {
  test("frees the place, tells the person, and may be pressed twice", async ({ db }) => {
    const slug = await addWorkshop(db);
    const id = await bookFor(db, slug, person(1));
    expect(await cancel(db, id)).toBe("cancelled");
    expect(await cancel(db, id)).toBe("already-cancelled");
    expect(await emailsAbout(db, id)).toEqual(["booked 1", "cancelled 2"]);
    expect(await showBooking(db, id)).toMatchObject({
      status: "cancelled",
      had_place: true,
      version: 2,
      workshop: { places_left: 24 },
    });
  });

  test("a link that was revoked, or a booking that is not there, is not found", async ({ db }) => {
    const id = await bookFor(db, await addWorkshop(db), person(1));
    expect(await cancel(db, id, 2)).toBe("not-found");
    expect(await cancel(db, randomUUID())).toBe("not-found");
    expect((await showBooking(db, id)).status).toBe("confirmed");
  });

  test("cannot be done once the workshop has started", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const id = await bookFor(db, await addWorkshop(db, { days }), person(1));
    await db.setClock("2027-03-10T09:29:59Z");
    expect((await showBooking(db, id)).started).toBe(false);
    await db.setClock("2027-03-10T09:30:00Z");
    expect(await showBooking(db, id)).toMatchObject({ started: true });
    expect(await cancel(db, id)).toBe("started");
  });

  test("what is past its time cannot be cancelled any more: it has ended by itself", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const held = await hold(db, await addWorkshop(db, { days }), person(1));
    await db.setClock("2027-03-02T12:00:00Z");
    expect(await cancel(db, held)).toBe("already-cancelled");
    expect(await emailsAbout(db, held)).toEqual(["hold 1", "hold-lapsed 2"]);
  });

  test("leaving the line gives nobody a place, and the next keeps their turn", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    await bookFor(db, slug, person(1));
    const second = await bookFor(db, slug, person(2));
    const third = await bookFor(db, slug, person(3));
    await cancel(db, second);
    expect(await showBooking(db, second)).toMatchObject({ status: "cancelled", had_place: false });
    expect(await showBooking(db, third)).toMatchObject({ status: "waiting", position: 1 });
    expect(await bookFor(db, slug, person(2))).not.toBe(second);
    expect((await showBooking(db, third)).position).toBe(1);
  });

  test("a link lasts until 30 days after the last day", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const id = await bookFor(db, await addWorkshop(db, { days }), person(1));
    const { link_expires_at } = await showBooking(db, id);
    expect(new Date(link_expires_at).toISOString()).toBe("2027-04-09T16:00:00.000Z");
  });
});

test("every change of state leaves a row that names nobody and cannot be changed", async ({ db }) => {
  const slug = await addWorkshop(db, { capacity: 1 });
  const holder = await bookFor(db, slug, person(1));
  const waiting = await bookFor(db, slug, person(2));
  await cancel(db, holder);
  const trail = await db.rows<{ what: string; booking_id: string }>("select * from app.audit order by id");
  expect(trail.map(({ what, booking_id }) => [what, booking_id])).toEqual([
    ["workshop-imported", null],
    ["booking-confirmed", holder],
    ["booking-waiting", waiting],
    ["booking-cancelled", holder],
    ["booking-offered", waiting],
  ]);
  expect(JSON.stringify(trail)).not.toMatch(/Person|people\.example/);
  for (const change of ["update app.audit set what = 'x'", "delete from app.audit", "truncate app.audit"]) {
    await expect(db.rows(change)).rejects.toThrow("append-only");
  }
});

test("erasing a person leaves the booking and the trail, nameless", async ({ db }) => {
  const id = await bookFor(db, await addWorkshop(db), person(1));
  await db.rows("delete from app.people");
  expect(await db.rows("select * from app.attendee_details")).toEqual([]);
  expect(await db.rows("select * from app.bookings")).toHaveLength(1);
  expect(await db.database.call("show_booking", { booking_id: id })).toBeNull();
});
