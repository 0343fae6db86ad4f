import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import {
  addWorkshop,
  allowSamples,
  book,
  claimEmails,
  markSending,
  noFaults,
  outcomeOf,
  runChecks,
  settle,
  showWorkshop,
} from "./acts.ts";
import { test } from "./fixture.ts";
import { organise } from "./organising-acts.ts";
import { noteInterest, somewhatLater, toCome } from "./own-acts.ts";
import type { TestDatabase } from "../support/postgres.ts";

const emails = (db: TestDatabase) =>
  db.rows<{ email: string; course: string }>(
    `select p.email, i.course from app.emails e
     join app.interest i on i.id = e.subject_id join app.people p on p.id = i.person_id
     where e.kind = 'interest-open' order by 1, 2`,
  );

describe("interest in a course", () => {
  test("is noted once a person and course, whatever the letters of the email", async ({ db }) => {
    expect(await noteInterest(db, person(1), "circles")).toBe("noted");
    const loud = { ...person(1), email: " PERSON.1@people.example" };
    expect(await noteInterest(db, loud, "circles")).toBe("already-noted");
    expect(await noteInterest(db, person(1), "peer-mentoring")).toBe("noted");
    expect(await db.rows("select * from app.interest")).toHaveLength(2);
    expect(await db.rows("select * from app.people")).toHaveLength(1);
  });

  test("stops after a few times in an hour", async ({ db }) => {
    const limits = { email_per_hour: 2, client_per_hour: 300 };
    const answers = [];
    for (const course of ["a", "b", "c"]) answers.push(await noteInterest(db, person(1), course, { limits }));
    expect(answers).toEqual(["noted", "noted", "limited"]);
  });

  test("twenty at once note it once", async ({ db }) => {
    await Promise.all(Array.from({ length: 20 }, () => noteInterest(db, person(1), "circles")));
    expect(await db.rows("select * from app.interest")).toHaveLength(1);
  });
});

describe("when a workshop is added", () => {
  test("everyone who waits to hear of its course is told, once, and before booking opens", async ({ db }) => {
    await db.setClock("2027-01-05T12:00:00Z");
    for (const number of [1, 2]) await noteInterest(db, person(number), "circles");
    await noteInterest(db, person(3), "peer-mentoring");
    await addWorkshop(db, { slug: "new", days: toCome, opens_at: "2027-02-01T09:00:00Z" });
    const told = [1, 2].map((number) => ({ email: person(number).email, course: "circles" }));
    expect(await emails(db)).toEqual(told);
    await addWorkshop(db, { slug: "another", days: somewhatLater });
    await addWorkshop(db, { slug: "new", days: toCome });
    expect(await emails(db)).toEqual(told);
    const [email] = await claimEmails(db, 1);
    expect(email).toMatchObject({
      kind: "interest-open",
      context: { course: "circles", workshop: { slug: "new", opens_at: "2027-02-01T09:00:00+00:00" } },
    });
  });

  test("who asked to hear first has a day before anybody can book, less where booking closes soon", async ({
    db,
  }) => {
    await db.setClock("2027-01-05T12:00:00Z");
    const opening = async (changes: Parameters<typeof addWorkshop>[1]) => {
      await noteInterest(db, person(1), "circles");
      return (await showWorkshop(db, await addWorkshop(db, changes))).opens_at;
    };
    expect(await opening({ slug: "later", days: toCome })).toBe("2027-01-06T12:00:00+00:00");
    expect((await book(db, "later", person(2))).outcome).toBe("closed");
    const soon = { slug: "soon", days: toCome, closes_at: "2027-01-05T22:00:00Z" };
    expect(await opening(soon)).toBe("2027-01-05T17:00:00+00:00");
    const said = { slug: "said", days: toCome, opens_at: "2027-01-05T12:00:00Z" };
    expect(await opening(said)).toBe("2027-01-05T12:00:00+00:00");
    await addWorkshop(db, { slug: "heard-by-nobody", days: toCome });
    expect((await showWorkshop(db, "heard-by-nobody")).opens_at).toBe("2027-01-05T12:00:00+00:00");
  });

  test("whoever asks again after being told hears of the next", async ({ db }) => {
    await noteInterest(db, person(1), "circles");
    await addWorkshop(db, { slug: "first" });
    expect(await noteInterest(db, person(1), "circles")).toBe("noted");
    await addWorkshop(db, { slug: "second" });
    expect(await emails(db)).toHaveLength(2);
  });

  test("nobody is written to about a sample, or about what can no longer be booked", async ({ db }) => {
    await db.setClock("2027-03-09T12:00:00Z");
    await allowSamples(db);
    await noteInterest(db, person(1), "circles");
    await addWorkshop(db, { slug: "sample", days: somewhatLater, is_sample: true });
    await addWorkshop(db, { slug: "tomorrow", days: toCome });
    await addWorkshop(db, { slug: "past", days: [{ date: "2019-03-10", starts: "09:30", ends: "16:00" }] });
    expect(await emails(db)).toEqual([]);
    await addWorkshop(db, { slug: "real", days: somewhatLater });
    expect(await emails(db)).toHaveLength(1);
  });

  test("two imports at once tell everyone once", async ({ db }) => {
    for (let number = 1; number <= 10; number += 1) await noteInterest(db, person(number), "circles");
    await Promise.all(["one", "two", "three"].map((slug) => addWorkshop(db, { slug })));
    expect(await emails(db)).toHaveLength(10);
  });
});

