import { setTimeout as pause } from "node:timers/promises";
import { describe, expect } from "vitest";
import { z } from "zod";
import { person } from "../support/people.ts";
import type { TestDatabase, TestPostgres } from "../support/postgres.ts";
import {
  addWorkshop,
  bookFor,
  cancel,
  claimEmails,
  markSending,
  noFaults,
  runChecks,
  settle,
  sweep,
} from "./acts.ts";
import { durableTest as test } from "./fixture.ts";
import { expectSound, expectSwept, takePicture } from "./line-rules.ts";
import * as shape from "./shapes.ts";

const start = "2027-03-01T12:00:00Z";
const days = [{ date: "2027-03-20", starts: "09:30", ends: "16:00" }];
const crashes = 6;

/** Many full workshops, each with an offer to the first in line and two more who wait. */
async function manyOffers(db: TestDatabase, workshops: number): Promise<void> {
  await db.setClock(start);
  for (let n = 0; n < workshops; n += 1) {
    const slug = await addWorkshop(db, { slug: `cohort-${n}`, days, capacity: 1 });
    const holder = await bookFor(db, slug, person(n * 10));
    for (const m of [1, 2, 3]) await bookFor(db, slug, person(n * 10 + m));
    await cancel(db, holder);
  }
  await db.rows("update app.emails set state = 'sent', settled_at = app.clock()");
}

/** Does something again and again, and kills the server in the middle of it. */
async function killDuring(
  postgres: TestPostgres,
  work: () => Promise<unknown>,
  after: number,
): Promise<void> {
  const cut = work().catch(() => undefined);
  await pause(after);
  await postgres.kill();
  await cut;
  await postgres.restart();
}

async function emailsOf(db: TestDatabase, kinds: string[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ id: string; number: number }>(
    "select subject_id as id, count(*)::integer as number from app.emails where kind = any ($1) group by 1",
    [kinds],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

describe("the server is killed", { timeout: 300_000 }, () => {
  test(`${crashes} times in the middle of the sweep: every lapse is told and every place offered, once`, async ({
    postgres,
  }) => {
    const db = await postgres.freshDatabase({ connections: 6 });
    const workshops = 24;
    await manyOffers(db, workshops);
    await db.setClock("2027-03-03T12:00:00Z");
    let interrupted = 0;
    const sweepOn = async () => {
      for (;;) if (!(await sweep(db, 1)).more) return;
    };
    for (let crash = 1; crash <= crashes; crash += 1) {
      await killDuring(postgres, () => Promise.all([sweepOn(), sweepOn()]), crash * 7);
      const picture = await takePicture(db);
      expectSound(picture);
      const done = picture.rows.filter(({ ended_as }) => ended_as === "lapsed").length;
      if (done > 0 && done < workshops) interrupted += 1;
    }
    expect(interrupted).toBeGreaterThan(0);
    while ((await sweep(db, 10)).more);
    const picture = await takePicture(db);
    expectSwept(picture);
    expect(picture.rows.filter(({ ended_as }) => ended_as === "lapsed")).toHaveLength(workshops);
    expect(picture.rows.filter(({ state }) => state === "offered")).toHaveLength(workshops);
    for (const kind of ["offer-lapsed", "offered"]) {
      const numbers = [...(await emailsOf(db, [kind])).values()];
      expect(numbers.filter((number) => number !== 1)).toEqual([]);
      expect(numbers).toHaveLength(kind === "offered" ? 2 * workshops : workshops);
    }
    expect(await runChecks(db)).toEqual(noFaults);
    await db.close();
  });

  test(`${crashes} times while reminders are owed and sent: everybody is reminded, nobody twice`, async ({
    postgres,
  }) => {
    const db = await postgres.freshDatabase({ connections: 6 });
    await db.setClock(start);
    const people = 90;
    const slug = await addWorkshop(db, { slug: "soon", days, capacity: people });
    const booked: string[] = [];
    for (let n = 0; n < people; n += 1) booked.push(await bookFor(db, slug, person(n)));
    await db.rows("update app.emails set state = 'sent', settled_at = app.clock()");
    await db.setClock("2027-03-13T12:00:00Z");

    // What left the house, as the mail server knows it: the database may die before it is told.
    const delivered: string[] = [];
    const remind = async () => {
      for (;;) {
        await sweep(db, 7);
        for (const email of await claimEmails(db, 5, 30)) {
          if (!(await markSending(db, email, 30))) continue;
          delivered.push(email.context.id);
          await settle(db, email, "sent");
        }
        if (delivered.length >= people) return;
      }
    };
    for (let crash = 1; crash <= crashes; crash += 1) {
      await killDuring(postgres, () => Promise.all([remind(), remind()]), 20 + crash * 11);
    }
    // The leases of the dead senders run out, and another one comes.
    for (let minute = 1; minute <= 3; minute += 1) {
      await db.setClock(`2027-03-13T12:0${minute}:00Z`);
      while ((await sweep(db, 100)).more);
      for (let batch = await claimEmails(db); batch.length > 0; batch = await claimEmails(db)) {
        for (const email of batch) {
          if (!(await markSending(db, email))) continue;
          delivered.push(email.context.id);
          await settle(db, email, "sent");
        }
      }
    }

    expect(new Set(delivered).size).toBe(delivered.length);
    const owed = await emailsOf(db, ["reminder-week"]);
    expect(booked.filter((id) => owed.get(id) !== 1)).toEqual([]);
    // Who may or may not have got theirs is listed for a person to look at, and written to by nobody.
    const unsent = z.array(shape.unsentEmail).parse(await db.database.call("list_unsent_emails"));
    expect(unsent.filter(({ state }) => state !== "unknown")).toEqual([]);
    expect(unsent.length).toBeLessThanOrEqual(2 * crashes);
    const listed = new Set(unsent.map(({ subject_id }) => subject_id));
    expect(booked.filter((id) => !delivered.includes(id) && !listed.has(id))).toEqual([]);
    expect(await runChecks(db)).toEqual({ ...noFaults, emails_unknown: unsent.length });
    await db.close();
  });
});
