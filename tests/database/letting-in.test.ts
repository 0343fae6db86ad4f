import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, bookFor, cancel, hold, noFaults, pass, runChecks, showBooking } from "./acts.ts";
import { handOver } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { audited, organise, standings } from "./organising-acts.ts";
import { bookingOf, partyFor, standing } from "./party-acts.ts";

// Who is let in beyond the capacity, beside those who wait for a place of it.

const on = (date: string) => [{ date, starts: "09:30", ends: "16:00" }];

/** A workshop of one place in April; another, of another course, in May. */
async function begin(db: TestDatabase): Promise<void> {
  await db.setClock("2027-03-01T09:00:00Z");
  await addWorkshop(db, { slug: "april", days: on("2027-04-20"), capacity: 1 });
  await addWorkshop(db, { slug: "may", course: "other", days: on("2027-05-20"), capacity: 1 });
}

const admit = (db: TestDatabase, n: number, more = {}) =>
  organise(db, "admit_attendee", { slug: "april", ...person(n), ...more });
const change = (db: TestDatabase, changes: object) =>
  organise(db, "change_workshop", { slug: "april", ...changes });

describe("a place that has come free", () => {
  test("stays with who waits and has another offer to answer, whatever else is changed", async ({ db }) => {
    await begin(db);
    const leaving = [await bookFor(db, "may", person(9)), await bookFor(db, "april", person(8))];
    const elsewhere = await bookFor(db, "may", person(1));
    await bookFor(db, "april", person(1));
    await admit(db, 7, { beyond_capacity: true });
    for (const id of leaving) await cancel(db, id);
    expect(await standing(db, "april", [1, 7])).toBe("waiting confirmed");
    await change(db, { catering: "Soup" });
    await change(db, { venue: "Mill House" });
    expect(await pass(db, elsewhere)).toBe("passed");
    expect(await standing(db, "april", [1, 7])).toBe("offered confirmed");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("by an offer that has just lapsed goes to the next in line", async ({ db }) => {
    await begin(db);
    const leaving = await bookFor(db, "april", person(8));
    for (const n of [1, 2]) await bookFor(db, "april", person(n));
    await admit(db, 7, { beyond_capacity: true });
    await cancel(db, leaving);
    await db.setClock("2027-03-03T09:00:10Z");
    await change(db, { catering: "Soup" });
    expect(await standing(db, "april", [1, 2, 7])).toBe("none offered confirmed");
  });

  test("of two that are added, one goes to who was let in, and the other to the line", async ({ db }) => {
    await begin(db);
    for (const n of [8, 1, 2]) await bookFor(db, "april", person(n));
    await admit(db, 7, { beyond_capacity: true });
    await change(db, { capacity: 3 });
    expect(await standing(db, "april", [8, 1, 2, 7])).toBe("confirmed offered waiting confirmed");
    expect(await runChecks(db)).toEqual(noFaults);
  });
});

describe("letting somebody in", () => {
  test("to whom a place beyond the capacity was handed keeps it one", async ({ db }) => {
    await begin(db);
    await bookFor(db, "april", person(1));
    const { booking_id } = await admit(db, 2, { beyond_capacity: true });
    await handOver(db, String(booking_id), person(3), { known_partner: false });
    expect(await admit(db, 3)).toMatchObject({ outcome: "admitted", extra: true });
    expect(await runChecks(db)).toEqual(noFaults);
    // Nobody was let in beyond the capacity a second time.
    const beyond = (await audited(db, "april")).filter((what) => what.endsWith("beyond-capacity"));
    expect(beyond).toHaveLength(1);
  });

  test("who has another offer leaves them free to answer it, and for more, at once", async ({ db }) => {
    await begin(db);
    await addWorkshop(db, { slug: "june", course: "third", days: on("2027-06-20"), capacity: 1 });
    const leaving = [await bookFor(db, "april", person(8)), await bookFor(db, "june", person(9))];
    await bookFor(db, "april", person(1));
    const next = await bookFor(db, "june", person(1));
    for (const id of leaving) await cancel(db, id);
    expect(await standing(db, "april", [1])).toBe("offered");
    expect((await showBooking(db, next)).status).toBe("waiting");
    await admit(db, 1);
    expect((await showBooking(db, next)).status).toBe("offered");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("out of a team that waits together leaves the others to be offered theirs", async ({ db }) => {
    await begin(db);
    await change(db, { capacity: 2 });
    const leaving = [await bookFor(db, "april", person(8)), await hold(db, "april", person(9))];
    await partyFor(db, "april", [1, 2, 3].slice(0, 2), { together: true });
    await admit(db, 1, { beyond_capacity: true });
    await cancel(db, leaving[0] ?? "");
    expect(await standing(db, "april", [1, 2])).toBe("confirmed offered");
    const admitted = await bookingOf(db, "april", 1);
    expect((await showBooking(db, admitted)).together).toBe(false);
    expect(await standings(db, "april")).toHaveLength(4);
  });
});
