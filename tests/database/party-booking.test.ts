import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { dayFromNow, person } from "../support/people.ts";
import {
  addWorkshop,
  book,
  bookFor,
  cancel,
  claimEmails,
  confirm,
  emailsAbout,
  noFaults,
  runChecks,
  sendAll,
  showBooking,
  sweep,
  take,
} from "./acts.ts";
import { handOver, moveTo } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { organise } from "./organising-acts.ts";
import {
  bookParty,
  bookingOf,
  colleague,
  manager,
  partyFor,
  partyRequest,
  showParty,
  standing,
} from "./party-acts.ts";
import { receipt } from "./shapes.ts";

describe("booking for a team", () => {
  test("with room for all, everyone has a place, whichever way was chosen", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 6 });
    expect(await partyFor(db, slug, [1, 2, 3])).toMatchObject({ confirmed: 3, held: 0, waiting: 0 });
    expect(await partyFor(db, slug, [4, 5, 6], { together: false })).toMatchObject({ confirmed: 3 });
    expect(await standing(db, slug, [1, 2, 3, 4, 5, 6])).toBe(Array(6).fill("confirmed").join(" "));
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("a team that must stay together waits as one, next to each other in line", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    await bookFor(db, slug, person(1));
    const reply = await partyFor(db, slug, [2, 3]);
    expect(reply).toMatchObject({ confirmed: 0, held: 0, waiting: 2 });
    const party = await showParty(db, reply.party_id);
    expect(party?.people.map(({ status, position }) => [status, position])).toEqual([
      ["waiting", 1],
      ["waiting", 2],
    ]);
    // One place is free still, and nobody who waits can take it alone.
    expect((await book(db, slug, person(4))).outcome).toBe("booked");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("a team that the room can never hold all together is told so, and waits for nothing", async ({
    db,
  }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    expect(await bookParty(db, slug, [1, 2, 3])).toEqual({ outcome: "too-large", capacity: 2 });
    expect(await db.rows("select 1 from app.people")).toEqual([]);
    expect(await partyFor(db, slug, [1, 2, 3], { together: false })).toMatchObject({
      confirmed: 2,
      waiting: 1,
    });
  });

  test("who waits with a team that fewer places can no longer hold has the manager told", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 3 });
    const staying = await bookFor(db, slug, person(9));
    const { party_id } = await partyFor(db, slug, [1, 2, 3]);
    for (const capacity of [2, 1, 3, 2]) await organise(db, "change_workshop", { slug, capacity });
    expect(await emailsAbout(db, party_id)).toEqual([
      "party-booked 1",
      "party-too-large 1",
      "party-too-large 2",
    ]);
    await organise(db, "change_workshop", { slug, capacity: 3 });
    // Each time the outbox is looked into, the next of one party is judged.
    for (let looks = 0; looks < 3; looks += 1) await sendAll(db);
    const untrue = await db.rows("select state from app.emails where kind = 'party-too-large'");
    expect(untrue).toEqual([{ state: "withdrawn" }, { state: "withdrawn" }]);
    await cancel(db, staying);
    expect(await standing(db, slug, [1, 2, 3])).toBe("offered offered offered");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("as many as fit get places in the order given, and the rest wait one by one", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 3 });
    await bookFor(db, slug, person(9));
    expect(await partyFor(db, slug, [4, 2, 3, 1], { together: false })).toMatchObject({
      confirmed: 2,
      waiting: 2,
    });
    expect(await standing(db, slug, [4, 2, 3, 1])).toBe("confirmed confirmed waiting waiting");
    const waiting = await showBooking(db, await bookingOf(db, slug, 3));
    expect(waiting).toMatchObject({ position: 1, together: false, booked_by: manager.name });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("the places of colleagues from elsewhere are held until each has pressed their own link", async ({
    db,
  }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    const people = [colleague(1), colleague(2, { known_partner: false })];
    expect(await partyFor(db, slug, [], { people })).toMatchObject({ confirmed: 1, held: 1, waiting: 0 });
    expect((await book(db, slug, person(3))).outcome).toBe("waiting");
    expect(await confirm(db, await bookingOf(db, slug, 2))).toBe("confirmed");
    expect(await standing(db, slug, [1, 2])).toBe("confirmed confirmed");
  });

  test("of whom some did not press in time, the manager hears once, by their number", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, {
      capacity: 4,
      days: [{ date: "2027-04-14", starts: "09:30", ends: "16:00" }],
    });
    const people = [
      colleague(1, { known_partner: false }),
      colleague(2, { known_partner: false }),
      colleague(3, { known_partner: false }),
      { ...colleague(4), email: manager.email, known_partner: false },
    ];
    const { party_id } = await partyFor(db, slug, [], { people, together: false });
    expect(await confirm(db, await bookingOf(db, slug, 3))).toBe("confirmed");
    await sendAll(db);
    await db.setClock("2027-03-02T12:00:00Z");
    await sweep(db);
    await sweep(db);
    expect(await emailsAbout(db, party_id)).toEqual(["party-booked 1", "party-unpressed 1"]);
    const [email] = (await claimEmails(db)).filter(({ subject_type }) => subject_type === "party");
    // The manager's own place was held as well; of that the email to them as one of the party speaks.
    expect(email?.context).toMatchObject({ unpressed: 2, person: { email: manager.email } });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("a manager whose colleagues all press in time hears nothing more", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, {
      capacity: 2,
      days: [{ date: "2027-04-14", starts: "09:30", ends: "16:00" }],
    });
    const { party_id } = await partyFor(db, slug, [], { people: [colleague(1, { known_partner: false })] });
    const booking = await bookingOf(db, slug, 1);
    await confirm(db, booking);
    // What is handed on, and not pressed for, comes back: the team has lost nothing.
    await handOver(db, booking, person(5), { known_partner: false });
    await db.setClock("2027-03-03T12:00:00Z");
    await sweep(db);
    expect(await standing(db, slug, [1])).toBe("confirmed");
    expect(await emailsAbout(db, party_id)).toEqual(["party-booked 1"]);
  });

  test("each colleague gets one email of their own, and the manager one for all", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    const people = [colleague(1), colleague(2, { known_partner: false }), colleague(3), colleague(4)];
    const { party_id } = await partyFor(db, slug, [], { together: false, people });
    const emails = await claimEmails(db);
    expect(emails.map(({ kind, context }) => `${kind} ${mailboxOf(context)}`).sort()).toEqual([
      "booked person.1@people.example",
      "hold person.2@people.example",
      `party-booked ${manager.email}`,
      "waiting person.3@people.example",
      "waiting person.4@people.example",
    ]);
    expect(await emailsAbout(db, party_id)).toEqual(["party-booked 1"]);
  });

  test("organisation and team stand with every colleague, the role with its own", async ({ db }) => {
    const slug = await addWorkshop(db);
    await partyFor(db, slug, [], { people: [colleague(1), colleague(2, { role: "" })] });
    const first = await showBooking(db, await bookingOf(db, slug, 1));
    const second = await showBooking(db, await bookingOf(db, slug, 2));
    expect(first.person).toMatchObject({ organisation: "Meadow Primary School", team: "Year 5" });
    expect([first.person.role, second.person.role]).toEqual(["Learning mentor", ""]);
  });

  test("a manager may come along, or not", async ({ db }) => {
    const slug = await addWorkshop(db);
    const own = colleague(0, manager);
    const { party_id } = await partyFor(db, slug, [], { people: [own, colleague(1)] });
    expect((await showParty(db, party_id))?.people.map(({ email }) => email).sort()).toEqual([
      manager.email,
      "person.1@people.example",
    ]);
    expect(await partyFor(db, slug, [2])).toMatchObject({ confirmed: 1 });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("where any of them has a booking there, it says which, sends them the details, and books nobody", async ({
    db,
  }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    await bookFor(db, slug, person(1));
    await bookFor(db, slug, person(2));
    await bookFor(db, slug, person(3));
    const people = [
      colleague(7),
      colleague(3),
      colleague(8),
      colleague(1, { email: "PERSON.1@People.example " }),
    ];
    const key = randomUUID();
    const asked = { people, together: false, key };
    expect(await bookParty(db, slug, [], asked)).toEqual({ outcome: "already-booked", lines: [2, 4] });
    expect(await bookParty(db, slug, [], asked)).toEqual({ outcome: "already-booked", lines: [2, 4] });
    const told = await db.rows<{ email: string }>(
      `select p.email from app.emails e join app.bookings b on b.id = e.subject_id
       join app.people p on p.id = b.person_id where e.kind = 'already-booked' order by p.email`,
    );
    expect(told.map(({ email }) => email)).toEqual([person(1).email, person(3).email]);
    expect(await db.rows("select 1 from app.bookings")).toHaveLength(3);
    expect(await db.rows("select 1 from app.parties")).toEqual([]);
    expect(await db.rows("select 1 from app.people")).toHaveLength(3);
  });

  test("whose booking has come to its end can be booked again", async ({ db }) => {
    const slug = await addWorkshop(db);
    await cancel(db, await bookFor(db, slug, person(1)));
    expect((await bookParty(db, slug, [1, 2])).outcome).toBe("booked");
  });

  test("closed, cancelled and unknown workshops take no team", async ({ db }) => {
    const slug = await addWorkshop(db);
    await db.rows("update app.workshops set closes_at = app.clock()");
    expect(await bookParty(db, slug, [1])).toEqual({ outcome: "closed" });
    await db.rows("update app.workshops set cancelled_at = app.clock()");
    expect(await bookParty(db, slug, [1])).toEqual({ outcome: "cancelled" });
    expect(await bookParty(db, "no-such-workshop", [1])).toEqual({ outcome: "not-found" });
    expect(await db.rows("select 1 from app.people")).toEqual([]);
  });

  test("nobody and thirteen people are no team, and neither is one person twice", async ({ db }) => {
    const slug = await addWorkshop(db);
    const thirteen = Array.from({ length: 13 }, (_, number) => number);
    for (const numbers of [[], thirteen, [1, 1]]) {
      await expect(bookParty(db, slug, numbers)).rejects.toThrow();
    }
    expect(await db.rows("select 1 from app.bookings")).toEqual([]);
  });
});

