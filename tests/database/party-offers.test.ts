import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  book,
  bookFor,
  cancel,
  claimEmails,
  confirm,
  emailsAbout,
  noFaults,
  pass,
  runChecks,
  showBooking,
  sweep,
  take,
} from "./acts.ts";
import { handOver } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { organise } from "./organising-acts.ts";
import { erase, idOf } from "./own-acts.ts";
import {
  bookParty,
  bookingOf,
  colleague,
  manager,
  partyFor,
  passForParty,
  showParty,
  standing,
  takeForParty,
} from "./party-acts.ts";

const day = { date: "2027-05-10", starts: "09:30", ends: "16:00" };
const early = "2027-04-01T09:00:00Z";
// 09:30 in British summer time is 08:30 in the zone of these moments.
const lastDay = "2027-05-09T10:00:00Z";

/** Where the clock was moved, nobody has sent what was owed before. */
const noFaultsButUnsent = { ...noFaults, emails_stuck: expect.any(Number) as number };

/** A full workshop, with person 1 and on in its places, long before its day. */
async function fullWorkshop(db: TestDatabase, capacity: number, slug = "full") {
  await db.setClock(early);
  await addWorkshop(db, { slug, capacity, days: [day], closes_at: "2027-05-10T08:00:00Z" });
  const ids: string[] = [];
  for (let number = 1; number <= capacity; number += 1) ids.push(await bookFor(db, slug, person(number)));
  return { slug, ids };
}

/** The same, with a party of 21 and 22 that waits together. */
async function waitingParty(db: TestDatabase, capacity = 3) {
  const workshop = await fullWorkshop(db, capacity);
  const { party_id } = await partyFor(db, workshop.slug, [21, 22]);
  return { ...workshop, partyId: party_id };
}

async function cancelAll(db: TestDatabase, ids: string[]) {
  for (const id of ids) expect(await cancel(db, id)).toBe("cancelled");
}

