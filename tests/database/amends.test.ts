import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  allowSamples,
  bookFor,
  emailsAbout,
  hold,
  noFaults,
  pass,
  runChecks,
  showBooking,
  sweep,
} from "./acts.ts";
import { handOver } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { organise, standings } from "./organising-acts.ts";
import { bookingOf, colleague, partyFor, showParty, standing } from "./party-acts.ts";

const morning = "2027-03-01T09:00:00Z";
const unknown = { known_partner: false };
const on = (date: string) => [{ date, starts: "09:30", ends: "16:00" }];

/** A workshop in March, and others of its course in the months after, each with so many places. */
async function cohorts(db: TestDatabase, march: number, ...later: number[]): Promise<void> {
  await db.setClock(morning);
  await addWorkshop(db, { slug: "march", days: on("2027-03-20"), capacity: march });
  for (const [index, capacity] of later.entries()) {
    const slug = ["april", "may"][index] ?? "";
    await addWorkshop(db, { slug, days: on(`2027-0${index + 4}-20`), capacity });
  }
}

const callOff = (db: TestDatabase) => organise(db, "cancel_workshop", { slug: "march" });

async function interested(db: TestDatabase): Promise<string[]> {
  const rows = await db.rows<{ email: string }>(
    "select p.email from app.interest i join app.people p on p.id = i.person_id order by p.email",
  );
  return rows.map(({ email }) => email);
}

describe("whoever has handed a place to somebody who has not confirmed it yet", () => {
  test("has it again when the workshop is called off: hears of it, and is held another", async ({ db }) => {
    await cohorts(db, 5, 5);
    const given = await bookFor(db, "march", person(1));
    const { booking_id: unpressed = "" } = await handOver(db, given, person(2), unknown);
    expect(await callOff(db)).toEqual({ outcome: "cancelled", told: 2, offered: 1, interested: 0 });
    expect(await standings(db, "april")).toEqual(["person.1 offered"]);
    expect((await emailsAbout(db, unpressed)).at(-1)).toBe("workshop-cancelled 2");
    const [back] = await db.rows<{ id: string }>("select id from app.bookings where came_from = $1", [
      unpressed,
    ]);
    expect(await emailsAbout(db, back?.id ?? "")).toEqual(["handed-back 1", "workshop-cancelled 2"]);
    expect(await db.rows("select state from app.emails where kind = 'handed-back'")).toEqual([
      { state: "withdrawn" },
    ]);
    // It came back on the same workshop, and only the place in April makes up for that one.
    expect(await showBooking(db, back?.id ?? "")).toMatchObject({
      status: "cancelled",
      ended_as: "workshop-cancelled",
      follows_cancelled_workshop: false,
    });
    expect(await showBooking(db, await bookingOf(db, "april", 1))).toMatchObject({
      follows_cancelled_workshop: true,
    });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("is shown to the team's manager where the giver stands, and not for the colleague", async ({ db }) => {
    await cohorts(db, 5, 5);
    const { party_id } = await partyFor(db, "march", [1], { together: false });
    await handOver(db, await bookingOf(db, "march", 1), person(2), unknown);
    await callOff(db);
    const people = (await showParty(db, party_id))?.people.map(({ name, ended_as, elsewhere }) => [
      name,
      ended_as,
      elsewhere?.status,
    ]);
    expect(people?.sort()).toEqual([
      ["Person 1", "handed-over", undefined],
      ["Person 1", "workshop-cancelled", "offered"],
      ["Person 2", "workshop-cancelled", undefined],
    ]);
  });
});

describe("a team that wishes to come together, when its workshop is called off", () => {
  test("stays together also where it had its places at once", async ({ db }) => {
    await cohorts(db, 10, 2, 3);
    await partyFor(db, "march", [1, 2, 3], { together: true });
    expect(await callOff(db)).toMatchObject({ offered: 3 });
    expect(await standing(db, "april", [1, 2, 3])).toBe("none none none");
    expect(await standing(db, "may", [1, 2, 3])).toBe("offered offered offered");
  });

  test("loses nothing by a colleague who has not confirmed", async ({ db }) => {
    await cohorts(db, 3, 10);
    await bookFor(db, "march", person(9));
    await partyFor(db, "march", [1, 2, 3], {
      together: true,
      people: [colleague(1), colleague(2, unknown), colleague(3)],
    });
    expect(await callOff(db)).toMatchObject({ offered: 3, interested: 0 });
    expect(await standing(db, "april", [1, 2, 3, 9])).toBe("offered none offered offered");
    expect(await interested(db)).toEqual([]);
  });

  test("who does not mind is held what there is", async ({ db }) => {
    await cohorts(db, 10, 2, 3);
    await partyFor(db, "march", [1, 2, 3], { together: false });
    expect(await callOff(db)).toMatchObject({ offered: 3 });
    expect(await standings(db, "april")).toHaveLength(2);
    expect(await standings(db, "may")).toHaveLength(1);
  });
});

describe("who is held another date for a workshop that was called off, and does not answer", () => {
  test("hears of the next date instead, once", async ({ db }) => {
    await cohorts(db, 5, 5);
    await bookFor(db, "march", person(1));
    await callOff(db);
    expect(await interested(db)).toEqual([]);
    await db.setClock("2027-03-03T10:00:00Z");
    await sweep(db);
    await sweep(db);
    expect(await standing(db, "april", [1])).toBe("none");
    expect(await interested(db)).toEqual([person(1).email]);
    expect(await db.rows("select what from app.audit where what = 'interest-noted'")).toHaveLength(1);
  });

  test("not who has booked another date themselves", async ({ db }) => {
    await cohorts(db, 5, 5, 5);
    await bookFor(db, "march", person(1));
    await callOff(db);
    await bookFor(db, "may", person(1));
    await db.setClock("2027-03-03T10:00:00Z");
    await sweep(db);
    expect(await standing(db, "april", [1])).toBe("none");
    expect(await interested(db)).toEqual([]);
  });

  test("not who says no, nor who waited there of their own accord", async ({ db }) => {
    await cohorts(db, 5, 1);
    await bookFor(db, "april", person(8));
    await bookFor(db, "april", person(2));
    await organise(db, "change_workshop", { slug: "april", capacity: 3 });
    await bookFor(db, "march", person(1));
    await callOff(db);
    expect(await standing(db, "april", [1, 2])).toBe("offered offered");
    expect(await pass(db, await bookingOf(db, "april", 1))).toBe("passed");
    await db.setClock("2027-03-04T10:00:00Z");
    await sweep(db);
    expect(await standing(db, "april", [2])).toBe("none");
    expect(await interested(db)).toEqual([]);
  });

  test("nor sample people, nor who never confirmed", async ({ db }) => {
    await allowSamples(db);
    await db.setClock(morning);
    const sample = { is_sample: true, capacity: 3 };
    await addWorkshop(db, { slug: "march", days: on("2027-03-20"), sample_places_taken: 1, ...sample });
    await addWorkshop(db, { slug: "april", days: on("2027-04-20"), ...sample });
    await hold(db, "march", person(1));
    await callOff(db);
    await db.setClock("2027-03-04T10:00:00Z");
    await sweep(db);
    expect(await interested(db)).toEqual([]);
  });
});