describe("pressing the button of a team twice", () => {
  test("gives the first outcome again, word for word, and nothing more", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    const key = randomUUID();
    const first = await bookParty(db, slug, [1, 2, 3], { key, together: false });
    expect(await bookParty(db, slug, [1, 2, 3], { key, together: false })).toEqual(first);
    expect(await db.rows("select 1 from app.emails")).toHaveLength(4);
  });

  test("at the same moment books once", async ({ db }) => {
    const slug = await addWorkshop(db);
    const key = randomUUID();
    const replies = await Promise.all([1, 2, 3].map(() => bookParty(db, slug, [1, 2], { key })));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await db.rows("select 1 from app.bookings")).toHaveLength(2);
  });

  test("with other answers under the same key is refused, and a key serves one form only", async ({ db }) => {
    const slug = await addWorkshop(db);
    const key = randomUUID();
    await partyFor(db, slug, [1], { key });
    expect(await bookParty(db, slug, [2], { key })).toEqual({ outcome: "key-reused" });
    expect(await book(db, slug, person(3), { key })).toEqual({ outcome: "key-reused" });
  });
});

describe("the limits of a team", () => {
  const strict = {
    limits: { email_per_hour: 2, client_per_hour: 9, manager_per_hour: 2, colleague_per_hour: 2 },
  };

  test("count each person for the client, however few teams they are in", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 20 });
    const managed = (n: number) => ({
      ...strict,
      manager: { name: "Maya", email: `maya.${n}@managers.example` },
    });
    await partyFor(db, slug, [1, 2, 3, 4], managed(1));
    const tooMany = await bookParty(db, slug, [5, 6, 7, 8, 9, 10], managed(2));
    if (tooMany.outcome !== "limited") throw new Error(tooMany.outcome);
    expect(tooMany.retry_after).toBeLessThanOrEqual(2 * 3600);
    await partyFor(db, slug, [5, 6, 7, 8, 9], managed(3));
    expect((await bookParty(db, slug, [10], managed(4))).outcome).toBe("limited");
    expect((await book(db, slug, person(10), { ...strict, client: "one council" })).outcome).toBe("limited");
  });

  test("let somebody who comes along plan a dozen workshops for a team in an hour, and no more", async ({
    db,
  }) => {
    const outcomes: string[] = [];
    for (let n = 1; n <= 13; n += 1) {
      const slug = await addWorkshop(db, { slug: `workshop-${n}` });
      const people = [colleague(0, manager), colleague(1)];
      outcomes.push((await bookParty(db, slug, [], { people, limits: undefined })).outcome);
    }
    expect(outcomes).toEqual([...Array<string>(12).fill("booked"), "limited"]);
    // What a colleague books alone is counted apart.
    const own = await addWorkshop(db, { slug: "own" });
    expect((await book(db, own, person(1), { limits: undefined })).outcome).toBe("booked");
  });

  test("count the manager for each team", async ({ db }) => {
    const slug = await addWorkshop(db);
    await partyFor(db, slug, [1], strict);
    await partyFor(db, slug, [2], strict);
    const reply = await bookParty(db, slug, [3], strict);
    if (reply.outcome !== "limited") throw new Error(reply.outcome);
    expect(reply.retry_after).toBeLessThanOrEqual(2 * 3600);
    expect(await standing(db, slug, [3])).toBe("none");
  });

  test("count each colleague, so that nobody is sent email after email through a team", async ({ db }) => {
    const slug = await addWorkshop(db);
    const others = [1, 2, 3].map((number) => ({ name: "Maya", email: `maya.${number}@managers.example` }));
    const outcomes: string[] = [];
    for (const who of others) {
      const reply = await bookParty(db, slug, [1], { ...strict, manager: who });
      outcomes.push(reply.outcome);
      if (reply.outcome === "booked") await cancel(db, await bookingOf(db, slug, 1));
    }
    expect(outcomes).toEqual(["booked", "booked", "limited"]);
  });

  test("count a manager who comes along once", async ({ db }) => {
    const slug = await addWorkshop(db);
    const once = { limits: { email_per_hour: 1, client_per_hour: 9 }, people: [colleague(0, manager)] };
    expect((await bookParty(db, slug, [], once)).outcome).toBe("booked");
  });
});

