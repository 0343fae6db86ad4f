import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import {
  addWorkshop,
  book,
  bookFor,
  claimEmails,
  emailsAbout,
  hold,
  noFaults,
  runChecks,
  sendAll,
  showBooking,
  showWorkshop,
  sweep,
  take,
} from "./acts.ts";
import { test } from "./fixture.ts";
import { audited, organise } from "./organising-acts.ts";
import { partyFor } from "./party-acts.ts";

const slug = "circles-in-january";
const morning = "2027-03-01T09:00:00Z";
const days = [
  { date: "2027-05-10", starts: "09:30", ends: "16:00" },
  { date: "2027-05-11", starts: "09:30", ends: "16:00" },
];

describe("changing a workshop", () => {
  test("what is not named stays, and what there is to eat is news to nobody", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days });
    const booking = await bookFor(db, slug, person(1));
    const before = await showWorkshop(db, slug);
    const answer = await organise(db, "change_workshop", { slug, catering: "Soup" });
    expect(answer).toEqual({ outcome: "changed", told: 0 });
    expect(await showWorkshop(db, slug)).toEqual({ ...before, catering: "Soup" });
    expect(await emailsAbout(db, booking)).toEqual(["booked 1"]);
  });

  test("how to get there, and whether there are steps, is told to everybody", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, step_free: "yes" });
    const booking = await bookFor(db, slug, person(1));
    const answer = await organise(db, "change_workshop", { slug, step_free: "no" });
    expect(answer).toEqual({ outcome: "changed", told: 1 });
    expect(await emailsAbout(db, booking)).toEqual(["booked 1", "workshop-changed 2"]);
    const bus = { slug, step_free: "no", directions: "Bus 8 to the gate" };
    expect(await organise(db, "change_workshop", bus)).toEqual({ outcome: "changed", told: 1 });
    expect(await organise(db, "change_workshop", bus)).toEqual({ outcome: "changed", told: 0 });
    expect((await organise(db, "change_workshop", { slug, step_free: null })).outcome).toBe("changed");
    expect((await showWorkshop(db, slug)).step_free).toBeNull();
  });

  test("a day that has begun stays where it is, and a later one can move", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days });
    await db.setClock("2027-05-10T17:00:00Z");
    const both = [
      { date: "2027-05-17", starts: "09:30", ends: "16:00" },
      { date: "2027-05-18", starts: "09:30", ends: "16:00" },
    ];
    expect((await organise(db, "change_workshop", { slug, days: both })).outcome).toBe("in-the-past");
    const second = [days[0], both[1]];
    expect((await organise(db, "change_workshop", { slug, days: second })).outcome).toBe("changed");
  });

  test("once it has begun, only those who have a place are told", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 1 });
    const placed = await bookFor(db, slug, person(1));
    const waiting = await bookFor(db, slug, person(2));
    const { party_id } = await partyFor(db, slug, [3]);
    await sendAll(db);
    await db.setClock("2027-05-10T17:00:00Z");
    const answer = await organise(db, "change_workshop", { slug, venue: "Ward House" });
    expect(answer).toEqual({ outcome: "changed", told: 1 });
    expect((await emailsAbout(db, placed)).at(-1)).toBe("workshop-changed 2");
    expect(await emailsAbout(db, waiting)).toEqual(["waiting 1"]);
    expect(await emailsAbout(db, party_id)).toEqual(["party-booked 1"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("held up until it has begun, the news goes to nobody who only waited", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 1 });
    await bookFor(db, slug, person(1));
    await bookFor(db, slug, person(2));
    await sendAll(db);
    await organise(db, "change_workshop", { slug, venue: "Ward House" });
    await db.setClock("2027-05-10T17:00:00Z");
    const news = (await claimEmails(db)).filter(({ kind }) => kind === "workshop-changed");
    expect(news.map(({ context }) => "person" in context && context.person.email)).toEqual([person(1).email]);
  });

  test("saying the same days, venue and title again is no news", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days });
    await bookFor(db, slug, person(1));
    const { venue } = await showWorkshop(db, slug);
    const same = { slug, days: [...days].reverse(), venue, title: "Circles" };
    expect(await organise(db, "change_workshop", same)).toEqual({ outcome: "changed", told: 0 });
    expect((await showWorkshop(db, slug)).version).toBe(1);
  });

  test("new days are told to everybody, and closing moves along to the same time of day", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 1, closes_at: "2027-05-07T17:00:00+01:00" });
    const placed = await bookFor(db, slug, person(1));
    const waiting = await bookFor(db, slug, person(2));
    const held = await hold(db, slug, person(3));
    const answer = await organise(db, "change_workshop", {
      slug,
      // Across the end of Summer Time.
      days: days.map((day, index) => ({ ...day, date: `2027-11-0${index + 8}` })),
    });
    expect(answer).toEqual({ outcome: "changed", told: 3 });
    const workshop = await showWorkshop(db, slug);
    expect(new Date(workshop.starts_at).toISOString()).toBe("2027-11-08T09:30:00.000Z");
    expect(new Date(workshop.ends_at).toISOString()).toBe("2027-11-09T16:00:00.000Z");
    expect(new Date(workshop.closes_at).toISOString()).toBe("2027-11-05T17:00:00.000Z");
    expect(workshop.version).toBe(2);
    for (const [id, first] of [
      [placed, "booked"],
      [waiting, "waiting"],
      [held, "hold"],
    ] as const) {
      expect(await emailsAbout(db, id)).toEqual([`${first} 1`, "workshop-changed 2"]);
      expect((await showBooking(db, id)).version).toBe(2);
    }
    expect(await audited(db, slug)).toContain("workshop-changed");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("a day that there is no longer is remembered for those who have it in their calendar", async ({
    db,
  }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days });
    const early = await bookFor(db, slug, person(1));
    await organise(db, "change_workshop", { slug, days: days.slice(0, 1) });
    await db.setClock("2027-03-02T09:00:00Z");
    const late = await bookFor(db, slug, person(2));
    expect((await showBooking(db, early)).dropped_days).toEqual([{ day: 2, ...days[1] }]);
    expect((await showBooking(db, late)).dropped_days).toEqual([]);
    await organise(db, "change_workshop", { slug, days });
    expect((await showBooking(db, early)).dropped_days).toEqual([]);
    expect((await showWorkshop(db, slug)).days).toHaveLength(2);
  });

  test("fewer places than are taken: nothing changes, and it says how many are", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 4 });
    for (const n of [1, 2]) await bookFor(db, slug, person(n));
    await hold(db, slug, person(3));
    const before = await showWorkshop(db, slug);
    const answer = await organise(db, "change_workshop", { slug, capacity: 2, venue: "Elsewhere" });
    expect(answer).toEqual({ outcome: "too-many-booked", taken: 3 });
    expect(await showWorkshop(db, slug)).toEqual(before);
    expect((await organise(db, "change_workshop", { slug, capacity: 3 })).outcome).toBe("changed");
    expect(await book(db, slug, person(4))).toMatchObject({ outcome: "waiting" });
  });

  test("more places are offered to those who wait, in order", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 1 });
    const ids = [];
    for (const n of [1, 2, 3, 4]) ids.push(await bookFor(db, slug, person(n)));
    await organise(db, "change_workshop", { slug, capacity: 3 });
    const states = await Promise.all(ids.map(async (id) => (await showBooking(db, id)).status));
    expect(states).toEqual(["confirmed", "offered", "offered", "waiting"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("a date that moves closer leaves as much time for an offer as one made now has", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 1 });
    await bookFor(db, slug, person(1));
    const next = await bookFor(db, slug, person(2));
    await organise(db, "change_workshop", { slug, capacity: 2 });
    const until = async () => new Date((await showBooking(db, next)).offer?.until ?? 0).toISOString();
    await organise(db, "change_workshop", { slug, venue: "Mill House" });
    expect(await until()).toBe("2027-03-03T09:00:00.000Z");
    // Half of the 72 hours that are left until the last day, and then the four that there are at least.
    for (const [date, end] of [
      ["2027-03-05", "2027-03-02T21:00:00.000Z"],
      ["2027-03-02", "2027-03-01T13:00:00.000Z"],
      ["2027-05-10", "2027-03-01T13:00:00.000Z"],
    ] as const) {
      await organise(db, "change_workshop", { slug, days: [{ date, starts: "09:00", ends: "12:00" }] });
      expect(await until()).toBe(end);
    }
    expect(await take(db, next)).toBe("taken");
  });

  test("a date that moves away ends the rush of the last 24 hours, with its links", async ({ db }) => {
    await db.setClock("2027-05-09T12:00:00Z");
    await addWorkshop(db, { days, capacity: 1, closes_at: "2027-05-10T09:30:00+01:00" });
    await bookFor(db, slug, person(1));
    const ids = [await bookFor(db, slug, person(2)), await bookFor(db, slug, person(3))];
    await db.rows("update app.workshops set capacity = 2");
    await sweep(db);
    const [first, second] = await Promise.all(ids.map((id) => showBooking(db, id)));
    expect([first?.offer?.first_come, second?.offer?.first_come]).toEqual([true, true]);
    const june = [{ date: "2027-06-14", starts: "09:30", ends: "16:00" }];
    await organise(db, "change_workshop", { slug, days: june });
    expect(await take(db, ids[1] ?? "", second?.offer?.number)).toBe("not-found");
    const now = await Promise.all(ids.map((id) => showBooking(db, id)));
    expect(now.map(({ status }) => status)).toEqual(["offered", "waiting"]);
  });

  test("a workshop is not moved into the past, nor changed once it is off or over", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days });
    const past = [{ date: "2027-02-28", starts: "09:30", ends: "16:00" }];
    expect((await organise(db, "change_workshop", { slug, days: past })).outcome).toBe("in-the-past");
    expect((await organise(db, "change_workshop", { slug: "nowhere" })).outcome).toBe("not-found");
    await db.setClock("2027-05-10T12:00:00Z");
    const moved = [days[0], { ...days[1], date: "2027-05-12" }];
    expect((await organise(db, "change_workshop", { slug, days: moved })).outcome).toBe("changed");
    await db.setClock("2027-05-12T16:00:00Z");
    expect((await organise(db, "change_workshop", { slug, venue: "B" })).outcome).toBe("over");
    await db.rows("update app.workshops set cancelled_at = app.clock()");
    expect((await organise(db, "change_workshop", { slug, venue: "B" })).outcome).toBe("cancelled");
  });
});

