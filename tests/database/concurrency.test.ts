import { setTimeout as pause } from "node:timers/promises";
import { describe, expect } from "vitest";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, noFaults, runChecks } from "./acts.ts";
import { bookingsOf, crowd, emailsOwed } from "./crowd.ts";
import type { Answered } from "./crowd.ts";
import { durableTest as test } from "./fixture.ts";
import { copyBooking } from "./without-lock.ts";

const capacity = 24;
const rounds = 3;

describe("five hundred people at once for 24 places", { timeout: 300_000 }, () => {
  test(`${rounds} rounds: nobody too many, nobody twice, nobody out of turn`, async ({ postgres }) => {
    const db = await postgres.freshDatabase({ connections: 100 });
    for (let round = 1; round <= rounds; round += 1) {
      const slug = await addWorkshop(db, { slug: `round-${round}`, capacity });
      const watch = watchPlaces(db, slug);
      // Others each time: who is offered a place in one round is passed over in the next.
      const answers = await crowd(db, slug, { first: round * 1000 });

      const { most, faults } = await watch.stop();
      expect(most).toBeLessThanOrEqual(capacity);
      expect(faults).toEqual([]);
      expect(answers.filter(({ outcome }) => outcome.outcome === "fault")).toEqual([]);
      expectRepeatsAlike(answers);
      await expectTurnsKept(db, slug);
      await expectBookingsSound(db, slug, answers);
    }
    expect(await runChecks(db)).toEqual(noFaults);
    await db.close();
  });

  test("on two workshops at once, through one council's address: nobody waits for ever", async ({
    postgres,
  }) => {
    const db = await postgres.freshDatabase({ connections: 60 });
    const slugs = [await addWorkshop(db, { slug: "first" }), await addWorkshop(db, { slug: "second" })];
    const client = "one council";
    const answers = await Promise.all(slugs.map((slug) => crowd(db, slug, { size: 150, client })));
    expect(answers.flat().filter(({ outcome }) => outcome.outcome === "fault")).toEqual([]);
    for (const slug of slugs) expect(await takenIn(db, slug)).toBe(capacity);
    // One client took more than half of each within an hour: that is for somebody to look at.
    expect(await runChecks(db)).toEqual({ ...noFaults, rushes: slugs.length });
    await db.close();
  });

  // The same crowd and the same function, but for its lock and a pause that makes the race certain to be met.
  test("the control: without the lock the same crowd overbooks", async ({ postgres }) => {
    const db = await postgres.freshDatabase({ connections: 100 });
    const slug = await addWorkshop(db, { capacity });
    const bookWith = await copyBooking(db, { locked: false });
    // Everybody is at the door before it opens: making a connection takes longer than booking.
    await Promise.all(Array.from({ length: 100 }, () => db.database.call("live_workshops")));
    await crowd(db, slug, { bookWith });
    expect(await takenIn(db, slug)).toBeGreaterThan(capacity);
    expect((await runChecks(db)).workshops_over_capacity).toBe(1);
    await db.close();
  });

  test("the pause in the control does no harm where the lock stands", async ({ postgres }) => {
    const db = await postgres.freshDatabase({ connections: 100 });
    const slug = await addWorkshop(db, { capacity });
    await crowd(db, slug, { size: 60, bookWith: await copyBooking(db, { locked: true }) });
    expect(await takenIn(db, slug)).toBe(capacity);
    expect(await runChecks(db)).toEqual(noFaults);
    await db.close();
  });
});

async function takenIn(db: TestDatabase, slug: string): Promise<number> {
  const holding = ["confirmed", "offered"];
  return (await bookingsOf(db, slug)).filter(({ state }) => holding.includes(state)).length;
}