describe("what a party shows", () => {
  test("to its manager: who and where, and no needs", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const { party_id, reference } = await partyFor(db, slug, [1, 2], { together: false });
    await db.rows(
      `insert into app.access_needs (booking_id, person_id, needs, changed_at)
       select id, person_id, 'a hearing loop', created_at from app.bookings where state = 'confirmed'`,
    );
    const party = await showParty(db, party_id);
    expect(party).toMatchObject({ reference, manager, together: false, offer: null, started: false });
    expect(party?.people.map(({ name, status, position }) => [name, status, position])).toEqual([
      ["Person 1", "confirmed", null],
      ["Person 2", "waiting", 1],
    ]);
    expect(JSON.stringify(party)).not.toMatch(/need|loop/);
    expect(await showParty(db, randomUUID())).toBeNull();
  });

  test("to its manager: the date to which somebody has moved, for as long as they are booked there", async ({
    db,
  }) => {
    const on = (month: string) => [{ date: `2027-${month}-10`, starts: "09:30", ends: "16:00" }];
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { slug: "april", days: on("04") });
    for (const month of ["05", "06"]) await addWorkshop(db, { slug: month, days: on(month) });
    const { party_id } = await partyFor(db, slug, [1, 2]);
    const moves = async () => (await showParty(db, party_id))?.people.map((member) => member.elsewhere);
    const first = await moveTo(db, await bookingOf(db, slug, 1), "05");
    expect(await moves()).toEqual([{ date: "2027-05-10", status: "confirmed", offer_until: null }, null]);
    const second = await moveTo(db, first, "06");
    expect(await moves()).toEqual([{ date: "2027-06-10", status: "confirmed", offer_until: null }, null]);
    await cancel(db, second);
    expect(await showParty(db, party_id)).toMatchObject({
      people: [{ status: "cancelled", ended_as: "moved", elsewhere: null }, { status: "confirmed" }],
    });
  });

  test("to its manager: a place on another date that was handed on there, and came back", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    for (const month of ["04", "05"]) {
      await addWorkshop(db, {
        slug: month,
        days: [{ date: `2027-${month}-10`, starts: "09:30", ends: "16:00" }],
      });
    }
    const { party_id } = await partyFor(db, "04", [1]);
    const there = await moveTo(db, await bookingOf(db, "04", 1), "05");
    const elsewhere = async () => (await showParty(db, party_id))?.people[0]?.elsewhere;
    const { booking_id: theirs = "" } = await handOver(db, there, person(5), { known_partner: false });
    // It is a colleague's for now, whom the manager has not booked.
    expect(await elsewhere()).toBeNull();
    await cancel(db, theirs);
    expect(await elsewhere()).toEqual({ date: "2027-05-10", status: "confirmed", offer_until: null });
  });

  test("to its manager: what each is held elsewhere after the workshop is called off", async ({ db }) => {
    const on = (month: string) => [{ date: `2027-${month}-10`, starts: "09:30", ends: "16:00" }];
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { slug: "april", days: on("04") });
    await addWorkshop(db, { slug: "05", days: on("05"), capacity: 2 });
    const { party_id } = await partyFor(db, slug, [1, 2], { together: false });
    await organise(db, "cancel_workshop", { slug });
    const elsewhere = async () => (await showParty(db, party_id))?.people.map((member) => member.elsewhere);
    const until = expect.any(String) as string;
    const offered = { date: "2027-05-10", status: "offered", offer_until: until };
    expect(await elsewhere()).toEqual([offered, offered]);
    expect(await take(db, await bookingOf(db, "05", 1))).toBe("taken");
    await db.setClock("2027-03-05T12:00:00Z");
    // The offer has lapsed by the clock, swept up or not.
    expect(await elsewhere()).toEqual([{ ...offered, status: "confirmed", offer_until: null }, null]);
  });

  test("to anybody with its reference: how many, and nobody's name", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    const people = [colleague(1), colleague(2, { known_partner: false }), colleague(3)];
    const { reference } = await partyFor(db, slug, [], { together: false, people });
    const reply = receipt.parse(
      await db.database.call("show_receipt", { reference: reference.toLowerCase() }),
    );
    expect(reply.party).toEqual({
      together: false,
      confirmed: 1,
      held: 1,
      offered: 0,
      waiting: 1,
      unpressed: 1,
    });
    expect(JSON.stringify(reply)).not.toMatch(/Person|Maya/);
  });

  test("a manager who is erased takes the list along, and leaves everybody their booking", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    await bookFor(db, slug, person(9));
    const { party_id } = await partyFor(db, slug, [1, 2]);
    await db.rows("delete from app.people where email = $1", [manager.email]);
    expect(await showParty(db, party_id)).toBeNull();
    expect(await standing(db, slug, [1, 2])).toBe("waiting waiting");
    // Nobody is left who could answer for both of them, so each waits alone.
    expect(await showBooking(db, await bookingOf(db, slug, 1))).toMatchObject({
      together: false,
      booked_by: null,
    });
  });

  test("a manager who does not come is kept for as long as the party is", async ({ db }) => {
    const slug = await addWorkshop(db, { days: [{ date: dayFromNow(40), starts: "09:30", ends: "16:00" }] });
    const { party_id } = await partyFor(db, slug, [1]);
    await db.setClock(`${dayFromNow(3)}T03:00:00Z`);
    await db.database.call("purge_expired");
    expect((await showParty(db, party_id))?.manager).toEqual(manager);
  });
});

function mailboxOf(context: { person: { email: string } } | { email: string }): string {
  return "person" in context ? context.person.email : context.email;
}

describe("what the site may send", () => {
  test("is written down whole: no more is read from it", async ({ db }) => {
    const slug = await addWorkshop(db);
    const reply = await db.database.call("book_party", {
      request: { ...partyRequest(slug, [1]), reference: "RT-33333333", state: "confirmed" },
    });
    expect(JSON.stringify(reply)).not.toContain("RT-33333333");
  });
});
