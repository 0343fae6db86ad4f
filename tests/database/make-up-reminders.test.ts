import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  bookFor,
  claimEmails,
  emailsAbout,
  markSending,
  runChecks,
  sendAll,
  showBooking,
  sweep,
} from "./acts.ts";
import { test } from "./fixture.ts";
import { keepRegister, organise } from "./organising-acts.ts";

const two = (month: string) =>
  ["10", "11"].map((day) => ({ date: `2027-${month}-${day}`, starts: "09:30", ends: "16:00" }));

/** People who missed the first day in March, and make it up on the second one in July. */
async function guestsOf(db: TestDatabase, many: number): Promise<string[]> {
  await db.setClock("2027-03-01T09:00:00Z");
  await addWorkshop(db, { slug: "march", days: two("03") });
  await addWorkshop(db, {
    slug: "july",
    days: two("07"),
    joining: "Bring a pen.",
    directions: "Past the mill",
  });
  const ids: string[] = [];
  for (let n = 1; n <= many; n += 1) ids.push(await bookFor(db, "march", person(n)));
  await db.setClock("2027-03-10T13:00:00Z");
  for (const booking_id of ids) {
    await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "absent" });
    await arrange(db, booking_id);
    await sendAll(db);
  }
  return ids;
}

async function guest(db: TestDatabase): Promise<string> {
  const [booking] = await guestsOf(db, 1);
  return booking ?? "";
}

const arrange = (db: TestDatabase, booking_id: string, day = 2) =>
  keepRegister(db, "arrange_make_up", { booking_id, missed_day: 1, slug: "july", day });

async function sweepAt(db: TestDatabase, moment: string): Promise<void> {
  await db.setClock(moment);
  await sweep(db);
}

const reminders = async (db: TestDatabase, booking: string) =>
  (await emailsAbout(db, booking))
    .filter((email) => /^make-up-(week|day)/.test(email))
    .map((email) => email.split(" ")[0]);

describe("reminders of a day to make up", () => {
  test("come seven days and one day before it, to the minute, once each, with what to know", async ({
    db,
  }) => {
    const booking = await guest(db);
    await sweepAt(db, "2027-07-04T08:29:00Z");
    expect(await reminders(db, booking)).toEqual([]);
    for (const moment of ["2027-07-04T08:30:00Z", "2027-07-04T08:31:00Z", "2027-07-09T20:00:00Z"]) {
      await sweepAt(db, moment);
      expect(await reminders(db, booking)).toEqual(["make-up-week"]);
    }
    const [email] = await claimEmails(db);
    expect(email).toMatchObject({
      kind: "make-up-week",
      context: {
        make_ups: [{ date: "2027-07-11", directions: "Past the mill", joining: { text: "Bring a pen." } }],
      },
    });
    expect(email && (await markSending(db, email))).toBe(true);
    for (const moment of ["2027-07-10T08:30:00Z", "2027-07-11T08:29:00Z", "2027-07-11T08:30:00Z"]) {
      await sweepAt(db, moment);
      expect(await reminders(db, booking)).toEqual(["make-up-week", "make-up-day"]);
    }
  });

  test("come once, although the notes of emails about their own workshop are purged by then", async ({
    db,
  }) => {
    const booking = await guest(db);
    await sweepAt(db, "2027-07-04T08:30:00Z");
    await sendAll(db);
    await db.database.call("purge_expired");
    await sweepAt(db, "2027-07-05T08:30:00Z");
    expect(await reminders(db, booking)).toEqual(["make-up-week"]);
    expect(await runChecks(db)).toMatchObject({ bookings_without_email: 0, emails_stuck: 0 });
  });

  test("do not follow when it is not to be, whether queued or claimed already", async ({ db }) => {
    const guests = await guestsOf(db, 2);
    await sweepAt(db, "2027-07-04T08:30:00Z");
    const [claimed] = await claimEmails(db, 1);
    expect(claimed?.kind).toBe("make-up-week");
    for (const booking_id of guests) {
      expect(await keepRegister(db, "cancel_make_up", { booking_id, missed_day: 1 })).toBe("cancelled");
    }
    expect(claimed && (await markSending(db, claimed))).toBe(false);
    // One email at a time for each booking.
    const kinds = [];
    for (let round = 0; round < 2; round += 1) kinds.push(...(await claimEmails(db)).map(({ kind }) => kind));
    expect(kinds).toEqual(["make-up-cancelled", "make-up-cancelled"]);
    await sweepAt(db, "2027-07-10T08:30:00Z");
    for (const booking of guests) expect(await reminders(db, booking)).toEqual(["make-up-week"]);
  });

  test("go to nobody who has only just agreed, or heard of another date", async ({ db }) => {
    const booking_id = await guest(db);
    await keepRegister(db, "cancel_make_up", { booking_id, missed_day: 1 });
    await db.setClock("2027-07-05T09:00:00Z");
    expect(await arrange(db, booking_id)).toBe("arranged");
    await sweepAt(db, "2027-07-05T09:01:00Z");
    expect(await reminders(db, booking_id)).toEqual([]);
    await organise(db, "change_workshop", { slug: "july", days: two("08") });
    await sweepAt(db, "2027-07-10T09:00:00Z");
    expect(await reminders(db, booking_id)).toEqual([]);
    await sweepAt(db, "2027-08-10T09:00:00Z");
    expect(await reminders(db, booking_id)).toEqual(["make-up-day"]);
  });

  test("come for each of two days, and for a date only once", async ({ db }) => {
    const booking_id = await guest(db);
    await db.setClock("2027-03-11T13:00:00Z");
    await keepRegister(db, "mark_attendance", { booking_id, day: 2, mark: "absent" });
    await keepRegister(db, "arrange_make_up", { booking_id, missed_day: 2, slug: "july", day: 1 });
    for (const day of ["03", "04", "09", "10"]) await sweepAt(db, `2027-07-${day}T08:30:00Z`);
    expect((await reminders(db, booking_id)).sort()).toEqual([
      "make-up-day",
      "make-up-day",
      "make-up-week",
      "make-up-week",
    ]);
  });
});

