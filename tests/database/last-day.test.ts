import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  book,
  bookFor,
  cancel,
  claimEmails,
  emailsAbout,
  hold,
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
import { passForParty, partyFor, showParty, takeForParty } from "./party-acts.ts";

const slug = "tomorrow";
const lastDay = "2027-03-09T09:30:00Z";

/** A workshop that starts in 24 hours and can be booked until it does, with people in it and in line. */
async function fullWorkshop(db: TestDatabase, { capacity = 1, waiting = 2 } = {}) {
  await db.setClock("2027-03-01T12:00:00Z");
  const days = [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }];
  await addWorkshop(db, { slug, days, capacity, closes_at: "2027-03-10T09:30:00Z" });
  const holders: string[] = [];
  for (let n = 0; n < capacity; n += 1) holders.push(await bookFor(db, slug, person(100 + n)));
  const line: string[] = [];
  for (let n = 1; n <= waiting; n += 1) line.push(await bookFor(db, slug, person(n)));
  await sendAll(db);
  await db.setClock(lastDay);
  const [holder = "", otherHolder = ""] = holders;
  const [first = "", second = ""] = line;
  return { holder, otherHolder, first, second };
}

describe("in the last 24 hours", () => {
  test("a free place is offered to nobody, and everyone who waits is told of it", async ({ db }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await cancel(db, holder);
    for (const id of [first, second]) {
      expect(await showBooking(db, id)).toMatchObject({
        status: "waiting",
        offer: { number: 1, until: "2027-03-10T09:30:00+00:00", first_come: true },
      });
      expect(await emailsAbout(db, id)).toEqual(["waiting 1", "last-places 2"]);
    }
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("who has an offer to answer elsewhere is told as well, and may be the first", async ({ db }) => {
    const { holder, first, second } = await fullWorkshop(db);
    const days = [{ date: "2027-04-10", starts: "09:30", ends: "16:00" }];
    await addWorkshop(db, { slug: "later", days, capacity: 1 });
    const there = await bookFor(db, "later", person(50));
    const elsewhere = await bookFor(db, "later", person(1));
    await cancel(db, there);
    expect((await showBooking(db, elsewhere)).status).toBe("offered");
    await cancel(db, holder);
    for (const id of [first, second]) {
      expect(await emailsAbout(db, id)).toEqual(["waiting 1", "last-places 2"]);
    }
    expect(await runChecks(db)).toEqual(noFaults);
    expect(await take(db, first)).toBe("taken");
    expect((await showBooking(db, elsewhere)).status).toBe("offered");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("until the moment before, it is an offer", async ({ db }) => {
    const { holder, first } = await fullWorkshop(db);
    await db.setClock("2027-03-09T09:29:59.999Z");
    await cancel(db, holder);
    expect((await showBooking(db, first)).status).toBe("offered");
  });

  test("whoever takes it first has it, wherever they are in line; for the others it is gone", async ({
    db,
  }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await cancel(db, holder);
    expect(await take(db, second)).toBe("taken");
    expect(await take(db, first, 1)).toBe("gone");
    expect((await showBooking(db, second)).status).toBe("confirmed");
    expect(await showBooking(db, first)).toMatchObject({ status: "waiting", position: 1, offer: null });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("a place that comes free again is news again, and the link in the first email is as good", async ({
    db,
  }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await cancel(db, holder);
    await take(db, second);
    await cancel(db, second);
    expect(await emailsAbout(db, first)).toEqual(["waiting 1", "last-places 2", "last-places 3"]);
    expect(await take(db, first, 1)).toBe("taken");
  });

  test("an email about a place that has gone meanwhile is not sent any more", async ({ db }) => {
    const { holder, second } = await fullWorkshop(db);
    await cancel(db, holder);
    await take(db, second);
    expect((await claimEmails(db)).map(({ kind }) => kind).sort()).toEqual(["cancelled", "promoted"]);
  });

  test("who does not want it leaves the line, and the others can still have it", async ({ db }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await cancel(db, holder);
    expect(await pass(db, first)).toBe("passed");
    expect(await take(db, second)).toBe("taken");
  });

  test("a passer-by has no chance while people wait: they join them, and are told as well", async ({
    db,
  }) => {
    const { holder, first } = await fullWorkshop(db);
    await cancel(db, holder);
    expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 0, status: "full" });
    const outcome = await book(db, slug, person(9));
    expect(outcome).toMatchObject({ outcome: "waiting", position: 3 });
    const id = "booking_id" in outcome ? outcome.booking_id : "";
    expect(await emailsAbout(db, id)).toEqual(["waiting 1", "last-places 2"]);
    expect(await take(db, first)).toBe("taken");
  });

  test("with more places than people waiting, a passer-by can have what is left over", async ({ db }) => {
    const { holder, otherHolder } = await fullWorkshop(db, { capacity: 2, waiting: 1 });
    await cancel(db, holder);
    await cancel(db, otherHolder);
    expect((await showWorkshop(db, slug)).places_left).toBe(1);
    expect((await book(db, slug, person(9))).outcome).toBe("booked");
    expect((await book(db, slug, person(10))).outcome).toBe("waiting");
  });

  test("whoever has not pressed the link in the email is not told, and keeps nobody out", async ({ db }) => {
    const { holder } = await fullWorkshop(db, { waiting: 0 });
    const unpressed = await hold(db, slug, person(1));
    await cancel(db, holder);
    expect(await emailsAbout(db, unpressed)).toEqual(["hold 1"]);
    expect((await book(db, slug, person(9))).outcome).toBe("booked");
  });

  test("an offer from before holds its place until its own end, and then everyone is told", async ({
    db,
  }) => {
    const { holder, first, second } = await fullWorkshop(db);
    await db.setClock("2027-03-09T08:30:00Z");
    await cancel(db, holder);
    await db.setClock("2027-03-09T12:29:59Z");
    await sweep(db);
    expect(await emailsAbout(db, second)).toEqual(["waiting 1"]);
    await db.setClock("2027-03-09T12:30:00Z");
    await sweep(db);
    expect((await showBooking(db, first)).ended_as).toBe("lapsed");
    expect(await emailsAbout(db, second)).toEqual(["waiting 1", "last-places 2"]);
  });

  test("sweeping again and again tells nobody twice", async ({ db }) => {
    const { holder, first } = await fullWorkshop(db);
    await cancel(db, holder);
    for (let n = 0; n < 3; n += 1) expect(await sweep(db)).toMatchObject({ workshops: 0, more: false });
    expect(await emailsAbout(db, first)).toEqual(["waiting 1", "last-places 2"]);
  });

  test("once it has started nobody can take a place", async ({ db }) => {
    const { holder, first } = await fullWorkshop(db);
    await cancel(db, holder);
    await db.setClock("2027-03-10T09:30:00Z");
    expect(await take(db, first)).toBe("started");
    expect(await book(db, slug, person(9))).toEqual({ outcome: "closed" });
  });
});

describe("a party that stays together, in the last 24 hours", () => {
  async function partyInLine(db: TestDatabase) {
    const places = await fullWorkshop(db, { capacity: 2, waiting: 0 });
    await db.setClock("2027-03-01T12:00:00Z");
    const { party_id } = await partyFor(db, slug, [1, 2]);
    await db.setClock(lastDay);
    return { ...places, party: party_id };
  }

  test("is told when there is room for all of it, and keeps passers-by out of that room", async ({ db }) => {
    const { holder, otherHolder, party } = await partyInLine(db);
    await cancel(db, holder);
    expect((await showParty(db, party))?.offer).toBeNull();
    expect((await showWorkshop(db, slug)).places_left).toBe(1);
    await cancel(db, otherHolder);
    expect((await showParty(db, party))?.offer).toMatchObject({ first_come: true });
    expect((await book(db, slug, person(9))).outcome).toBe("waiting");
    expect(await takeForParty(db, party)).toBe("taken");
    expect(await runChecks(db)).toMatchObject({ workshops_over_capacity: 0, free_places_while_waiting: 0 });
  });

  test("is told again when there is room for it again", async ({ db }) => {
    const { holder, otherHolder, party } = await partyInLine(db);
    const single = await bookFor(db, slug, person(9));
    await cancel(db, holder);
    await cancel(db, otherHolder);
    await take(db, single);
    expect((await showParty(db, party))?.offer).toBeNull();
    await cancel(db, single);
    expect((await showParty(db, party))?.offer).toMatchObject({ first_come: true });
    expect(await emailsAbout(db, party)).toEqual(["party-booked 1", "party-offered 1", "party-offered 2"]);
    expect(await passForParty(db, party)).toBe("passed");
  });
});