describe("what has changed", () => {
  const told = async (db: Parameters<typeof organise>[0]) =>
    (await claimEmails(db)).map(({ kind, context }) => [kind, "was" in context ? context.was : undefined]);

  test("is told from what somebody last heard, in one email for several changes", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, venue: "Ward House" });
    const early = await bookFor(db, slug, person(1));
    const { party_id } = await partyFor(db, slug, [2]);
    await sendAll(db);
    await db.setClock("2027-03-02T09:00:00Z");
    await organise(db, "change_workshop", { slug, venue: "Mill House" });
    await db.setClock("2027-03-03T09:00:00Z");
    const late = await bookFor(db, slug, person(3));
    await db.setClock("2027-03-04T09:00:00Z");
    await organise(db, "change_workshop", { slug, days: days.slice(0, 1) });
    const both = days.map((day, index) => ({ day: index + 1, ...day }));
    const ward = { title: "Circles", venue: "Ward House", days: both, directions: "", step_free: null };
    expect(await told(db)).toEqual([
      ["booked", undefined],
      ...Array<unknown>(3).fill([expect.stringMatching(/workshop-changed$/), ward]),
    ]);
    for (const id of [early, party_id]) {
      const states = await db.rows(
        "select state from app.emails where subject_id = $1 and kind like '%workshop-changed' order by id",
        [id],
      );
      expect(states).toEqual([{ state: "withdrawn" }, { state: "claimed" }]);
    }
    // Whoever booked in between had heard of the new venue already.
    await db.rows(
      "update app.emails set state = 'sent', lease_until = null where subject_id = $1 and kind = 'booked'",
      [late],
    );
    expect(await told(db)).toEqual([["workshop-changed", { ...ward, venue: "Mill House" }]]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("is said again in an email that is sent again", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, venue: "Ward House" });
    await bookFor(db, slug, person(1));
    await sendAll(db);
    await db.setClock("2027-03-02T09:00:00Z");
    await organise(db, "change_workshop", { slug, venue: "Mill House" });
    await sendAll(db);
    const [sent] = await db.rows<{ id: number }>("select id from app.emails where kind = 'workshop-changed'");
    await db.database.call("send_again", { email_id: sent?.id });
    expect(await told(db)).toEqual([["workshop-changed", expect.objectContaining({ venue: "Ward House" })]]);
  });
});

