import fc from "fast-check";
import { expect } from "vitest";
import { z } from "zod";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, bookFor, claimEmails, noFaults, runChecks, sweep } from "./acts.ts";
import { test } from "./fixture.ts";
import { act, anyStep, courseDays, dateAfter, past, slugOf } from "./life-steps.ts";
import type { Step } from "./life-steps.ts";
import { expectFair, expectSound, expectSwept, spareIn, takePicture, takesPeople } from "./line-rules.ts";
import type { Picture } from "./line-rules.ts";
import * as shape from "./shapes.ts";

const start = new Date("2027-03-01T09:00:00Z");
/**
 * The same lives each time, and a few that nobody has seen before: a failure names their seed, which brings them back.
 * Others, and more of them: `LIVES=500 SEED=7 npx vitest run --project database tests/database/life.test.ts`.
 */
const { LIVES = "100", SEED } = process.env;
const runs = SEED
  ? [{ seed: Number(SEED), lives: Number(LIVES) }]
  : [
      { seed: 5, lives: Number(LIVES) },
      { seed: Math.floor(Math.random() * 2 ** 31), lives: 20 },
    ];

test(
  "whatever people do in whatever order, nothing is sold twice, nobody is lost and everybody has their turn",
  { timeout: 600_000 },
  async ({ db }) => {
    await prepare(db);
    let steps = 0;
    const lives = fc.asyncProperty(
      fc.array(anyStep, { minLength: 1, maxLength: 60, size: "max" }),
      async (life) => {
        steps += await play(db, life);
      },
    );
    for (const { seed, lives: numRuns } of runs) {
      steps = 0;
      await fc.assert(lives, { numRuns, seed, endOnFailure: false, interruptAfterTimeLimit: 400_000 });
      expect(steps, `steps of ${numRuns} lives from the seed ${seed}`).toBeGreaterThan(numRuns * 12);
    }
  },
);

const live = z.strictObject({ as_of: z.string(), workshops: z.array(shape.workshop) });

/** Lets the clock stand where a table says, ids come in order, and tables be emptied between two lives. */
async function prepare(db: TestDatabase): Promise<void> {
  await db.rows("create table app.test_clock (now timestamptz not null)");
  await db.rows("insert into app.test_clock values (now())");
  await db.rows(`create or replace function app.clock() returns timestamptz language sql volatile
    return (select c.now from app.test_clock c)`);
  await db.rows("create sequence app.test_ids");
  for (const table of ["workshops", "people", "bookings", "parties"]) {
    // The same life has the same ids, so that a seed brings back what it once found.
    await db.rows(`alter table app.${table} alter column id set default
      ('00000000-0000-4000-8000-' || lpad(nextval('app.test_ids')::text, 12, '0'))::uuid`);
  }
  await db.rows("alter table app.audit disable trigger audit_keeps_all");
}

async function begin(db: TestDatabase): Promise<void> {
  await db.rows(`truncate app.workshops, app.people, app.bookings, app.emails, app.audit, app.limits,
    app.idempotency_keys, app.check_runs restart identity cascade`);
  await db.rows("alter sequence app.test_ids restart");
  const before = new Date(start.getTime() - 10 * 24 * 3_600_000);
  await db.rows("update app.test_clock set now = $1", [before]);
  const days = [{ date: dateAfter(before, 5), starts: "09:30", ends: "16:00" }];
  await addWorkshop(db, { slug: past.slug, capacity: past.people, days });
  for (let number = 0; number < past.people; number += 1) await bookFor(db, past.slug, person(number));
  await db.rows("update app.test_clock set now = $1", [start]);
  for (const [index, days] of courseDays.entries()) {
    await addWorkshop(db, {
      slug: slugOf(index),
      capacity: 1 + (index % 2),
      days: [{ date: dateAfter(start, days), starts: "09:30", ends: "16:00" }],
      // One of them can be booked until the last moment.
      ...(index === 0 ? { closes_at: `${dateAfter(start, days)}T09:30:00Z` } : {}),
    });
  }
}

/** One sequence of steps from the beginning; returns how many of them did something. */
async function play(db: TestDatabase, life: Step[]): Promise<number> {
  await begin(db);
  const story: string[] = [];
  let before = await takePicture(db);
  let isSwept = true;
  try {
    for (const step of life) {
      const outcome = await act(db, step, before);
      if (outcome === null) continue;
      story.push(`${JSON.stringify(step)} ${outcome}`);
      before = await look(db, step, before);
      // Nobody has to wait for a sweep: whoever frees a place offers it.
      if (step.does !== "wait" && isSwept) expectSwept(before);
      // After waiting, one more thing is done before anybody sweeps: expiry is judged when it is read.
      if (step.does === "wait" && isSwept) {
        isSwept = false;
        continue;
      }
      while ((await sweep(db)).more);
      isSwept = true;
      before = await look(db, { does: "sweep" }, before);
      expectSwept(before);
      await sendAll(db);
      expect(await runChecks(db)).toEqual({ ...noFaults, rushes: expect.any(Number) as number });
    }
  } catch (error) {
    throw new Error(`${String(error)}\nafter\n${story.join("\n")}`, { cause: error });
  }
  return story.length;
}

async function look(db: TestDatabase, step: Step, before: Picture): Promise<Picture> {
  const after = await takePicture(db);
  expectSound(after);
  expectFair(before, after, { admitted: step.does === "admit" });
  const { workshops } = live.parse(await db.database.call("live_workshops"));
  for (const { slug, places_left } of workshops) {
    const shop = after.shops.find((each) => each.slug === slug);
    if (!shop || !takesPeople(after, shop)) continue;
    // Before the sweep a party may still be counted in for which those ahead of it will leave no room.
    if (step.does === "sweep") expect(places_left, `places shown of ${slug}`).toBe(spareIn(after, shop));
    else expect(places_left, `places shown of ${slug}`).toBeLessThanOrEqual(spareIn(after, shop));
  }
  return after;
}

/** Whatever is owed goes out at once, with contexts that templates can read. */
async function sendAll(db: TestDatabase): Promise<void> {
  while ((await claimEmails(db, 500)).length > 0) {
    await db.rows(
      "update app.emails set state = 'sent', lease_until = null, settled_at = c.now from app.test_clock c where state = 'claimed'",
    );
  }
}
