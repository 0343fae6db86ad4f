import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  bookFor,
  cancel,
  claimEmails,
  emailsAbout,
  hold,
  markSending,
  noFaults,
  runChecks,
  settle,
  sweep,
} from "./acts.ts";
import { durableTest, test } from "./fixture.ts";
import { organise } from "./organising-acts.ts";

const slug = "circles-in-january";
// A Monday; Summer Time.
const days = [
  { date: "2027-05-10", starts: "09:30", ends: "16:00" },
  { date: "2027-05-11", starts: "09:30", ends: "16:00" },
];

async function booked(db: TestDatabase): Promise<string> {
  await db.setClock("2027-03-01T09:00:00Z");
  await addWorkshop(db, { days });
  return bookFor(db, slug, person(1));
}

async function sweepAt(db: TestDatabase, moment: string): Promise<void> {
  await db.setClock(moment);
  await sweep(db);
}

const reminders = async (db: TestDatabase, booking: string) =>
  (await emailsAbout(db, booking)).filter((email) => email.startsWith("reminder"));

/** Hands out and sends what is due until nothing is left; the kinds, in order. */
async function sendAll(db: TestDatabase): Promise<string[]> {
  const kinds: string[] = [];
  for (let batch = await claimEmails(db); batch.length > 0; batch = await claimEmails(db)) {
    for (const email of batch) {
      if (!(await markSending(db, email))) continue;
      await settle(db, email, "sent");
      kinds.push(email.kind);
    }
  }
  return kinds;
}

