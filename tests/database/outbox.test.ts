import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  book,
  bookFor,
  cancel,
  claimEmails,
  join,
  markSending,
  sendAll,
  settle,
} from "./acts.ts";
import { askEmailChange, changeName, confirmEmailChange, newestEmailChange } from "./changing-acts.ts";
import { test } from "./fixture.ts";

const start = Date.parse("2027-03-01T12:00:00Z");
const days = [{ date: "2027-05-10", starts: "09:30", ends: "16:00" }];

/** The clock stands still; this moves it to some seconds after the start. */
const at = (db: TestDatabase, seconds: number) => db.setClock(new Date(start + seconds * 1000));

async function oneBooking(db: TestDatabase): Promise<string> {
  await at(db, 0);
  return bookFor(db, await addWorkshop(db, { days }), person(1));
}

async function onlyOne(db: TestDatabase, leaseSeconds = 60) {
  const [email, ...others] = await claimEmails(db, 10, leaseSeconds);
  if (!email || others.length > 0)
    throw new Error(`Expected one email, got ${others.length + (email ? 1 : 0)}`);
  return email;
}

async function stateOf(db: TestDatabase, id: number) {
  const [row] = await db.rows("select state, reason from app.emails where id = $1", [id]);
  return row;
}

describe("sending an email", () => {
  test("claimed, sending, sent: and then nothing is left to do", async ({ db }) => {
    const booking = await oneBooking(db);
    const email = await onlyOne(db);
    expect(email).toMatchObject({ kind: "booked", version: 1, attempt: 1, context: { id: booking } });
    expect(await claimEmails(db)).toEqual([]);
    expect(await markSending(db, email)).toBe(true);
    expect(await settle(db, email, "sent")).toBe(true);
    expect(await stateOf(db, email.id)).toEqual({ state: "sent", reason: "accepted" });
    expect(await claimEmails(db)).toEqual([]);
    expect(await settle(db, email, "sent")).toBe(false);
  });

  test("what it says is as things are now, not as they were when it was owed", async ({ db }) => {
    await at(db, 0);
    const slug = await addWorkshop(db, { days });
    await bookFor(db, slug, person(1));
    await db.rows("update app.workshops set venue = 'Brierley Hill'");
    expect((await onlyOne(db)).context).toMatchObject({ workshop: { venue: "Brierley Hill" } });
  });

  test("emails about one booking go one at a time, in the order they were owed", async ({ db }) => {
    const booking = await oneBooking(db);
    await changeName(db, booking, "Ada Okafor");
    const first = await onlyOne(db);
    expect(first.kind).toBe("booked");
    expect(await claimEmails(db)).toEqual([]);
    await markSending(db, first);
    await settle(db, first, "retry", "busy");
    expect(await claimEmails(db)).toEqual([]);
    await at(db, 60);
    const again = await onlyOne(db);
    expect(again).toMatchObject({ id: first.id, message_id: first.message_id, attempt: 2 });
    await markSending(db, again);
    await settle(db, again, "sent");
    expect((await onlyOne(db)).kind).toBe("details-changed");
  });

  test("what has a deadline does not wait for the next try of an earlier email", async ({ db }) => {
    await at(db, 0);
    const slug = await addWorkshop(db, { days, capacity: 1 });
    const holder = await bookFor(db, slug, person(2));
    const booking = await bookFor(db, slug, person(1));
    await sendAll(db);
    await changeName(db, booking, "Ada Okafor");
    const [corrected] = await claimEmails(db);
    if (!corrected) throw new Error("No email about the name");
    await markSending(db, corrected);
    await settle(db, corrected, "retry", "busy");
    // Owed in between, and no more urgent than what it waits for.
    await changeName(db, booking, "Ada Lovelace");
    await cancel(db, holder);
    const ofBooking = (emails: Awaited<ReturnType<typeof claimEmails>>) =>
      emails.flatMap(({ kind, context }) => ("id" in context && context.id === booking ? [kind] : []));
    expect(ofBooking(await claimEmails(db))).toEqual(["offered"]);
    await at(db, 60);
    expect(ofBooking(await claimEmails(db))).toEqual(["details-changed"]);
  });

  test("a booking waits for no other booking's email", async ({ db }) => {
    await at(db, 0);
    const slug = await addWorkshop(db, { days });
    for (const n of [1, 2, 3]) await bookFor(db, slug, person(n));
    expect(
      (await claimEmails(db, 2)).map(({ context }) => "person" in context && context.person.email),
    ).toEqual([person(1).email, person(2).email]);
    expect(await claimEmails(db)).toHaveLength(1);
  });

  test("a person who has been erased gets nothing", async ({ db }) => {
    await oneBooking(db);
    await db.rows("delete from app.people");
    expect(await claimEmails(db)).toEqual([]);
    expect(await db.rows("select state, reason from app.emails")).toEqual([
      { state: "failed", reason: "person-erased" },
    ]);
  });

  test("a person who was erased since the email was claimed gets nothing", async ({ db }) => {
    await oneBooking(db);
    const email = await onlyOne(db);
    await db.rows("delete from app.people");
    expect(await markSending(db, email)).toBe(false);
    expect(await stateOf(db, email.id)).toEqual({ state: "withdrawn", reason: "person-erased" });
    expect(await settle(db, email, "sent")).toBe(false);
  });

  test("the holder of a replaced address who was erased since gets nothing either", async ({ db }) => {
    const booking = await oneBooking(db);
    await settle(db, await onlyOne(db), "sent");
    await askEmailChange(db, booking, "ada.okafor@people.example");
    await confirmEmailChange(db, await newestEmailChange(db, booking));
    const left = (await claimEmails(db)).find(({ kind }) => kind === "email-left");
    if (!left) throw new Error("No email to the old address");
    await db.rows("delete from app.people where email = $1", [person(1).email]);
    expect(await markSending(db, left)).toBe(false);
    expect(await stateOf(db, left.id)).toEqual({ state: "withdrawn", reason: "person-erased" });
  });
});

