import { randomUUID } from "node:crypto";
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
  showBooking,
  take,
} from "./acts.ts";
import {
  askEmailChange,
  changeName,
  changeNeeds,
  confirmEmailChange,
  handOver,
  newestEmailChange,
} from "./changing-acts.ts";
import { test } from "./fixture.ts";

const days = [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }];
const newEmail = "ada.okafor@people.example";

/** Asks for another email and presses the link in it. */
async function changeEmail(db: TestDatabase, id: string, email = newEmail, linkVersion = 1) {
  expect(await askEmailChange(db, id, email, { link_version: linkVersion })).toEqual({ outcome: "asked" });
  return confirmEmailChange(db, await newestEmailChange(db, id));
}

async function bookedOn(db: TestDatabase, who = person(1)): Promise<string> {
  return bookFor(db, await addWorkshop(db), who);
}

describe("correcting a name", () => {
  test("counts at once, and an email brings it to the calendar", async ({ db }) => {
    const id = await bookedOn(db);
    expect(await changeName(db, id, "Ada Okafor")).toBe("changed");
    expect(await showBooking(db, id)).toMatchObject({
      version: 2,
      link_version: 1,
      person: { name: "Ada Okafor" },
    });
    expect(await emailsAbout(db, id)).toEqual(["booked 1", "details-changed 2"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("to what it is already changes nothing", async ({ db }) => {
    const id = await bookedOn(db);
    expect(await changeName(db, id, person(1).name)).toBe("unchanged");
    expect((await showBooking(db, id)).version).toBe(1);
    expect(await emailsAbout(db, id)).toEqual(["booked 1"]);
  });

  test("is limited for each booking, since each sends an email; what changes nothing is not counted", async ({
    db,
  }) => {
    const id = await bookedOn(db);
    const change = (name: string) => changeName(db, id, name, 1, { email_per_hour: 2 });
    const names = [person(1).name, "Ada One", "Ada One", "Ada Two", "Ada Three", "Ada Two"];
    const outcomes: string[] = [];
    for (const name of names) outcomes.push(await change(name));
    expect(outcomes).toEqual(["unchanged", "changed", "unchanged", "changed", "limited", "unchanged"]);
    expect((await showBooking(db, id)).person.name).toBe("Ada Two");
    expect(await emailsAbout(db, id)).toEqual(["booked 1", "details-changed 2", "details-changed 3"]);
  });

  test("changes the name on this booking alone", async ({ db }) => {
    const id = await bookFor(db, await addWorkshop(db, { slug: "here" }), person(1));
    const other = await bookFor(db, await addWorkshop(db, { slug: "there" }), person(1));
    await changeName(db, id, "Ada Okafor");
    expect((await showBooking(db, other)).person.name).toBe(person(1).name);
  });

  test("is possible in line, and not after the end, by a revoked link or when it is over", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days, capacity: 1 });
    const id = await bookFor(db, slug, person(1));
    const waiting = await bookFor(db, slug, person(2));
    expect(await changeName(db, waiting, "Bo Lind")).toBe("changed");
    expect(await showBooking(db, waiting)).toMatchObject({ status: "waiting", position: 1 });
    expect(await changeName(db, id, "Ada Okafor", 2)).toBe("not-found");
    expect(await changeName(db, randomUUID(), "Ada Okafor")).toBe("not-found");
    await cancel(db, waiting);
    expect(await changeName(db, waiting, "Bo Lindqvist")).toBe("over");
    await db.setClock("2027-03-10T15:59:59Z");
    expect(await changeName(db, id, "Ada Okafor")).toBe("changed");
    await db.setClock("2027-03-10T16:00:00Z");
    expect(await changeName(db, id, "Ada")).toBe("too-late");
  });
});

describe("changing an email", () => {
  test("counts when the link to the new one is pressed, and not before", async ({ db }) => {
    const id = await bookedOn(db);
    expect(await askEmailChange(db, id, newEmail)).toEqual({ outcome: "asked" });
    expect((await showBooking(db, id)).person.email).toBe(person(1).email);
    const change = await newestEmailChange(db, id);
    expect(await emailsAbout(db, change)).toEqual(["confirm-email 1"]);
    expect(await confirmEmailChange(db, change)).toEqual({ outcome: "changed", booking_id: id });
    expect(await showBooking(db, id)).toMatchObject({
      status: "confirmed",
      version: 3,
      link_version: 2,
      person: { ...person(1), email: newEmail },
    });
    expect(await cancel(db, id, 1)).toBe("not-found");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("tells both emails, each in its own queue: a dead old one holds up nothing", async ({ db }) => {
    const id = await bookedOn(db);
    await db.rows("update app.emails set state = 'sent', settled_at = app.clock()");
    await askEmailChange(db, id, newEmail);
    const [asking] = await claimEmails(db);
    expect(asking).toMatchObject({ kind: "confirm-email", context: { person: { email: newEmail } } });
    await confirmEmailChange(db, await newestEmailChange(db, id));
    const sent = (await claimEmails(db)).flatMap((email) =>
      email.subject_type === "booking" ? [email] : [],
    );
    expect(sent.map(({ kind, context }) => [kind, context.person.email]).sort()).toEqual([
      ["email-changed", newEmail],
      ["email-left", person(1).email],
    ]);
    await changeName(db, id, "Ada Okafor", 2);
    await db.rows("update app.emails set state = 'sent', lease_until = null where kind = 'email-changed'");
    expect((await claimEmails(db)).map(({ kind }) => kind)).toEqual(["details-changed"]);
  });

  test("works once, for as long as the wish is kept, and by the newest link only", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const id = await bookFor(db, await addWorkshop(db, { days }), person(1));
    await askEmailChange(db, id, "first@people.example");
    const first = await newestEmailChange(db, id);
    await askEmailChange(db, id, "second@people.example");
    const second = await newestEmailChange(db, id);
    expect(await confirmEmailChange(db, first)).toEqual({ outcome: "not-found" });
    await db.setClock("2027-03-02T12:00:00Z");
    expect(await confirmEmailChange(db, second)).toEqual({ outcome: "expired" });
    await askEmailChange(db, id, "third@people.example");
    const third = await newestEmailChange(db, id);
    await db.setClock("2027-03-03T11:59:59Z");
    expect((await confirmEmailChange(db, third)).outcome).toBe("changed");
    expect(await confirmEmailChange(db, third)).toEqual({ outcome: "already-confirmed" });
    expect((await showBooking(db, id)).person.email).toBe("third@people.example");
  });

  test("is asked for at an address that took the email hours later, and not once the wish is over", async ({
    db,
  }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const id = await bookFor(db, await addWorkshop(db, { days }), person(1));
    await askEmailChange(db, id, newEmail);
    await db.setClock("2027-03-01T15:00:00Z");
    const [asking] = (await claimEmails(db, 100, 60)).filter(({ kind }) => kind === "confirm-email");
    expect(asking && (await markSending(db, asking))).toBe(true);
    expect(asking && (await settle(db, asking, "retry", "greylisted"))).toBe(true);
    await db.setClock("2027-03-02T12:00:00Z");
    await claimEmails(db);
    expect(await db.rows("select state from app.emails where kind = 'confirm-email'")).toEqual([
      { state: "withdrawn" },
    ]);
  });

  test("is not asked for when the booking is over", async ({ db }) => {
    const id = await bookedOn(db);
    await askEmailChange(db, id, newEmail);
    await cancel(db, id);
    expect((await claimEmails(db)).map(({ kind }) => kind)).not.toContain("confirm-email");
  });

  test("answers the same whoever the new email belongs to, and says more only to its holder", async ({
    db,
  }) => {
    const slug = await addWorkshop(db);
    const id = await bookFor(db, slug, person(1));
    await bookFor(db, slug, person(2));
    expect(await changeEmail(db, id, person(2).email)).toEqual({ outcome: "already-booked" });
    expect((await showBooking(db, id)).person.email).toBe(person(1).email);
    expect(await changeEmail(db, id, person(1).email.toUpperCase())).toEqual({ outcome: "unchanged" });
    expect(await showBooking(db, id)).toMatchObject({ version: 1, link_version: 1 });
  });

  test("presses an unpressed hold, for a place and for a place in line", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const held = await hold(db, slug, person(1));
    const inLine = await hold(db, slug, person(2));
    expect((await changeEmail(db, held)).outcome).toBe("changed");
    expect(await showBooking(db, held)).toMatchObject({ status: "confirmed", held_until: null });
    expect((await changeEmail(db, inLine, "bo@people.example")).outcome).toBe("changed");
    expect(await showBooking(db, inLine)).toMatchObject({ status: "waiting", position: 1, held_until: null });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("is not held up by what somebody else typed with the new email, and nobody pressed", async ({
    db,
  }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days, capacity: 3 });
    const id = await bookFor(db, slug, person(1));
    const typed = await hold(db, slug, { ...person(2), email: newEmail });
    expect(await changeEmail(db, id)).toEqual({ outcome: "changed", booking_id: id });
    expect(await showBooking(db, typed)).toMatchObject({ status: "cancelled", ended_as: "unpressed" });
    expect(await showBooking(db, id)).toMatchObject({ status: "confirmed", person: { email: newEmail } });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("leaves be what is better than one's own, what a colleague gave, and what was pressed", async ({
    db,
  }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days, capacity: 2 });
    const given = await bookFor(db, slug, person(3));
    const theirs = await hold(db, slug, { ...person(2), email: newEmail });
    const mine = await bookFor(db, slug, person(1));
    expect(await changeEmail(db, mine)).toEqual({ outcome: "already-booked" });
    expect((await showBooking(db, theirs)).status).toBe("held");
    const third = "third@people.example";
    await handOver(db, given, { ...person(4), email: third }, { known_partner: false });
    expect(await cancel(db, theirs)).toBe("cancelled");
    expect(await take(db, mine)).toBe("taken");
    expect(await changeEmail(db, mine, third)).toEqual({ outcome: "already-booked" });
    const pressed = person(5);
    await cancel(db, mine);
    await bookFor(db, slug, pressed);
    const again = await bookFor(db, slug, person(6));
    expect(await changeEmail(db, again, pressed.email)).toEqual({ outcome: "already-booked" });
  });

  test("makes links of an offer that went to the old email useless; the offer stays", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const holder = await bookFor(db, slug, person(1));
    const offered = await bookFor(db, slug, person(2));
    await cancel(db, holder);
    expect((await changeEmail(db, offered)).outcome).toBe("changed");
    expect(await take(db, offered, 1)).toBe("not-found");
    expect(await take(db, offered)).toBe("taken");
  });

  test("waits where the new holder has another offer to answer first, and goes on when that is done", async ({
    db,
  }) => {
    const offer = async (slug: string, who: number) => {
      await addWorkshop(db, { slug, capacity: 1 });
      const holder = await bookFor(db, slug, person(who + 10));
      const id = await bookFor(db, slug, person(who));
      await cancel(db, holder);
      return id;
    };
    const theirs = await offer("there", 1);
    const mine = await offer("here", 2);
    expect(await changeEmail(db, mine, person(1).email)).toEqual({ outcome: "other-offer-open" });
    expect((await showBooking(db, mine)).person.email).toBe(person(2).email);
    expect(await runChecks(db)).toEqual(noFaults);
    const change = await newestEmailChange(db, mine);
    expect(await take(db, theirs)).toBe("taken");
    expect((await confirmEmailChange(db, change)).outcome).toBe("changed");
    expect(await showBooking(db, mine)).toMatchObject({
      status: "offered",
      person: { email: person(1).email },
    });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("of an offer lets the old holder have one elsewhere at once", async ({ db }) => {
    const full = async (slug: string, who: number) => {
      await addWorkshop(db, { slug, capacity: 1 });
      return { holder: await bookFor(db, slug, person(who)), waiting: await bookFor(db, slug, person(1)) };
    };
    const here = await full("here", 2);
    const there = await full("there", 3);
    await cancel(db, here.holder);
    await cancel(db, there.holder);
    expect((await showBooking(db, there.waiting)).status).toBe("waiting");
    await changeEmail(db, here.waiting);
    expect((await showBooking(db, there.waiting)).status).toBe("offered");
  });

  test("takes what is needed along, for the new holder alone", async ({ db }) => {
    const id = await bookFor(db, await addWorkshop(db), person(1), { needs: "A hearing loop" });
    await changeEmail(db, id);
    await db.rows("delete from app.people where email = $1", [person(1).email]);
    expect(await showBooking(db, id)).toMatchObject({ has_needs: true, person: { email: newEmail } });
  });

  test("leaves the person's other bookings where they were", async ({ db }) => {
    const id = await bookFor(db, await addWorkshop(db, { slug: "here" }), person(1));
    const other = await bookFor(db, await addWorkshop(db, { slug: "there" }), person(1));
    await changeEmail(db, id);
    expect((await showBooking(db, other)).person.email).toBe(person(1).email);
  });

  test("cannot be asked for by a revoked link, nor confirmed once the booking is over", async ({ db }) => {
    const id = await bookedOn(db);
    expect(await askEmailChange(db, id, newEmail, { link_version: 2 })).toEqual({ outcome: "not-found" });
    await askEmailChange(db, id, newEmail);
    await cancel(db, id);
    expect(await confirmEmailChange(db, await newestEmailChange(db, id))).toEqual({ outcome: "over" });
    expect(await askEmailChange(db, id, newEmail)).toEqual({ outcome: "over" });
    expect(await confirmEmailChange(db, randomUUID())).toEqual({ outcome: "not-found" });
  });

  test("cannot be used to write to many people: one booking and one email ask so often an hour", async ({
    db,
  }) => {
    const id = await bookedOn(db);
    const limits = { email_per_hour: 2, client_per_hour: 100 };
    const outcomes: string[] = [];
    for (const n of [1, 2, 3]) {
      outcomes.push((await askEmailChange(db, id, `someone.${n}@people.example`, { limits })).outcome);
    }
    expect(outcomes).toEqual(["asked", "asked", "limited"]);
  });

  test("pressed many times at the same moment changes it once", async ({ db }) => {
    const id = await bookedOn(db);
    await askEmailChange(db, id, newEmail);
    const change = await newestEmailChange(db, id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => confirmEmailChange(db, change)));
    expect(answers.filter(({ outcome }) => outcome === "changed")).toHaveLength(1);
    expect((await showBooking(db, id)).version).toBe(3);
  });
});

describe("what somebody needs", () => {
  test("is kept, replaced and removed, without an email and never in the trail", async ({ db }) => {
    const id = await bookedOn(db);
    expect(await changeNeeds(db, id, "A hearing loop")).toBe("changed");
    expect(await changeNeeds(db, id, "A hearing loop\nNo nuts")).toBe("changed");
    expect(await db.rows("select needs from app.access_needs")).toEqual([
      { needs: "A hearing loop\nNo nuts" },
    ]);
    expect(await showBooking(db, id)).toMatchObject({ has_needs: true, version: 1 });
    expect(await changeNeeds(db, id, "")).toBe("changed");
    expect(await showBooking(db, id)).toMatchObject({ has_needs: false, version: 1 });
    expect(await emailsAbout(db, id)).toEqual(["booked 1"]);
    const trail = await db.rows("select * from app.audit order by id");
    expect(trail.slice(-3).map(({ what }) => what)).toEqual([
      "needs-changed",
      "needs-changed",
      "needs-removed",
    ]);
    expect(JSON.stringify(trail)).not.toMatch(/hearing|nuts/);
  });

  test("cannot be told after the end, by a revoked link, or when the booking is over", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days });
    const id = await bookFor(db, slug, person(1));
    const gone = await bookFor(db, slug, person(2));
    await cancel(db, gone);
    expect(await changeNeeds(db, gone, "No nuts")).toBe("over");
    expect(await changeNeeds(db, id, "No nuts", 2)).toBe("not-found");
    await db.setClock("2027-03-10T16:00:00Z");
    expect(await changeNeeds(db, id, "No nuts")).toBe("too-late");
    expect(await db.rows("select * from app.access_needs")).toEqual([]);
  });

  test("can be taken back after the end", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const id = await bookFor(db, await addWorkshop(db, { days }), person(1), { needs: "No nuts" });
    await db.setClock("2027-03-12T12:00:00Z");
    expect(await changeNeeds(db, id, "")).toBe("changed");
    expect(await db.rows("select * from app.access_needs")).toEqual([]);
  });
});
