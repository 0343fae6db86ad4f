import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  book,
  bookFor,
  cancel,
  emailsAbout,
  noFaults,
  pass,
  runChecks,
  sendAll,
  showBooking,
  showWorkshop,
  sweep,
  take,
} from "./acts.ts";
import { test } from "./fixture.ts";
import { organise } from "./organising-acts.ts";

const days = [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }];
const start = "2027-03-01T12:00:00Z";

/** A workshop of one place, with someone in it and some people in line; long before it starts. */
async function fullWorkshop(db: TestDatabase, waiting = 3, slug = "full") {
  await db.setClock(start);
  await addWorkshop(db, { slug, days, capacity: 1 });
  const holder = await bookFor(db, slug, person(100));
  const line: string[] = [];
  for (let n = 1; n <= waiting; n += 1) line.push(await bookFor(db, slug, person(n)));
  const [first = "", second = "", third = ""] = line;
  return { slug, holder, first, second, third };
}

async function statuses(db: TestDatabase, ...ids: string[]): Promise<string[]> {
  return Promise.all(ids.map(async (id) => (await showBooking(db, id)).status));
}

describe("when a place comes free", () => {
  test("it is offered to the first in line in the same breath, and everybody behind moves up", async ({
    db,
  }) => {
    const { slug, holder, first, second, third } = await fullWorkshop(db);
    await cancel(db, holder);
    expect(await showBooking(db, first)).toMatchObject({
      status: "offered",
      position: null,
      version: 2,
      offer: { number: 1, until: "2027-03-03T12:00:00+00:00", first_come: false },
    });
    expect(await emailsAbout(db, first)).toEqual(["waiting 1", "offered 2"]);
    expect((await showBooking(db, second)).position).toBe(1);
    expect((await showBooking(db, third)).position).toBe(2);
    expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 0, waiting: 2, status: "full" });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("several free places are offered to as many people, in order", async ({ db }) => {
    const { slug, holder, first, second, third } = await fullWorkshop(db);
    await db.rows("update app.workshops set capacity = 2 where slug = $1", [slug]);
    await cancel(db, holder);
    expect(await statuses(db, first, second, third)).toEqual(["offered", "offered", "waiting"]);
  });

  test("nobody is offered a place in a workshop that was called off or has started", async ({ db }) => {
    const { slug, holder, first } = await fullWorkshop(db);
    await db.rows("update app.workshops set cancelled_at = app.clock() where slug = $1", [slug]);
    expect(await cancel(db, holder)).toBe("cancelled");
    expect((await showBooking(db, first)).status).toBe("waiting");
    expect(await sweep(db)).toMatchObject({ workshops: 0 });
  });

  test("bookings may have closed: whoever waits can still be offered a place and take it", async ({ db }) => {
    const { slug, holder, first } = await fullWorkshop(db);
    await db.setClock("2027-03-09T09:00:00Z");
    expect(await book(db, slug, person(9))).toEqual({ outcome: "closed" });
    await cancel(db, holder);
    expect((await showBooking(db, first)).status).toBe("offered");
    expect(await take(db, first)).toBe("taken");
  });
});

