import { describe, expect } from "vitest";
import { z } from "zod";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  bookFor,
  cancel,
  claimEmails,
  emailsAbout,
  hold,
  markSending,
  noFaults,
  runChecks,
  sendAll,
  settle,
  showBooking,
  sweep,
} from "./acts.ts";
import { test } from "./fixture.ts";
import { partyFor, standing } from "./party-acts.ts";
import * as shape from "./shapes.ts";

const days = [{ date: "2027-04-10", starts: "09:30", ends: "16:00" }];
const start = "2027-04-01T12:00:00Z";

/** A workshop with one place that is offered to someone, and one more in line. */
async function withOffer(db: TestDatabase, slug = "offered") {
  await db.setClock(start);
  await addWorkshop(db, { slug, days, capacity: 1 });
  const holder = await bookFor(db, slug, person(100));
  const first = await bookFor(db, slug, person(1));
  const second = await bookFor(db, slug, person(2));
  await cancel(db, holder);
  return { first, second };
}

describe("the sweep", () => {
  test("finds nothing to do where nothing is past its time, and may come as often as it likes", async ({
    db,
  }) => {
    await withOffer(db);
    for (let n = 0; n < 3; n += 1) {
      expect(await sweep(db)).toEqual({ workshops: 0, reminders: 0, more: false });
    }
  });

  test("goes on with what it left, in batches of the size that it is given", async ({ db }) => {
    for (const n of [1, 2, 3]) {
      await db.setClock(start);
      await addWorkshop(db, { slug: `cohort-${n}`, days });
      await hold(db, `cohort-${n}`, person(n));
    }
    await db.setClock("2027-04-03T12:00:00Z");
    expect(await sweep(db, 2)).toEqual({ workshops: 2, reminders: 0, more: true });
    expect(await sweep(db, 2)).toEqual({ workshops: 1, reminders: 0, more: false });
  });

  test("passes by a workshop that is being changed, and waits for nobody", async ({ db }) => {
    const { first } = await withOffer(db);
    await db.setClock("2027-04-03T12:00:00Z");
    const busy = await db.pool.connect();
    await busy.query("begin");
    await busy.query("select from app.workshops for update");
    expect(await sweep(db)).toMatchObject({ workshops: 0 });
    await busy.query("rollback");
    busy.release();
    expect(await sweep(db)).toMatchObject({ workshops: 1 });
    expect((await showBooking(db, first)).ended_as).toBe("lapsed");
  });

  test("is not held up by a party that there is no room for", async ({ db }) => {
    await db.setClock(start);
    await addWorkshop(db, { slug: "party", days, capacity: 2 });
    const holder = await bookFor(db, "party", person(1));
    await partyFor(db, "party", [2, 3]);
    await addWorkshop(db, { slug: "held", days });
    const held = await hold(db, "held", person(4));
    await db.setClock("2027-04-02T12:00:00Z");
    expect(await sweep(db, 1)).toEqual({ workshops: 1, reminders: 0, more: true });
    expect(await sweep(db, 1)).toEqual({ workshops: 0, reminders: 0, more: false });
    expect(await emailsAbout(db, held)).toEqual(["hold 1", "hold-lapsed 2"]);
    await cancel(db, holder);
    expect(await standing(db, "party", [2, 3])).toBe("offered offered");
  });

  test("late by hours, it changes only what everybody was shown already", async ({ db }) => {
    const { first, second } = await withOffer(db);
    await db.setClock("2027-04-03T20:00:00Z");
    const shown = await showBooking(db, first);
    expect(shown).toMatchObject({ status: "cancelled", ended_as: "lapsed" });
    await sweep(db);
    expect(await showBooking(db, first)).toMatchObject({ status: shown.status, ended_as: shown.ended_as });
    expect((await showBooking(db, second)).offer?.until).toBe("2027-04-05T20:00:00+00:00");
  });
});