describe("a sender that goes away", () => {
  test("before it sent: the email goes back in the queue, and the late sender may not send", async ({
    db,
  }) => {
    await oneBooking(db);
    const lost = await onlyOne(db, 30);
    await at(db, 30);
    expect(await markSending(db, lost)).toBe(false);
    const found = await onlyOne(db);
    expect(found).toMatchObject({ id: lost.id, message_id: lost.message_id, attempt: 1 });
    expect(await settle(db, lost, "retry")).toBe(false);
    expect(await markSending(db, found)).toBe(true);
  });

  test("while it sent: nobody knows, and nobody sends it again", async ({ db }) => {
    await oneBooking(db);
    const email = await onlyOne(db, 30);
    await markSending(db, email, 30);
    await at(db, 30);
    expect(await claimEmails(db)).toEqual([]);
    expect(await stateOf(db, email.id)).toEqual({ state: "unknown", reason: "lease-ran-out" });
    await at(db, 1_000_000);
    expect(await claimEmails(db)).toEqual([]);
  });

  test("and comes back: it may say how it ended, but not have it sent again", async ({ db }) => {
    await oneBooking(db);
    const email = await onlyOne(db, 30);
    await markSending(db, email, 30);
    await at(db, 31);
    await claimEmails(db);
    expect(await settle(db, email, "retry")).toBe(false);
    expect(await settle(db, { ...email, claim: randomUUID() }, "sent")).toBe(false);
    expect(await settle(db, email, "sent")).toBe(true);
    expect(await stateOf(db, email.id)).toMatchObject({ state: "sent" });
  });

  test("an unknown email does not hold back the next one to the same person", async ({ db }) => {
    const booking = await oneBooking(db);
    const first = await onlyOne(db);
    await markSending(db, first);
    await cancel(db, booking);
    await settle(db, first, "unknown", "connection-lost");
    expect((await onlyOne(db)).kind).toBe("cancelled");
  });
});

describe("an email that cannot be sent yet", () => {
  test("is tried again after 1, 5, 15, 60, 180, 360 and 720 minutes, and then given up", async ({ db }) => {
    await oneBooking(db);
    let now = 0;
    for (const minutes of [1, 5, 15, 60, 180, 360, 720]) {
      const email = await onlyOne(db);
      await markSending(db, email);
      await settle(db, email, "retry", "mailbox-busy");
      expect(await stateOf(db, email.id)).toEqual({ state: "retry", reason: "mailbox-busy" });
      now += minutes * 60;
      await at(db, now - 1);
      expect(await claimEmails(db)).toEqual([]);
      await at(db, now);
    }
    const last = await onlyOne(db);
    expect(last.attempt).toBe(8);
    await settle(db, last, "retry", "mailbox-busy");
    expect(await stateOf(db, last.id)).toEqual({ state: "failed", reason: "mailbox-busy" });
    await at(db, now * 10);
    expect(await claimEmails(db)).toEqual([]);
  });

  test("is given up at once where it was refused for good", async ({ db }) => {
    await oneBooking(db);
    const email = await onlyOne(db);
    await settle(db, email, "failed", "no-such-mailbox");
    expect(await claimEmails(db)).toEqual([]);
  });

  test("a result that is none is refused", async ({ db }) => {
    await oneBooking(db);
    await expect(settle(db, await onlyOne(db), "maybe")).rejects.toThrow("not a result");
  });
});

describe("several senders at once", () => {
  test("never get the same email, and leave none behind", async ({ db }) => {
    await at(db, 0);
    const slug = await addWorkshop(db, { days, capacity: 100 });
    for (let n = 1; n <= 60; n += 1) await book(db, slug, person(n));
    for (let n = 1; n <= 20; n += 1) await book(db, slug, person(n));
    for (let n = 61; n <= 80; n += 1) await join(db, person(n));

    const sent: number[] = [];
    const sender = async () => {
      for (let idle = 0; idle < 5;) {
        const batch = await claimEmails(db, 7);
        idle = batch.length === 0 ? idle + 1 : 0;
        for (const email of batch) {
          expect(await markSending(db, email)).toBe(true);
          sent.push(email.id);
          expect(await settle(db, email, "sent")).toBe(true);
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, sender));
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toHaveLength(100);
    expect(await db.rows("select * from app.emails where state <> 'sent'")).toEqual([]);
  });
});
