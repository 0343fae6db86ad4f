import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, bookFor, noFaults, runChecks, showBooking, someoneWaits } from "./acts.ts";
import { test } from "./fixture.ts";

test("a deadlock with someone who locks in another order reaches nobody: the call is done again", async ({
  db,
}) => {
  const slugs = [await addWorkshop(db, { slug: "one" }), await addWorkshop(db, { slug: "two" })];
  const [first, last] = await db.rows<{ id: string; slug: string }>(
    "select id, slug from app.workshops order by id",
  );
  const from = slugs.find((slug) => slug === first?.slug) ?? "";
  const lock = "select from app.workshops where id = $1 for update";

  // PostgreSQL undoes whoever first looks for a deadlock: as a rule the move, which has waited longer. Where it is the
  // stranger, the next move has its turn.
  let isMoveUndone = false;
  for (let number = 1; !isMoveUndone; number += 1) {
    const booking = await bookFor(db, from, person(number));
    // Someone holds the workshop that the move asks for last, and then wants the one that the move holds.
    const stranger = await db.pool.connect();
    await stranger.query("begin");
    await stranger.query(lock, [last?.id]);
    const moved = db.database.call("move_booking", {
      booking_id: booking,
      link_version: 1,
      slug: last?.slug,
    });
    while (!(await someoneWaits(db))) await pause(5);
    isMoveUndone = await stranger.query(lock, [first?.id]).then(
      () => true,
      () => false,
    );
    await stranger.query("rollback");
    stranger.release();
    expect(await moved).toMatchObject({ outcome: "moved" });
    expect(await showBooking(db, booking)).toMatchObject({ status: "cancelled", ended_as: "moved" });
  }
  // The control: there was one. PostgreSQL counts it a moment later.
  await expect.poll(() => deadlocksIn(db), { timeout: 20_000 }).toBeGreaterThan(0);
  expect(await runChecks(db)).toEqual(noFaults);
});

test("a call that meets others again and again is given up after three tries", async ({ db }) => {
  await db.rows("create sequence app.tries");
  await db.rows(`create or replace function public.run_checks() returns jsonb language plpgsql as $$
    begin
      raise exception 'try %', nextval('app.tries') using errcode = 'serialization_failure';
    end $$`);
  await db.rows(
    "grant usage on schema app to service_role; grant usage on sequence app.tries to service_role",
  );
  await expect(db.database.call("run_checks")).rejects.toThrow("try 3");
});

async function deadlocksIn(db: TestDatabase): Promise<number> {
  const [row] = await db.rows<{ deadlocks: number }>(
    "select deadlocks::integer from pg_stat_database where datname = $1",
    [db.name],
  );
  return row?.deadlocks ?? 0;
}