/** Looks again and again while the crowd pushes: a fault that mends itself in the end is one all the same. */
function watchPlaces(db: TestDatabase, slug: string) {
  let most = 0;
  let watching = true;
  const faults: unknown[] = [];
  const look = async () => {
    while (watching) {
      most = Math.max(most, await takenIn(db, slug));
      const found = await runChecks(db);
      if (Object.values(found).some((count) => count > 0)) faults.push(found);
      // The nightly work gets in nobody's way.
      await db.database.call("purge_expired");
      await pause(30);
    }
  };
  const looked = look();
  return {
    async stop() {
      watching = false;
      await looked;
      return { most, faults };
    },
  };
}

/** Whoever pressed twice got one answer twice; whoever asked twice got one booking and one polite refusal. */
function expectRepeatsAlike(answers: Answered[]): void {
  for (const number of new Set(answers.map((answer) => answer.number))) {
    const mine = answers.filter((answer) => answer.number === number).map(({ outcome }) => outcome);
    const [first, second] = mine.sort((a, b) => (a.outcome < b.outcome ? -1 : 1));
    if (number % 5 === 1) expect(second).toEqual(first);
    else if (number % 10 === 2) {
      expect(first?.outcome).toBe("already-booked");
      expect(["booked", "waiting"]).toContain(second?.outcome);
    } else expect(mine).toHaveLength(1);
  }
}

/** Plays the trail again, one change after the other: a place only when free, and offered only to the first in line. */
async function expectTurnsKept(db: TestDatabase, slug: string): Promise<void> {
  const trail = await db.rows<{ what: string; booking_id: string }>(
    `select a.what, a.booking_id from app.audit a join app.workshops w on w.id = a.workshop_id
     where w.slug = $1 and a.booking_id is not null order by a.id`,
    [slug],
  );
  const holders = new Set<string>();
  const line: string[] = [];
  for (const { what, booking_id: id } of trail) {
    if (what === "booking-confirmed") {
      expect(line).toEqual([]);
      holders.add(id);
    } else if (what === "booking-waiting") {
      expect(holders.size).toBe(capacity);
      line.push(id);
    } else if (what === "booking-offered") {
      expect(line.shift()).toBe(id);
      holders.add(id);
    } else if (what !== "booking-taken" && !holders.delete(id)) {
      line.splice(line.indexOf(id), 1);
    }
    expect(holders.size).toBeLessThanOrEqual(capacity);
  }
  const rows = await bookingsOf(db, slug);
  const inState = (...states: string[]) => rows.filter((row) => states.includes(row.state));
  expect(new Set(inState("confirmed", "offered").map(({ id }) => id))).toEqual(holders);
  const waiting = inState("waiting").sort((a, b) => Number(a.waiting_number) - Number(b.waiting_number));
  expect(waiting.map(({ id }) => id)).toEqual(line);
}

/** What stands in the end: every place taken, nobody twice, everybody answered, one email for each outcome. */
async function expectBookingsSound(db: TestDatabase, slug: string, answers: Answered[]): Promise<void> {
  const rows = await bookingsOf(db, slug);
  const active = rows.filter(({ state }) => state !== "cancelled");
  expect(active.filter(({ state }) => state !== "waiting")).toHaveLength(capacity);
  expect(new Set(rows.map(({ person_id }) => person_id)).size).toBe(rows.length);

  const acknowledged = answers.flatMap(({ outcome }) =>
    "booking_id" in outcome ? [outcome.booking_id] : [],
  );
  expect(new Set(acknowledged)).toEqual(new Set(rows.map(({ id }) => id)));

  const emails = await db.rows<{ kind: string; subject_id: string }>("select * from app.emails order by id");
  const copies = answers.filter(({ outcome }) => outcome.outcome === "already-booked").length;
  const mine = emails.filter(({ subject_id }) => rows.some(({ id }) => id === subject_id));
  expect(mine.filter(({ kind }) => kind === "already-booked")).toHaveLength(copies);
  for (const row of rows) {
    const kinds = mine.filter(({ subject_id, kind }) => subject_id === row.id && kind !== "already-booked");
    expect(kinds.map(({ kind }) => kind)).toEqual(emailsOwed(row));
  }
}