describe("joining instructions", () => {
  test("go to those with a place when they change, and only then", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 1 });
    const placed = await bookFor(db, slug, person(1));
    const waiting = await bookFor(db, slug, person(2));
    const first = { slug, joining: "Bring a pen.", online_link: "https://meet.example/abc" };
    expect(await organise(db, "change_joining", first)).toEqual({ outcome: "changed", told: 1 });
    expect(await organise(db, "change_joining", first)).toEqual({ outcome: "unchanged" });
    expect(await organise(db, "change_joining", { slug, joining: "Bring two." })).toMatchObject({ told: 1 });
    expect(await emailsAbout(db, placed)).toEqual(["booked 1", "joining 1", "joining 2"]);
    expect(await emailsAbout(db, waiting)).toEqual(["waiting 1"]);
    expect((await showBooking(db, placed)).joining).toEqual({
      text: "Bring two.",
      online_link: "https://meet.example/abc",
    });
    expect((await showBooking(db, waiting)).joining).toBeNull();
    expect(await db.rows("select state from app.emails where kind = 'joining' order by version")).toEqual([
      { state: "withdrawn" },
      { state: "queued" },
    ]);
  });

  test("the public page says that it is online, and never where", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, online_link: "https://meet.example/abc", joining: "The code is 7." });
    const shown = await showWorkshop(db, slug);
    expect(shown.is_online).toBe(true);
    expect(JSON.stringify(shown)).not.toMatch(/meet\.example|code is/);
    const [, list] = [await bookFor(db, slug, person(1)), await db.database.call("live_workshops")];
    expect(JSON.stringify(list)).not.toMatch(/meet\.example|code is/);
  });

  test.for(["http://meet.example/abc", "javascript:alert(1)", "https://meet.example/\nx"])(
    "a link that is none is refused: %s",
    async (online_link, { db }) => {
      await addWorkshop(db);
      await expect(organise(db, "change_joining", { slug, online_link })).rejects.toThrow();
    },
  );
});

