import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import {
  addWorkshop,
  bookFor,
  cancel,
  claimEmails,
  confirm,
  hold,
  markSending,
  noFaults,
  pass,
  runChecks,
  sendAll,
  settle,
  take,
} from "./acts.ts";
import {
  askEmailChange,
  changeName,
  confirmEmailChange,
  handOverTo,
  moveTo,
  newestEmailChange,
} from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { keepRegister, organise } from "./organising-acts.ts";
import { manager, partyFor } from "./party-acts.ts";

const days = [{ date: "2027-05-10", starts: "09:30", ends: "16:00" }];
const start = "2027-03-01T12:00:00Z";

/** A workshop with one place, at noon on the first of March. */
async function onePlace(db: TestDatabase, slug = "one", changes = {}): Promise<string> {
  await db.setClock(start);
  return addWorkshop(db, { slug, days, capacity: 1, ...changes });
}

/** The post is down: the next email is handed out, tried, and put back for later. */
async function fail(db: TestDatabase): Promise<void> {
  for (const email of await claimEmails(db)) {
    await markSending(db, email);
    await settle(db, email, "retry", "down");
  }
}

/** The post works again an hour later; what leaves then, to whom, in order. */
async function openAgain(db: TestDatabase): Promise<string[]> {
  await db.setClock("2027-03-01T13:00:00Z");
  const left: string[] = [];
  for (let batch = await claimEmails(db); batch.length > 0; batch = await claimEmails(db)) {
    for (const email of batch) {
      if (!(await markSending(db, email))) continue;
      await settle(db, email, "sent");
      const { context, kind } = email;
      left.push(`${"person" in context ? (context.person.email.split("@")[0] ?? "") : ""} ${kind}`);
    }
  }
  return left;
}