describe("a party that must stay together", () => {
  test("is passed over until enough is free, and then gets its offer as one", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await bookFor(db, slug, person(31));
    await cancel(db, ids[0] ?? "");
    expect(await standing(db, slug, [21, 22, 31])).toBe("waiting waiting offered");
    await cancelAll(db, ids.slice(1));
    expect(await standing(db, slug, [21, 22, 31])).toBe("offered offered offered");
    expect((await showParty(db, partyId))?.offer).toMatchObject({ number: 1, first_come: false });
    expect(await emailsAbout(db, partyId)).toEqual(["party-booked 1", "party-offered 1"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("keeps its turn: two free places go to it before whoever came later", async ({ db }) => {
    const { slug } = await waitingParty(db, 2);
    await bookFor(db, slug, person(31));
    await db.rows("update app.workshops set capacity = 4");
    await sweep(db);
    expect(await standing(db, slug, [21, 22, 31])).toBe("offered offered waiting");
    expect((await book(db, slug, person(32))).outcome).toBe("waiting");
  });

  test("is not cut up by a passer-by once it is offered its places", async ({ db }) => {
    const { slug, ids } = await waitingParty(db);
    await cancelAll(db, ids.slice(0, 2));
    expect((await book(db, slug, person(31))).outcome).toBe("waiting");
    expect((await bookParty(db, slug, [41, 42])).outcome).toBe("booked");
    expect(await standing(db, slug, [21, 22, 31, 41, 42])).toBe("offered offered waiting waiting waiting");
  });

  test("takes all of its places with one press, and everyone is told", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await cancelAll(db, ids.slice(0, 2));
    expect(await takeForParty(db, partyId)).toBe("taken");
    expect(await standing(db, slug, [21, 22])).toBe("confirmed confirmed");
    expect(await emailsAbout(db, await bookingOf(db, slug, 21))).toEqual([
      "waiting 1",
      "offered 2",
      "promoted 3",
    ]);
    expect(await takeForParty(db, partyId)).toBe("already-taken");
    expect(await passForParty(db, partyId)).toBe("already-taken");
    expect(await standing(db, slug, [21, 22])).toBe("confirmed confirmed");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("passes all of them on with one press, to the next in line", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await bookFor(db, slug, person(31));
    await cancelAll(db, ids.slice(0, 2));
    expect(await standing(db, slug, [21, 22, 31])).toBe("waiting waiting offered");
    await cancel(db, ids[2] ?? "");
    expect(await passForParty(db, partyId)).toBe("passed");
    expect(await standing(db, slug, [21, 22, 31])).toBe("none none offered");
    expect(await emailsAbout(db, partyId)).toEqual([
      "party-booked 1",
      "party-offered 1",
      "party-offer-passed 1",
    ]);
    expect(await passForParty(db, partyId)).toBe("passed");
    expect(await takeForParty(db, partyId)).toBe("passed");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("lets it lapse after 48 hours: the places go on at once, and the manager is told", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await bookFor(db, slug, person(31));
    await cancelAll(db, ids);
    await db.setClock("2027-04-03T09:00:01Z");
    // Judged when it is read, before anything has swept it up.
    const party = await showParty(db, partyId);
    expect(party?.offer).toBeNull();
    expect(party?.people.map(({ ended_as }) => ended_as)).toEqual(["lapsed", "lapsed"]);
    expect(await takeForParty(db, partyId)).toBe("lapsed");
    expect(await standing(db, slug, [21, 22])).toBe("none none");
    expect(await emailsAbout(db, partyId)).toContain("party-offer-lapsed 1");
    expect(await runChecks(db)).toEqual(noFaultsButUnsent);
  });

  test("becomes smaller when one of them cancels, and may then fit", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await cancel(db, ids[0] ?? "");
    expect(await standing(db, slug, [21, 22])).toBe("waiting waiting");
    await cancel(db, await bookingOf(db, slug, 21));
    expect(await standing(db, slug, [22])).toBe("offered");
    expect(await takeForParty(db, partyId)).toBe("taken");
    expect(await standing(db, slug, [22])).toBe("confirmed");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("keeps its offer when one of them cancels while it is open", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await bookFor(db, slug, person(31));
    await cancelAll(db, ids.slice(1));
    await cancel(db, ids[0] ?? "");
    await cancel(db, await bookingOf(db, slug, 21));
    expect(await takeForParty(db, partyId)).toBe("taken");
    expect(await standing(db, slug, [22, 31])).toBe("confirmed offered");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("is not ready before each of them has pressed their own link", async ({ db }) => {
    const { slug, ids } = await fullWorkshop(db, 3);
    await partyFor(db, slug, [], { people: [colleague(21), colleague(22, { known_partner: false })] });
    await bookFor(db, slug, person(31));
    await cancelAll(db, ids);
    expect(await standing(db, slug, [21, 22, 31])).toBe("waiting waiting offered");
    expect(await confirm(db, await bookingOf(db, slug, 22))).toBe("confirmed");
    expect(await standing(db, slug, [21, 22])).toBe("offered offered");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("goes on without who never pressed it", async ({ db }) => {
    const { slug, ids } = await fullWorkshop(db, 2);
    const people = [colleague(21), colleague(22, { known_partner: false })];
    const { party_id: partyId } = await partyFor(db, slug, [], { people });
    await cancelAll(db, ids);
    await db.setClock("2027-04-02T09:00:01Z");
    await sweep(db);
    expect(await standing(db, slug, [21, 22])).toBe("offered none");
    expect(await takeForParty(db, partyId)).toBe("taken");
    expect(await standing(db, slug, [21])).toBe("confirmed");
  });

  test("waits while one of them has an offer elsewhere to answer first", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    const other = await fullWorkshop(db, 1, "other");
    const elsewhere = await bookFor(db, other.slug, person(21));
    await cancelAll(db, other.ids);
    expect(await standing(db, other.slug, [21])).toBe("offered");
    await cancelAll(db, ids.slice(0, 2));
    expect(await standing(db, slug, [21, 22])).toBe("waiting waiting");
    const busy = async () =>
      (await showParty(db, partyId))?.people.map(({ answers_elsewhere_first }) => answers_elsewhere_first);
    expect(await busy()).toEqual([true, false]);
    expect(await pass(db, elsewhere)).toBe("passed");
    expect(await standing(db, slug, [21, 22])).toBe("offered offered");
    expect(await busy()).toEqual([false, false]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("and once it is taken for all, one of them has the place that was kept for them elsewhere", async ({
    db,
  }) => {
    const { ids, partyId } = await waitingParty(db);
    const other = await fullWorkshop(db, 1, "other");
    await bookFor(db, other.slug, person(21));
    await cancelAll(db, ids.slice(0, 2));
    await cancelAll(db, other.ids);
    expect(await standing(db, other.slug, [21])).toBe("waiting");
    expect(await takeForParty(db, partyId)).toBe("taken");
    expect(await standing(db, other.slug, [21])).toBe("offered");
  });

  test("does not go past who has another offer to answer first, and is offered what is left beside them", async ({
    db,
  }) => {
    const { slug, ids } = await fullWorkshop(db, 2);
    const other = await fullWorkshop(db, 1, "other");
    await bookFor(db, other.slug, person(31));
    await bookFor(db, slug, person(31));
    await cancelAll(db, other.ids);
    await cancelAll(db, ids);
    expect(await standing(db, slug, [31])).toBe("waiting");
    await partyFor(db, slug, [21, 22]);
    expect(await standing(db, slug, [31, 21, 22])).toBe("waiting waiting waiting");
    expect(await runChecks(db)).toEqual(noFaults);
    await organise(db, "change_workshop", { slug, capacity: 3 });
    expect(await standing(db, slug, [31, 21, 22])).toBe("waiting offered offered");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("cannot be answered by one of them alone", async ({ db }) => {
    const { slug, ids } = await waitingParty(db);
    await cancelAll(db, ids.slice(0, 2));
    expect(await take(db, await bookingOf(db, slug, 21))).toBe("not-found");
    expect(await pass(db, await bookingOf(db, slug, 21))).toBe("not-found");
    expect(await standing(db, slug, [21, 22])).toBe("offered offered");
  });

  test.for([
    { when: "an offer is open", moment: early, kind: "offered" },
    { when: "they were told of free places", moment: lastDay, kind: "last-places" },
  ])("whose manager is erased while $when: each is told anew, and answers alone", async (given, { db }) => {
    const { slug, ids } = await waitingParty(db, 2);
    await db.setClock(given.moment);
    await cancelAll(db, ids);
    const members = [await bookingOf(db, slug, 21), await bookingOf(db, slug, 22)] as const;
    const before = await Promise.all(members.map((id) => emailsAbout(db, id)));
    await erase(db, await idOf(db, manager));
    for (const [index, id] of members.entries()) {
      const { version, together } = await showBooking(db, id);
      expect(together).toBe(false);
      expect(await emailsAbout(db, id)).toEqual([...(before[index] ?? []), `${given.kind} ${version}`]);
    }
    expect(await runChecks(db)).toEqual(noFaultsButUnsent);
    expect(await take(db, members[0])).toBe("taken");
    expect(await pass(db, members[1])).toBe("passed");
    expect(await standing(db, slug, [21, 22])).toBe("confirmed none");
  });

  test("whose manager is erased is answered by each of them alone", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await cancelAll(db, ids.slice(0, 2));
    await db.rows("delete from app.people where email = $1", [manager.email]);
    expect(await takeForParty(db, partyId)).not.toBe("taken");
    expect(await take(db, await bookingOf(db, slug, 21))).toBe("taken");
    expect(await pass(db, await bookingOf(db, slug, 22))).toBe("passed");
    expect(await runChecks(db)).toEqual(noFaults);
  });
});

describe("a party that may be split", () => {
  test("waits one by one, in turn with everyone else", async ({ db }) => {
    const { slug, ids } = await fullWorkshop(db, 1);
    await bookFor(db, slug, person(31));
    await partyFor(db, slug, [21, 22], { together: false });
    await bookFor(db, slug, person(32));
    const seen: string[] = [];
    for (const id of [ids[0] ?? "", ...(await openBookings(db, slug, [31, 21, 22]))]) {
      await cancel(db, id);
      seen.push(await standing(db, slug, [31, 21, 22, 32]));
    }
    expect(seen).toEqual([
      "offered waiting waiting waiting",
      "none offered waiting waiting",
      "none none offered waiting",
      "none none none offered",
    ]);
  });

  test("has each take their own offer, and the manager sees until when", async ({ db }) => {
    const { slug, ids } = await fullWorkshop(db, 1);
    const { party_id } = await partyFor(db, slug, [21, 22], { together: false });
    await cancelAll(db, ids);
    const party = await showParty(db, party_id);
    expect(party?.offer).toBeNull();
    expect(
      party?.people.map(({ status, offer_until }) => [status, offer_until && new Date(offer_until)]),
    ).toEqual([
      ["offered", new Date("2027-04-03T09:00:00Z")],
      ["waiting", null],
    ]);
    expect(await takeForParty(db, party_id, 1)).toBe("not-found");
    expect(await take(db, await bookingOf(db, slug, 21))).toBe("taken");
  });
});

describe("in the last 24 hours", () => {
  test("a party is told only when there is room for all of it, and may be too late", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    const single = await bookFor(db, slug, person(31));
    await db.setClock(lastDay);
    await cancel(db, ids[0] ?? "");
    expect((await showParty(db, partyId))?.offer).toBeNull();
    await cancel(db, ids[1] ?? "");
    expect((await showParty(db, partyId))?.offer).toMatchObject({ number: 1, first_come: true });
    expect(await take(db, single)).toBe("taken");
    expect(await takeForParty(db, partyId)).toBe("gone");
    expect(await standing(db, slug, [21, 22])).toBe("waiting waiting");
    // Two places again are news again, with a link of their own.
    await cancel(db, ids[2] ?? "");
    expect((await showParty(db, partyId))?.offer).toMatchObject({ number: 2, first_come: true });
    expect(await takeForParty(db, partyId, 1)).toBe("not-found");
    expect(await takeForParty(db, partyId)).toBe("taken");
    expect(await runChecks(db)).toEqual(noFaultsButUnsent);
  });

  test("a party that passes leaves the line", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await db.setClock(lastDay);
    await cancelAll(db, ids.slice(0, 2));
    expect(await passForParty(db, partyId)).toBe("passed");
    expect(await standing(db, slug, [21, 22])).toBe("none none");
  });

  test("nothing can be taken once the workshop has started", async ({ db }) => {
    const { ids, partyId } = await waitingParty(db);
    await db.setClock(lastDay);
    await cancelAll(db, ids.slice(0, 2));
    await db.setClock("2027-05-10T09:00:00Z");
    expect(await takeForParty(db, partyId)).toBe("started");
  });
});

describe("an offer to a party", () => {
  test("is answered by its own link only, and not before there is one", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    expect(await takeForParty(db, partyId)).toBe("not-found");
    await cancelAll(db, ids.slice(0, 2));
    expect(await takeForParty(db, partyId, 2)).toBe("not-found");
    expect(await takeForParty(db, "00000000-0000-4000-8000-000000000000", 1)).toBe("not-found");
    expect(await standing(db, slug, [21, 22])).toBe("offered offered");
  });

  test("is over when all of them have cancelled", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await cancelAll(db, ids.slice(0, 2));
    for (const id of await openBookings(db, slug, [21, 22])) await cancel(db, id);
    expect(await takeForParty(db, partyId)).toBe("cancelled");
  });

  test("is judged by those who were in it, not by who got a place another way", async ({ db }) => {
    for (const [way, letIn] of [
      [
        "let-in",
        (slug: string) => organise(db, "admit_attendee", { slug, ...person(21), beyond_capacity: true }),
      ],
      ["handed", async (_slug: string, place: string) => handOver(db, place, person(21))],
    ] as const) {
      const { slug, ids } = await fullWorkshop(db, 2, way);
      const { party_id: partyId } = await partyFor(db, slug, [21, 22]);
      const [place = "", other = ""] = ids;
      expect((await letIn(slug, place)).outcome).toBe(way === "handed" ? "handed-over" : "admitted");
      await cancel(db, other);
      expect(await standing(db, slug, [21, 22])).toBe("confirmed offered");
      expect(await passForParty(db, partyId)).toBe("passed");
      expect(await passForParty(db, partyId)).toBe("passed");
      expect((await showParty(db, partyId))?.offer_ended).toBe("passed");
      expect(await standing(db, slug, [21, 22])).toBe("confirmed none");
    }
  });

  test("pressed twice at the same moment is taken once", async ({ db }) => {
    const { slug, ids, partyId } = await waitingParty(db);
    await cancelAll(db, ids.slice(0, 2));
    const presses = await Promise.all([1, 2, 3, 4].map(() => takeForParty(db, partyId, 1)));
    expect(presses.sort()).toEqual(["already-taken", "already-taken", "already-taken", "taken"]);
    expect(await emailsAbout(db, await bookingOf(db, slug, 21))).toEqual([
      "waiting 1",
      "offered 2",
      "promoted 3",
    ]);
  });

  test("that is answered takes the email that asks for it back", async ({ db }) => {
    const { ids, partyId } = await waitingParty(db);
    await cancelAll(db, ids.slice(0, 2));
    await takeForParty(db, partyId);
    expect((await claimEmails(db)).map(({ kind }) => kind)).not.toContain("party-offered");
  });
});

describe("two teams that share people", () => {
  test("book on two workshops at once without standing in each other's way", async ({ db }) => {
    const slugs = [await addWorkshop(db, { slug: "first" }), await addWorkshop(db, { slug: "second" })];
    for (let round = 0; round < 10; round += 1) {
      const numbers = [1, 2, 3, 4, 5].map((number) => number + round * 10);
      const replies = await Promise.all(
        slugs.map((slug, side) => bookParty(db, slug, side === 0 ? numbers : [...numbers].reverse())),
      );
      expect(replies.map(({ outcome }) => outcome)).toEqual(["booked", "booked"]);
    }
  });
});

async function openBookings(db: TestDatabase, slug: string, numbers: number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const number of numbers) ids.push(await bookingOf(db, slug, number));
  return ids;
}
