import { describe, expect } from "vitest";
import { z } from "zod";
import { listEmailsOf, sendAgain } from "../../src/upkeep/emails-of.ts";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  bookFor,
  cancel,
  claimEmails,
  markSending,
  noFaults,
  runChecks,
  sendAll,
  settle,
} from "./acts.ts";
import { noteInterest } from "./own-acts.ts";
import { test } from "./fixture.ts";
import { manager, partyFor } from "./party-acts.ts";
import { unsentEmail } from "./shapes.ts";

const days = [{ date: "2027-05-10", starts: "09:30", ends: "16:00" }];
const now = "2027-03-01T12:00:00Z";

const worldOf = ({ database }: TestDatabase) => ({
  database,
  log: { info: () => undefined, fault: () => "" },
});
const again = (db: TestDatabase, id: number) => sendAgain(worldOf(db), id);
const unsent = async (db: TestDatabase) =>
  z
    .array(unsentEmail)
    .parse(await db.database.call("list_unsent_emails"))
    .map(({ id }) => id);

/** Sends the next email, and loses it on the way. */
async function lose(db: TestDatabase, result = "unknown"): Promise<number> {
  const [email] = await claimEmails(db, 1);
  if (!email) throw new Error("Nothing is owed");
  await markSending(db, email);
  await settle(db, email, result, "no-answer");
  return email.id;
}

describe("the emails about a workshop", () => {
  test("are listed by person with what became of each, and of no other workshop", async ({ db }) => {
    await noteInterest(db, person(9), "circles");
    const slug = await addWorkshop(db, { slug: "one", opens_at: "2026-01-01T00:00:00Z" });
    await bookFor(db, await addWorkshop(db, { slug: "other" }), person(7));
    await bookFor(db, slug, person(1));
    await sendAll(db);
    await cancel(db, await bookFor(db, slug, person(2)));
    await partyFor(db, slug, [3]);
    const found = await listEmailsOf(worldOf(db), slug);
    expect(found.map(({ name, email, kind, state }) => [name, email, kind, state].join(" | "))).toEqual([
      ` | ${person(9).email} | interest-open | sent`,
      `Maya Manager | ${manager.email} | party-booked | queued`,
      `Person 1 | ${person(1).email} | booked | sent`,
      `Person 2 | ${person(2).email} | booked | withdrawn`,
      `Person 2 | ${person(2).email} | cancelled | queued`,
      `Person 3 | ${person(3).email} | booked | queued`,
    ]);
    expect(await listEmailsOf(worldOf(db), "nowhere")).toEqual([]);
  });
});

describe("sending an email again", () => {
  test.for(["unknown", "failed"])(
    "owes it anew, once, and nobody has to look at the old one: %s",
    async (lost, { db }) => {
      await db.setClock(now);
      const booking = await bookFor(db, await addWorkshop(db, { days }), person(1));
      const old = await lose(db, lost);
      expect(await runChecks(db)).toEqual({ ...noFaults, [`emails_${lost}`]: 1 });
      expect(await unsent(db)).toEqual([old]);
      const answer = await again(db, old);
      expect(answer.outcome).toBe("owed");
      expect(await again(db, old)).toEqual({ outcome: "already-seen" });
      expect(await unsent(db)).toEqual([]);
      expect(await runChecks(db)).toEqual(noFaults);
      const [email, ...others] = await claimEmails(db);
      expect(others).toEqual([]);
      expect(email).toMatchObject({ kind: "booked", context: { id: booking } });
      if (email) await settle(db, email, "sent");
      const trail = await db.rows("select what, booking_id from app.audit where what like 'email-%'");
      expect(trail).toEqual([{ what: "email-sent-again", booking_id: booking }]);
    },
  );

  test("two presses at once owe it once", async ({ db }) => {
    await bookFor(db, await addWorkshop(db), person(1));
    const old = await lose(db);
    const answers = await Promise.all([1, 2, 3, 4].map(() => again(db, old)));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
      ...Array<string>(3).fill("already-seen"),
      "owed",
    ]);
    expect(await claimEmails(db)).toHaveLength(1);
  });

  test("what is on its way is left alone, and what nobody knows is not found", async ({ db }) => {
    await bookFor(db, await addWorkshop(db), person(1));
    const [email] = await claimEmails(db);
    expect(await again(db, email?.id ?? 0)).toEqual({ outcome: "under-way" });
    expect(await again(db, 999_999)).toEqual({ outcome: "not-found" });
  });

  test("never an offer that lapsed, a place that is given up, or one who is erased: that is only seen to", async ({
    db,
  }) => {
    await db.setClock(now);
    const slug = await addWorkshop(db, { days, capacity: 1 });
    const first = await bookFor(db, slug, person(1));
    const booked = await lose(db);
    await bookFor(db, slug, person(2));
    await sendAll(db);
    await cancel(db, first);
    const lost = [await lose(db), await lose(db)];
    expect(await again(db, booked)).toEqual({ outcome: "over" });
    await db.setClock("2027-03-04T12:00:00Z");
    const answers = [];
    for (const id of lost) answers.push((await again(db, id)).outcome);
    expect(answers.sort()).toEqual(["over", "owed"]);
    expect(await unsent(db)).toEqual([]);
    expect((await runChecks(db)).emails_unknown).toBe(0);
    const seen = await db.rows("select what from app.audit where what = 'email-seen'");
    expect(seen).toHaveLength(2);
  });
});