describe("reminders", () => {
  test("come seven days and one day before the first day, to the minute, once each", async ({ db }) => {
    const booking = await booked(db);
    await sweepAt(db, "2027-05-03T08:29:00Z");
    expect(await reminders(db, booking)).toEqual([]);
    for (const moment of ["2027-05-03T08:30:00Z", "2027-05-03T08:31:00Z", "2027-05-08T20:00:00Z"]) {
      await sweepAt(db, moment);
      expect(await reminders(db, booking)).toEqual(["reminder-week 1"]);
    }
    for (const moment of ["2027-05-09T08:30:00Z", "2027-05-10T08:29:00Z", "2027-05-11T08:30:00Z"]) {
      await sweepAt(db, moment);
      expect(await reminders(db, booking)).toEqual(["reminder-week 1", "reminder-day 1"]);
    }
    expect(await runChecks(db)).toMatchObject({ bookings_without_email: 0 });
  });

  test.for([
    ["spring", "2026-03-30", "2026-03-23T09:30:00.000Z", "2026-03-29T08:30:00.000Z"],
    ["on the Sunday itself", "2026-03-29", "2026-03-22T09:30:00.000Z", "2026-03-28T09:30:00.000Z"],
    ["autumn", "2026-10-26", "2026-10-19T08:30:00.000Z", "2026-10-25T09:30:00.000Z"],
    ["on the Sunday itself in autumn", "2026-10-25", "2026-10-18T08:30:00.000Z", "2026-10-24T08:30:00.000Z"],
  ] as const)("keep to the time of day when the clocks change: %s", async ([, date, week, day], { db }) => {
    await db.setClock("2026-01-05T09:00:00Z");
    await addWorkshop(db, { days: [{ date, starts: "09:30", ends: "16:00" }] });
    const booking = await bookFor(db, slug, person(1));
    const before = (moment: string) => new Date(Date.parse(moment) - 1000).toISOString();
    await sweepAt(db, before(week));
    expect(await reminders(db, booking)).toEqual([]);
    await sweepAt(db, week);
    expect(await reminders(db, booking)).toEqual(["reminder-week 1"]);
    await sweepAt(db, before(day));
    expect(await reminders(db, booking)).toHaveLength(1);
    await sweepAt(db, day);
    expect(await reminders(db, booking)).toHaveLength(2);
  });

  test("go to nobody who has no place, and to nobody who has only just got one", async ({ db }) => {
    await db.setClock("2027-05-03T08:00:00Z");
    await addWorkshop(db, { days, capacity: 2, opens_at: "2027-01-01T00:00:00Z" });
    await db.setClock("2027-05-04T08:00:00Z");
    const late = await bookFor(db, slug, person(1));
    const held = await hold(db, slug, person(2));
    const waiting = await bookFor(db, slug, person(3));
    await sweepAt(db, "2027-05-04T09:00:00Z");
    for (const id of [late, held, waiting]) expect(await reminders(db, id)).toEqual([]);
    await sweepAt(db, "2027-05-09T09:00:00Z");
    expect(await reminders(db, late)).toEqual(["reminder-day 1"]);
  });

  test("that was missed for a week is not sent as well as the one for the day", async ({ db }) => {
    const booking = await booked(db);
    await sweepAt(db, "2027-05-09T12:00:00Z");
    expect(await reminders(db, booking)).toEqual(["reminder-day 1"]);
  });

  test("do not follow a cancellation, whether queued or claimed already", async ({ db }) => {
    const queued = await booked(db);
    const claimed = await bookFor(db, slug, person(2));
    await sendAll(db);
    await sweepAt(db, "2027-05-03T09:00:00Z");
    const batch = await claimEmails(db);
    const inHand = batch.find(({ context }) => "id" in context && context.id === claimed);
    await db.rows(
      "update app.emails set state = 'queued', lease_until = null where id <> $1 and state = 'claimed'",
      [inHand?.id],
    );
    for (const id of [queued, claimed]) await cancel(db, id);
    expect(inHand && (await markSending(db, inHand))).toBe(false);
    expect(await sendAll(db)).toEqual(["cancelled", "cancelled"]);
    await sweepAt(db, "2027-05-09T12:00:00Z");
    expect(await sendAll(db)).toEqual([]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("of an old date are taken back, and the new date has its own", async ({ db }) => {
    const booking = await booked(db);
    await sendAll(db);
    await sweepAt(db, "2027-05-03T09:00:00Z");
    const june = days.map((day) => ({ ...day, date: day.date.replace("-05-", "-06-") }));
    await organise(db, "change_workshop", { slug, days: june });
    expect(await sendAll(db)).toEqual(["workshop-changed"]);
    await sweepAt(db, "2027-06-03T12:00:00Z");
    expect(await sendAll(db)).toEqual(["reminder-week"]);
    await sweepAt(db, "2027-06-09T12:00:00Z");
    expect(await sendAll(db)).toEqual(["reminder-day"]);
    expect(await reminders(db, booking)).toEqual(["reminder-week 1", "reminder-week 2", "reminder-day 2"]);
  });

  test("that is in a sender's hand when the date moves does not leave", async ({ db }) => {
    await booked(db);
    await sendAll(db);
    await sweepAt(db, "2027-05-03T09:00:00Z");
    const [inHand] = await claimEmails(db);
    expect(inHand?.kind).toBe("reminder-week");
    const june = days.map((day) => ({ ...day, date: day.date.replace("-05-", "-06-") }));
    await organise(db, "change_workshop", { slug, days: june });
    expect(inHand && (await markSending(db, inHand))).toBe(false);
    expect(await sendAll(db)).toEqual(["workshop-changed"]);
  });

  test("another venue, told after the week's reminder, does not remind of the week again", async ({ db }) => {
    await booked(db);
    await sendAll(db);
    await sweepAt(db, "2027-05-03T09:00:00Z");
    expect(await sendAll(db)).toEqual(["reminder-week"]);
    await db.setClock("2027-05-05T09:00:00Z");
    await organise(db, "change_workshop", { slug, venue: "Ward House" });
    await sweepAt(db, "2027-05-05T09:01:00Z");
    expect(await sendAll(db)).toEqual(["workshop-changed"]);
    await sweepAt(db, "2027-05-09T12:00:00Z");
    expect(await sendAll(db)).toEqual(["reminder-day"]);
  });

  test.for(["failed", "unknown"])(
    "of the week come where the email about a change is %s: it may have told nobody",
    async (became, { db }) => {
      const booking = await booked(db);
      await sendAll(db);
      await db.setClock("2027-05-03T08:29:00Z");
      await organise(db, "change_workshop", { slug, venue: "Ward House" });
      await sweepAt(db, "2027-05-03T09:00:00Z");
      const [email] = await claimEmails(db);
      expect(email?.kind).toBe("workshop-changed");
      if (email && (await markSending(db, email))) await settle(db, email, became, "no such mailbox");
      await db.rows(
        "update app.emails set created_at = '2027-05-03T08:31:00Z' where kind = 'workshop-changed'",
      );
      await sweepAt(db, "2027-05-03T10:00:00Z");
      expect(await reminders(db, booking)).toEqual(["reminder-week 2"]);
    },
  );

  test("of the week do not follow an email about a change that is still to leave", async ({ db }) => {
    const booking = await booked(db);
    await sendAll(db);
    await db.setClock("2027-05-03T08:31:00Z");
    await organise(db, "change_workshop", { slug, venue: "Ward House" });
    await sweepAt(db, "2027-05-03T10:00:00Z");
    expect(await reminders(db, booking)).toEqual([]);
  });

  describe("of a later day", () => {
    const apart = [
      { date: "2027-05-10", starts: "09:30", ends: "16:00" },
      { date: "2027-05-11", starts: "09:30", ends: "16:00" },
      { date: "2027-06-14", starts: "10:00", ends: "16:00" },
    ];

    async function bookedApart(db: TestDatabase): Promise<string> {
      await db.setClock("2027-03-01T09:00:00Z");
      await addWorkshop(db, { days: apart });
      const booking = await bookFor(db, slug, person(1));
      await sweepAt(db, "2027-05-03T09:00:00Z");
      await sweepAt(db, "2027-05-09T09:00:00Z");
      await sendAll(db);
      return booking;
    }
    const later = async (db: TestDatabase, booking: string) =>
      (await reminders(db, booking)).filter((email) => email.startsWith("reminder-later")).length;

    test("come one day before, once, where it does not follow the day before it", async ({ db }) => {
      const booking = await bookedApart(db);
      for (const moment of ["2027-05-10T09:00:00Z", "2027-06-07T09:00:00Z", "2027-06-13T08:59:00Z"]) {
        await sweepAt(db, moment);
        expect(await later(db, booking)).toBe(0);
      }
      for (const moment of ["2027-06-13T09:00:00Z", "2027-06-13T20:00:00Z"]) {
        await sweepAt(db, moment);
        expect(await later(db, booking)).toBe(1);
      }
      expect(await sendAll(db)).toEqual(["reminder-later-day"]);
      expect(await runChecks(db)).toEqual(noFaults);
    });

    test("are of the date that it has then, and do not leave once it has moved or begun", async ({ db }) => {
      const booking = await bookedApart(db);
      await sweepAt(db, "2027-06-13T09:00:00Z");
      const [inHand] = await claimEmails(db);
      const moved = apart.with(2, { date: "2027-06-21", starts: "10:00", ends: "16:00" });
      await organise(db, "change_workshop", { slug, days: moved });
      expect(inHand && (await markSending(db, inHand))).toBe(false);
      await sweepAt(db, "2027-06-20T09:00:00Z");
      expect(await later(db, booking)).toBe(2);
      await db.setClock("2027-06-21T09:00:00Z");
      expect((await sendAll(db)).filter((kind) => kind.startsWith("reminder"))).toEqual([]);
    });

    test("follow no cancellation of what is left", async ({ db }) => {
      const booking = await bookedApart(db);
      await db.setClock("2027-05-12T09:00:00Z");
      await organise(db, "cancel_workshop", { slug });
      await sweepAt(db, "2027-06-13T09:00:00Z");
      expect(await later(db, booking)).toBe(0);
    });
  });

  test("two sweeps at once owe each only once", async ({ db }) => {
    await booked(db);
    for (let n = 2; n <= 20; n += 1) await bookFor(db, slug, person(n));
    await db.setClock("2027-05-03T09:00:00Z");
    await Promise.all([1, 2, 3, 4].map(() => sweep(db)));
    expect(await db.rows("select 1 from app.emails where kind = 'reminder-week'")).toHaveLength(20);
  });
});

durableTest(
  "the server is killed while reminders go out: each is sent once, or known to be unknown",
  async ({ postgres }) => {
    const db = await postgres.freshDatabase();
    await booked(db);
    for (let n = 2; n <= 24; n += 1) await bookFor(db, slug, person(n));
    await sendAll(db);
    const sent: number[] = [];
    const sendUntilCut = async () => {
      for (;;) {
        await sweep(db, 5);
        for (const email of await claimEmails(db, 3, 30)) {
          if (!(await markSending(db, email, 30))) continue;
          sent.push(email.id);
          await settle(db, email, "sent");
        }
      }
    };
    for (let crash = 0; crash < 4; crash += 1) {
      await db.setClock(`2027-05-03T09:0${crash}:00Z`);
      const before = sent.length;
      const work = sendUntilCut().catch(() => undefined);
      while (sent.length < Math.min(before + 4, 20)) await new Promise((resolve) => setTimeout(resolve, 2));
      await postgres.kill();
      await work;
      await postgres.restart();
    }
    await db.setClock("2027-05-03T12:00:00Z");
    await sweep(db);
    await sendAll(db);
    const rows = await db.rows<{ state: string; times: number }>(
      `select state, count(*)::int as times from app.emails where kind = 'reminder-week' group by state`,
    );
    const times = Object.fromEntries(rows.map((row) => [row.state, row.times]));
    expect((times.sent ?? 0) + (times.unknown ?? 0)).toBe(24);
    expect(times.unknown ?? 0).toBeLessThanOrEqual(4);
    expect(new Set(sent).size).toBe(sent.length);
    expect(await runChecks(db)).toEqual({ ...noFaults, emails_unknown: times.unknown ?? 0 });
    await db.close();
  },
);