describe("when the workshop is no date any more before the email leaves", () => {
  const callOff = async (db: TestDatabase, slug: string) =>
    (await organise(db, "cancel_workshop", { slug })).outcome;
  const untold = async (db: TestDatabase) =>
    (await db.rows("select from app.interest where told_at is null")).length;

  test("called off: nobody is written to, and everyone hears of the next date", async ({ db }) => {
    await db.setClock("2027-01-05T12:00:00Z");
    for (const number of [1, 2, 3]) await noteInterest(db, person(number), "circles");
    await addWorkshop(db, { slug: "first", days: toCome });
    const [sent, claimed] = await claimEmails(db, 2);
    if (!sent || !claimed) throw new Error("Nobody was written to");
    await markSending(db, sent);
    await settle(db, sent, "sent");
    expect(await callOff(db, "first")).toBe("cancelled");
    // One has been told, one was in a sender's hands, and one was queued.
    expect(await markSending(db, claimed)).toBe(false);
    expect(await claimEmails(db)).toEqual([]);
    expect(await untold(db)).toBe(2);
    await addWorkshop(db, { slug: "second", days: somewhatLater });
    const again = await claimEmails(db);
    const second = { kind: "interest-open", context: { workshop: { slug: "second" } } };
    expect(again).toMatchObject([second, second]);
    expect(await untold(db)).toBe(0);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("called off while another date is open that came since they asked: they hear of that one", async ({
    db,
  }) => {
    await db.setClock("2027-01-05T12:00:00Z");
    await addWorkshop(db, { slug: "known", days: somewhatLater });
    await db.setClock("2027-01-05T13:00:00Z");
    await noteInterest(db, person(1), "circles");
    await addWorkshop(db, { slug: "first", days: toCome });
    await db.setClock("2027-01-05T14:00:00Z");
    await noteInterest(db, person(2), "circles");
    await addWorkshop(db, { slug: "second", days: somewhatLater });
    await callOff(db, "first");
    const second = { kind: "interest-open", context: { workshop: { slug: "second" } } };
    const told = await claimEmails(db);
    expect(told).toMatchObject([second, second]);
    for (const email of told) {
      await markSending(db, email);
      await settle(db, email, "sent");
    }
    expect(await untold(db)).toBe(0);
    // What was open when they asked is none that they have not heard of.
    await db.setClock("2027-01-05T15:00:00Z");
    await noteInterest(db, person(3), "circles");
    await addWorkshop(db, { slug: "third", days: toCome });
    await callOff(db, "third");
    expect(await claimEmails(db)).toEqual([]);
    expect(await untold(db)).toBe(1);
  });

  test("closed for booking: the same", async ({ db }) => {
    await db.setClock("2027-01-05T12:00:00Z");
    await noteInterest(db, person(1), "circles");
    await addWorkshop(db, { slug: "first", days: toCome });
    await db.setClock("2027-03-09T12:00:00Z");
    expect(await claimEmails(db)).toEqual([]);
    await addWorkshop(db, { slug: "second", days: somewhatLater });
    expect(await claimEmails(db)).toMatchObject([{ context: { workshop: { slug: "second" } } }]);
  });

  test("who has asked again meanwhile is told once", async ({ db }) => {
    await db.setClock("2027-01-05T12:00:00Z");
    await noteInterest(db, person(1), "circles");
    await addWorkshop(db, { slug: "first", days: toCome });
    expect(await noteInterest(db, person(1), "circles")).toBe("noted");
    await callOff(db, "first");
    await addWorkshop(db, { slug: "second", days: somewhatLater });
    expect(await claimEmails(db)).toHaveLength(1);
  });
});

describe("taking an email off", () => {
  const idOf = async (db: TestDatabase) => {
    const [row] = await db.rows<{ id: string }>("select id from app.interest order by created_at limit 1");
    return row?.id ?? "";
  };

  test("ends every wish of that person for that course, and may be pressed twice", async ({ db }) => {
    await noteInterest(db, person(1), "circles");
    await addWorkshop(db, { slug: "first" });
    await noteInterest(db, person(1), "circles");
    await noteInterest(db, person(1), "peer-mentoring");
    await noteInterest(db, person(2), "circles");
    const id = await idOf(db);
    expect(await outcomeOf(db, "leave_interest", { interest_id: id })).toBe("left");
    expect(await outcomeOf(db, "leave_interest", { interest_id: id })).toBe("already-left");
    const left = await db.rows("select course from app.interest order by course");
    expect(left).toEqual([{ course: "circles" }, { course: "peer-mentoring" }]);
  });

  test("before the email leaves, nobody is written to", async ({ db }) => {
    await noteInterest(db, person(1), "circles");
    await addWorkshop(db);
    await outcomeOf(db, "leave_interest", { interest_id: await idOf(db) });
    expect(await claimEmails(db)).toEqual([]);
  });
});