describe("the checks", () => {
  test("give the sweep a quarter of an hour, and then say what it left undone", async ({ db }) => {
    await withOffer(db);
    await addWorkshop(db, { slug: "held", days });
    await hold(db, "held", person(5));
    await sendAll(db);
    await db.setClock("2027-04-03T12:14:59Z");
    expect(await runChecks(db)).toEqual({ ...noFaults, holds_past_their_time: 1 });
    await db.setClock("2027-04-03T12:15:00Z");
    expect(await runChecks(db)).toEqual({
      ...noFaults,
      offers_past_their_time: 1,
      holds_past_their_time: 1,
      free_places_while_waiting: 1,
    });
    await sweep(db);
    await sendAll(db);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("find one person with two offers", async ({ db }) => {
    const { first } = await withOffer(db, "one");
    const other = await withOffer(db, "two");
    await cancel(db, other.first);
    await sendAll(db);
    expect(await runChecks(db)).toEqual(noFaults);
    await db.rows(
      `update app.bookings set person_id = (select person_id from app.bookings where id = $1) where id = $2`,
      [first, other.second],
    );
    expect(await runChecks(db)).toMatchObject({ people_offered_twice: 1 });
  });

  test("find needs that should be gone", async ({ db }) => {
    await db.setClock(start);
    await addWorkshop(db, { slug: "needed", days });
    await bookFor(db, "needed", person(1), { needs: "A ramp" });
    await sendAll(db);
    await db.setClock("2027-04-25T14:59:59Z");
    expect((await runChecks(db)).needs_past_their_date).toBe(0);
    await db.setClock("2027-04-25T15:00:00Z");
    expect((await runChecks(db)).needs_past_their_date).toBe(1);
  });

  test("find what was given up, and the list says which email of whom", async ({ db }) => {
    await db.setClock(start);
    const id = await bookFor(db, await addWorkshop(db, { days }), person(1));
    const [email] = await claimEmails(db);
    if (email && (await markSending(db, email))) await settle(db, email, "failed", "no such mailbox");
    expect(await runChecks(db)).toEqual({ ...noFaults, emails_failed: 1 });
    const list = z.array(shape.unsentEmail).parse(await db.database.call("list_unsent_emails"));
    expect(list).toMatchObject([
      { kind: "booked", subject_id: id, state: "failed", reason: "no such mailbox" },
    ]);
  });
});

describe("reminders", () => {
  const workshop = { slug: "soon", days };

  async function booked(db: TestDatabase): Promise<string> {
    await db.setClock(start);
    await addWorkshop(db, workshop);
    const id = await bookFor(db, workshop.slug, person(1));
    await sendAll(db);
    return id;
  }

  test("are owed seven days and one day before, by the clock in Dudley, once each", async ({ db }) => {
    const id = await booked(db);
    const moments = [
      ["2027-04-03T08:29:59Z", 0],
      ["2027-04-03T08:30:00Z", 1],
      ["2027-04-03T08:31:00Z", 0],
      ["2027-04-09T08:29:59Z", 0],
      ["2027-04-09T08:30:00Z", 1],
      ["2027-04-10T08:29:59Z", 0],
    ] as const;
    for (const [moment, owed] of moments) {
      await db.setClock(moment);
      expect((await sweep(db)).reminders, moment).toBe(owed);
    }
    expect(await emailsAbout(db, id)).toEqual(["booked 1", "reminder-week 1", "reminder-day 1"]);
  });

  test("that were missed for days are made up for once, not twice", async ({ db }) => {
    const id = await booked(db);
    await db.setClock("2027-04-09T12:00:00Z");
    expect((await sweep(db)).reminders).toBe(1);
    expect(await emailsAbout(db, id)).toEqual(["booked 1", "reminder-day 1"]);
  });

  test("are not sent after a cancellation, not even those that were about to be", async ({ db }) => {
    const id = await booked(db);
    await db.setClock("2027-04-03T08:30:00Z");
    await sweep(db);
    const [reminder] = await claimEmails(db);
    expect(reminder?.kind).toBe("reminder-week");
    await cancel(db, id);
    expect(reminder && (await markSending(db, reminder))).toBe(false);
    await db.setClock("2027-04-09T08:30:00Z");
    expect((await sweep(db)).reminders).toBe(0);
    await sendAll(db);
    const emails = await db.rows("select kind, state from app.emails where subject_id = $1 order by id", [
      id,
    ]);
    expect(emails).toEqual([
      { kind: "booked", state: "sent" },
      { kind: "reminder-week", state: "withdrawn" },
      { kind: "cancelled", state: "sent" },
    ]);
  });

  test("are not for those who booked within the week, nor for who only waits or has not pressed", async ({
    db,
  }) => {
    await db.setClock("2027-04-03T08:30:00Z");
    await addWorkshop(db, { ...workshop, capacity: 2 });
    await bookFor(db, workshop.slug, person(1));
    await hold(db, workshop.slug, person(2));
    await bookFor(db, workshop.slug, person(3));
    expect((await sweep(db)).reminders).toBe(0);
  });

  test("are owed in batches, and all of them in the end", async ({ db }) => {
    await db.setClock(start);
    await addWorkshop(db, workshop);
    for (let n = 1; n <= 11; n += 1) await bookFor(db, workshop.slug, person(n));
    await db.setClock("2027-04-03T09:00:00Z");
    // Ten of them cost as much as one workshop.
    expect(await sweep(db, 1)).toEqual({ workshops: 0, reminders: 10, more: true });
    expect(await sweep(db, 1)).toEqual({ workshops: 0, reminders: 1, more: false });
  });
});