describe("joining instructions of a day to make up", () => {
  const link = "https://meet.example/july";

  test("are told anew to the guest as well, on their page and in the email, and to nobody else", async ({
    db,
  }) => {
    const [booking = "", other = ""] = await guestsOf(db, 2);
    await keepRegister(db, "cancel_make_up", { booking_id: other, missed_day: 1 });
    await sendAll(db);
    await db.setClock("2027-03-11T09:00:00Z");
    const answer = await organise(db, "change_joining", { slug: "july", online_link: link });
    expect(answer).toEqual({ outcome: "changed", told: 1 });
    const emails = await claimEmails(db);
    expect(emails).toMatchObject([
      { kind: "make-up", context: { id: booking, make_ups: [{ joining: { online_link: link } }] } },
    ]);
    expect((await showBooking(db, booking)).make_ups[0]?.joining?.online_link).toBe(link);
    const { reference } = await showBooking(db, booking);
    const elsewhere = [
      await showBooking(db, other),
      await db.database.call("show_receipt", { reference }),
      await db.database.call("live_workshops"),
      await db.database.call("show_register", { slug: "july", with_needs: false }),
    ];
    expect(JSON.stringify(elsewhere)).not.toContain("meet.example");
    expect(await runChecks(db)).toMatchObject({ bookings_without_email: 0 });
  });

  test("reach them until the day is over, and not after", async ({ db }) => {
    const booking = await guest(db);
    await db.setClock("2027-07-11T14:59:59Z");
    expect(await organise(db, "change_joining", { slug: "july", online_link: link })).toMatchObject({
      told: 1,
    });
    await db.rows("update app.workshops set ends_at = ends_at + interval '1 day' where slug = 'july'");
    await db.setClock("2027-07-11T15:00:00Z");
    expect(await organise(db, "change_joining", { slug: "july", joining: "Late" })).toMatchObject({
      told: 0,
    });
    expect((await emailsAbout(db, booking)).filter((email) => email.startsWith("make-up "))).toHaveLength(2);
  });
});