describe("an offer", () => {
  test("holds the place: a passer-by cannot have it", async ({ db }) => {
    const { slug, holder, first } = await fullWorkshop(db, 1);
    await cancel(db, holder);
    expect(await book(db, slug, person(9))).toMatchObject({ outcome: "waiting", position: 1 });
    expect(await take(db, first)).toBe("taken");
  });

  test("taken: the place is theirs, and taking it twice does no harm", async ({ db }) => {
    const { holder, first } = await fullWorkshop(db);
    await cancel(db, holder);
    expect(await take(db, first)).toBe("taken");
    expect(await take(db, first)).toBe("already-taken");
    expect(await pass(db, first)).toBe("already-taken");
    expect(await showBooking(db, first)).toMatchObject({
      status: "confirmed",
      offer: null,
      had_place: true,
      version: 3,
    });
    const emails = await db.rows("select kind, state from app.emails where subject_id = $1 order by id", [
      first,
    ]);
    expect(emails).toEqual([
      { kind: "waiting", state: "withdrawn" },
      { kind: "offered", state: "withdrawn" },
      { kind: "promoted", state: "queued" },
    ]);
  });

  test("passed on: the next in line is offered the place at once", async ({ db }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await cancel(db, holder);
    expect(await pass(db, first)).toBe("passed");
    expect(await showBooking(db, first)).toMatchObject({ status: "cancelled", ended_as: "passed" });
    expect((await showBooking(db, second)).status).toBe("offered");
    expect(await emailsAbout(db, first)).toEqual(["waiting 1", "offered 2", "offer-passed 3"]);
    expect(await pass(db, first)).toBe("passed");
    expect(await take(db, first)).toBe("passed");
  });

  test("lapsed: the place goes on by itself, and whoever let it lapse is told", async ({ db }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await cancel(db, holder);
    await db.setClock("2027-03-03T11:59:59.999Z");
    expect(await sweep(db)).toMatchObject({ workshops: 0 });
    await db.setClock("2027-03-03T12:00:00Z");
    expect(await showBooking(db, first)).toMatchObject({
      status: "cancelled",
      ended_as: "lapsed",
      offer: null,
    });
    await sweep(db);
    expect(await emailsAbout(db, first)).toEqual(["waiting 1", "offered 2", "offer-lapsed 3"]);
    expect((await showBooking(db, second)).status).toBe("offered");
    expect(await take(db, first)).toBe("lapsed");
    await sendAll(db);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("can be taken until the last moment, and not a moment later, with no sweep in between", async ({
    db,
  }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await cancel(db, holder);
    await db.setClock("2027-03-03T12:00:00Z");
    expect(await take(db, first)).toBe("lapsed");
    expect((await showBooking(db, second)).status).toBe("offered");
    await db.setClock("2027-03-05T11:59:59.999Z");
    expect(await take(db, second)).toBe("taken");
  });

  test("whoever took it and cancels later does not stand in the way of the next", async ({ db }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await cancel(db, holder);
    await take(db, first);
    await cancel(db, first);
    expect((await showBooking(db, second)).status).toBe("offered");
  });

  test("can be cancelled like any booking, and goes to the next", async ({ db }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await cancel(db, holder);
    expect(await cancel(db, first)).toBe("cancelled");
    expect((await showBooking(db, second)).status).toBe("offered");
    expect(await take(db, first)).toBe("cancelled");
  });

  test("is answered by its own link only", async ({ db }) => {
    const { holder, first, second } = await fullWorkshop(db);
    expect(await take(db, first, 0)).toBe("not-found");
    await cancel(db, holder);
    expect(await take(db, first, 2)).toBe("not-found");
    expect(await take(db, second, 1)).toBe("not-found");
    expect(await take(db, randomUUID(), 1)).toBe("not-found");
    expect(await pass(db, first, 2)).toBe("not-found");
    expect((await showBooking(db, first)).status).toBe("offered");
  });

  test.for([
    { when: "nine days before", now: "2027-03-01T12:00:00Z", until: "2027-03-03T12:00:00+00:00" },
    { when: "five days before", now: "2027-03-05T09:30:00Z", until: "2027-03-07T09:30:00+00:00" },
    { when: "three days before", now: "2027-03-07T09:30:00Z", until: "2027-03-08T09:30:00+00:00" },
    { when: "32 hours before", now: "2027-03-09T01:30:00Z", until: "2027-03-09T05:30:00+00:00" },
    { when: "25 hours before", now: "2027-03-09T08:30:00Z", until: "2027-03-09T12:30:00+00:00" },
  ])("made $when, holds until $until", async ({ now, until }, { db }) => {
    const { holder, first } = await fullWorkshop(db);
    await db.setClock(now);
    await cancel(db, holder);
    expect((await showBooking(db, first)).offer?.until).toBe(until);
  });
});

describe("one offer at a time for each person", () => {
  /** Person 1 is first in line of two workshops. */
  async function twoLines(db: TestDatabase) {
    const one = await fullWorkshop(db, 2, "one");
    const two = await fullWorkshop(db, 2, "two");
    return { one, two };
  }

  test("while it is unanswered, a place elsewhere goes to who stood next in line there when it was made", async ({
    db,
  }) => {
    const { one, two } = await twoLines(db);
    await db.setClock("2027-03-01T12:01:00Z");
    await cancel(db, one.holder);
    await cancel(db, two.holder);
    expect(await statuses(db, one.first, two.first, two.second)).toEqual(["offered", "waiting", "offered"]);
    expect(await showBooking(db, two.first)).toMatchObject({ position: 1 });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("with nobody else in line, no passer-by gets a place elsewhere: it is kept for whoever waits", async ({
    db,
  }) => {
    const { one, two } = await twoLines(db);
    await cancel(db, two.second);
    await cancel(db, one.holder);
    await cancel(db, two.holder);
    expect(await showWorkshop(db, "two")).toMatchObject({ places_left: 0, status: "full" });
    expect(await runChecks(db)).toEqual(noFaults);
    // Whose link is not pressed has no turn yet.
    expect(await book(db, "two", person(9), { known_partner: false })).toMatchObject({ outcome: "held" });
    expect(await showBooking(db, two.first)).toMatchObject({ status: "waiting", position: 1 });
    await take(db, one.first);
    expect(await statuses(db, two.first)).toEqual(["offered"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("who joins the line after it was made does not go past them, and has their turn when it is over", async ({
    db,
  }) => {
    const { one, two } = await twoLines(db);
    await cancel(db, two.second);
    await cancel(db, one.holder);
    await cancel(db, two.holder);
    const behind = await bookFor(db, "two", person(9));
    expect(await statuses(db, two.first, behind)).toEqual(["waiting", "waiting"]);
    await sweep(db);
    expect(await statuses(db, two.first, behind)).toEqual(["waiting", "waiting"]);
    expect(await runChecks(db)).toEqual(noFaults);
    // A second place is not kept for one person.
    await organise(db, "change_workshop", { slug: "two", capacity: 2 });
    expect(await statuses(db, two.first, behind)).toEqual(["waiting", "offered"]);
    await take(db, one.first);
    expect(await statuses(db, two.first)).toEqual(["offered"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test.for(["take", "pass", "cancel"] as const)(
    "once it is answered (%s), they are offered a place that is free elsewhere",
    async (answer, { db }) => {
      const { one, two } = await twoLines(db);
      await cancel(db, two.second);
      await cancel(db, one.holder);
      await cancel(db, two.holder);
      await { take, pass, cancel }[answer](db, one.first);
      expect((await showBooking(db, two.first)).status).toBe("offered");
    },
  );

  test("once it has lapsed, they are offered a place that is free elsewhere", async ({ db }) => {
    const { one, two } = await twoLines(db);
    await cancel(db, two.second);
    await cancel(db, one.holder);
    await cancel(db, two.holder);
    await db.setClock("2027-03-03T12:00:00Z");
    await sweep(db);
    expect(await statuses(db, one.first, two.first)).toEqual(["cancelled", "offered"]);
  });

  test("a workshop that was busy at that moment is seen to by the sweep", async ({ db }) => {
    const { one, two } = await twoLines(db);
    await cancel(db, two.second);
    await cancel(db, one.holder);
    await cancel(db, two.holder);
    const busy = await db.pool.connect();
    await busy.query("begin");
    await busy.query("select from app.workshops where slug = 'two' for update");
    expect(await pass(db, one.first)).toBe("passed");
    await busy.query("rollback");
    busy.release();
    expect((await showBooking(db, two.first)).status).toBe("waiting");
    expect(await sweep(db)).toMatchObject({ workshops: 1 });
    expect((await showBooking(db, two.first)).status).toBe("offered");
  });
});