describe("after the post was down, nobody is told", () => {
  test("that they have a place which they cancelled meanwhile: only that it is cancelled", async ({ db }) => {
    const booking = await bookFor(db, await onePlace(db), person(1));
    await fail(db);
    await cancel(db, booking);
    // Not even late: what is over holds nothing up that is still to be said.
    expect((await claimEmails(db)).map(({ kind }) => kind)).toEqual(["cancelled"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("of a place on a workshop that was called off", async ({ db }) => {
    const slug = await onePlace(db);
    await bookFor(db, slug, person(1));
    await bookFor(db, slug, person(2));
    await fail(db);
    await organise(db, "cancel_workshop", { slug });
    expect((await openAgain(db)).sort()).toEqual([
      "person.1 workshop-cancelled",
      "person.2 workshop-cancelled",
    ]);
  });

  test("that they wait, when they were offered a place and took it or passed it on", async ({ db }) => {
    const slug = await onePlace(db);
    const holder = await bookFor(db, slug, person(1));
    await sendAll(db);
    const [taker, passer] = [await bookFor(db, slug, person(2)), await bookFor(db, slug, person(3))];
    await fail(db);
    await cancel(db, holder);
    await take(db, taker);
    await cancel(db, taker);
    await pass(db, passer);
    expect((await openAgain(db)).sort()).toEqual([
      "person.1 cancelled",
      "person.2 cancelled",
      "person.3 offer-passed",
    ]);
  });

  test("that a place is theirs which they have handed on or moved from since", async ({ db }) => {
    const slug = await onePlace(db);
    await addWorkshop(db, { slug: "there", days, capacity: 5 });
    const given = await handOverTo(db, await bookFor(db, slug, person(1)), person(2));
    await cancel(db, await moveTo(db, given, "there"));
    expect((await openAgain(db)).sort()).toEqual([
      "person.1 handed-over",
      "person.2 cancelled",
      "person.2 moved-away",
    ]);
  });

  test("of a changed name or date, when their booking has ended since", async ({ db }) => {
    const slug = await onePlace(db);
    const booking = await bookFor(db, slug, person(1));
    await sendAll(db);
    await changeName(db, booking, "Ada Okafor");
    await organise(db, "change_workshop", { slug, venue: "Ward House" });
    await cancel(db, booking);
    expect(await openAgain(db)).toEqual(["person.1 cancelled"]);
  });

  test("that they have a place when the workshop is over", async ({ db }) => {
    await bookFor(db, await onePlace(db), person(1));
    await db.setClock("2027-05-10T15:00:00Z");
    expect(await claimEmails(db)).toEqual([]);
  });

  test("that nothing is held for them, when they have booked again since", async ({ db }) => {
    const slug = await onePlace(db);
    const unpressed = await hold(db, slug, person(1));
    await sendAll(db);
    await db.setClock("2027-03-02T12:00:00Z");
    expect(await confirm(db, unpressed)).toBe("lapsed");
    await bookFor(db, slug, person(1));
    expect((await claimEmails(db)).map(({ kind }) => kind)).toEqual(["booked"]);
  });

  test("to press a link of a booking that is cancelled, not even when a sender has the email in hand", async ({
    db,
  }) => {
    const held = await hold(db, await onePlace(db), person(1));
    const [inHand] = await claimEmails(db);
    await cancel(db, held);
    expect(inHand && (await markSending(db, inHand))).toBe(false);
  });

  test("of a day to make up that is no longer to be", async ({ db }) => {
    await db.setClock(start);
    const two = [...days, { date: "2027-05-17", starts: "09:30", ends: "16:00" }];
    await addWorkshop(db, { slug: "own", days: two });
    await addWorkshop(db, { slug: "host", days: [{ date: "2027-07-10", starts: "09:30", ends: "16:00" }] });
    const booking_id = await bookFor(db, "own", person(1));
    await sendAll(db);
    await db.setClock("2027-05-10T12:00:00Z");
    await keepRegister(db, "mark_attendance", { booking_id, day: 1, mark: "absent" });
    await keepRegister(db, "arrange_make_up", { booking_id, missed_day: 1, slug: "host", day: 1 });
    await keepRegister(db, "cancel_make_up", { booking_id, missed_day: 1 });
    expect((await claimEmails(db)).map(({ kind }) => kind)).toEqual(["make-up-cancelled"]);
  });

  test("that their team is booked on a workshop that was called off", async ({ db }) => {
    const slug = await onePlace(db, "one", { capacity: 4 });
    await partyFor(db, slug, [1, 2]);
    await organise(db, "change_workshop", { slug, venue: "Ward House" });
    await organise(db, "cancel_workshop", { slug });
    const name = manager.email.split("@")[0] ?? "";
    expect((await openAgain(db)).filter((line) => line.startsWith(name))).toEqual([
      `${name} party-workshop-cancelled`,
    ]);
  });
});

describe("who proves an email with which somebody else booked, unpressed", () => {
  test("is not told that they did not press a link in time: they have the other booking", async ({ db }) => {
    const slug = await onePlace(db, "one", { capacity: 4 });
    const booking = await bookFor(db, slug, person(1));
    await hold(db, slug, person(2));
    await sendAll(db);
    await askEmailChange(db, booking, person(2).email);
    await sendAll(db);
    await confirmEmailChange(db, await newestEmailChange(db, booking));
    const left = (await openAgain(db)).filter((line) => line.startsWith("person.2"));
    expect(left).toEqual(["person.2 email-changed"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });
});

describe("what takes a workshop out of a calendar", () => {
  const invitedBy = async (db: TestDatabase) => {
    const [email] = (await claimEmails(db)).filter(({ kind }) => kind === "cancelled");
    return email && "invited" in email.context ? email.context.invited : undefined;
  };

  test("says whether anything that puts it in can have arrived", async ({ db }) => {
    const slug = await onePlace(db, "one", { capacity: 9 });
    const unsent = await bookFor(db, slug, person(1));
    await fail(db);
    await cancel(db, unsent);
    expect(await invitedBy(db)).toBe(false);
    for (const [result, who] of [
      ["sent", 2],
      ["unknown", 3],
    ] as const) {
      const booking = await bookFor(db, slug, person(who));
      const [booked] = await claimEmails(db);
      if (!booked) throw new Error("Nothing is owed");
      await markSending(db, booked);
      await settle(db, booked, result);
      await cancel(db, booking);
      expect(await invitedBy(db), result).toBe(true);
    }
  });
});