describe("letting somebody in", () => {
  const admit = (db: Parameters<typeof organise>[0], n: number, more = {}) =>
    organise(db, "admit_attendee", { slug, ...person(n), ...more });

  test("beyond the capacity only where that is asked for, and it is on the record", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 1 });
    await bookFor(db, slug, person(1));
    expect(await admit(db, 2)).toEqual({ outcome: "full" });
    expect(await admit(db, 2, { beyond_capacity: true })).toMatchObject({ outcome: "admitted", extra: true });
    expect((await audited(db, slug)).at(-1)).toBe("attendee-admitted-beyond-capacity");
    expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 0, status: "full" });
    expect(await runChecks(db)).toEqual(noFaults);
    expect(await admit(db, 2)).toMatchObject({ outcome: "already-booked" });
  });

  test("out of order: who waits gets a place before those ahead, who keep their order", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 1 });
    await bookFor(db, slug, person(1));
    const ahead = await bookFor(db, slug, person(2));
    const chosen = await bookFor(db, slug, person(3));
    expect(await admit(db, 3)).toEqual({ outcome: "full" });
    expect(await admit(db, 3, { beyond_capacity: true })).toMatchObject({ booking_id: chosen, extra: true });
    expect(await emailsAbout(db, chosen)).toEqual(["waiting 1", "booked 2"]);
    expect(await showBooking(db, ahead)).toMatchObject({ status: "waiting", position: 1 });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("what is offered to, or held for, this very person takes no further place", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 2 });
    await bookFor(db, slug, person(1));
    await hold(db, slug, person(2));
    await bookFor(db, slug, person(3));
    expect(await admit(db, 2)).toMatchObject({ outcome: "admitted", extra: false });
    await db.rows("update app.workshops set capacity = 3");
    await sweep(db);
    expect(await admit(db, 3)).toMatchObject({ outcome: "admitted", extra: false });
    expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 0, waiting: 0 });
  });

  test("after booking has closed, too; a free place is no extra one", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 2 });
    await db.setClock("2027-05-10T09:00:00Z");
    expect(await admit(db, 1, { beyond_capacity: true })).toMatchObject({
      outcome: "admitted",
      extra: false,
    });
    expect((await audited(db, slug)).at(-1)).toBe("attendee-admitted");
    await db.setClock("2027-05-11T16:00:00Z");
    expect(await admit(db, 2)).toEqual({ outcome: "over" });
  });

  test("new places go first to those who were let in beyond the capacity", async ({ db }) => {
    await db.setClock(morning);
    await addWorkshop(db, { days, capacity: 1 });
    await bookFor(db, slug, person(1));
    await admit(db, 2, { beyond_capacity: true });
    const waiting = await bookFor(db, slug, person(3));
    await organise(db, "change_workshop", { slug, capacity: 2 });
    expect((await showBooking(db, waiting)).status).toBe("waiting");
    await organise(db, "change_workshop", { slug, capacity: 3 });
    expect((await showBooking(db, waiting)).status).toBe("offered");
    expect(await runChecks(db)).toEqual(noFaults);
  });
});
