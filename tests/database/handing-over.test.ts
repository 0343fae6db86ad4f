import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import {
  addWorkshop,
  bookFor,
  cancel,
  confirm,
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
import { handOver, handOverTo } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { organise } from "./organising-acts.ts";
import { erase, idOf } from "./own-acts.ts";

const giver = person(1);
const colleague = person(2);
const thirdPerson = person(3);
const days = [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }];

describe("handing a place over", () => {
  test("ends one booking and confirms another, and tells both", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const old = await bookFor(db, slug, giver);
    const now = await handOverTo(db, old, colleague);
    expect(await showBooking(db, old)).toMatchObject({
      status: "cancelled",
      ended_as: "handed-over",
      had_place: true,
      version: 2,
    });
    const theirs = await showBooking(db, now);
    expect(theirs).toMatchObject({ status: "confirmed", version: 1, link_version: 1 });
    expect(theirs.person).toEqual({ ...colleague });
    expect(theirs.reference).not.toBe((await showBooking(db, old)).reference);
    expect(await emailsAbout(db, old)).toEqual(["booked 1", "handed-over 2"]);
    expect(await emailsAbout(db, now)).toEqual(["handed-to-you 1"]);
    expect((await showWorkshop(db, slug)).places_left).toBe(0);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("never offers the place to those who wait, nor lets a passer-by have it", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const old = await bookFor(db, slug, giver);
    const waiting = await bookFor(db, slug, thirdPerson);
    const now = await handOverTo(db, old, colleague);
    await sweep(db);
    expect(await showBooking(db, waiting)).toMatchObject({ status: "waiting", position: 1, version: 1 });
    expect(await emailsAbout(db, waiting)).toEqual(["waiting 1"]);
    const passerBy = await bookFor(db, slug, person(4));
    expect(await showBooking(db, passerBy)).toMatchObject({ status: "waiting", position: 2 });
    expect((await showBooking(db, now)).status).toBe("confirmed");
  });

  test("can be undone by handing it back, and after that the old link stays dead", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const first = await bookFor(db, slug, giver);
    const second = await handOverTo(db, first, colleague);
    const third = await handOverTo(db, second, giver);
    expect((await showBooking(db, third)).person.email).toBe(giver.email);
    expect(await handOver(db, first, colleague)).toEqual({ outcome: "over" });
    expect(await cancel(db, first)).toBe("already-cancelled");
    expect((await showBooking(db, third)).status).toBe("confirmed");
  });

  test("leaves behind what the first person needs, for good", async ({ db }) => {
    const slug = await addWorkshop(db);
    const old = await bookFor(db, slug, giver, { needs: "A hearing loop" });
    const now = await handOverTo(db, old, colleague);
    expect((await showBooking(db, now)).has_needs).toBe(false);
    expect(await db.rows("select * from app.access_needs")).toEqual([]);
  });

  test("keeps a place beyond the capacity what it is, and its party", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const old = await bookFor(db, slug, giver);
    await bookFor(db, slug, thirdPerson);
    await db.rows(
      `with p as (
         insert into app.parties (reference, workshop_id, manager_id, together, created_at)
         select 'RT-3479BCDF', w.id, gen_random_uuid(), false, app.clock() from app.workshops w returning id
       )
       update app.bookings set extra = true, party_id = (select id from p) where id = $1`,
      [old],
    );
    const now = await handOverTo(db, old, colleague);
    const rows = await db.rows(
      "select extra, together, came_from, party_id is not null as in_party from app.bookings where id = $1",
      [now],
    );
    expect(rows).toEqual([{ extra: true, together: false, came_from: old, in_party: true }]);
    expect((await runChecks(db)).workshops_over_capacity).toBe(0);
  });
});

describe("a colleague who is known to the workshop already", () => {
  test("and waits gets the place on their own booking, with what they typed and need", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const old = await bookFor(db, slug, giver, { needs: "A hearing loop" });
    const first = await bookFor(db, slug, thirdPerson);
    const waiting = await bookFor(db, slug, colleague, { needs: "No nuts" });
    const typed = { ...colleague, email: colleague.email.toUpperCase(), name: "Somebody Else" };
    expect(await handOverTo(db, old, typed)).toBe(waiting);
    expect(await showBooking(db, waiting)).toMatchObject({
      status: "confirmed",
      version: 2,
      has_needs: true,
      person: colleague,
    });
    expect(await emailsAbout(db, waiting)).toEqual(["waiting 1", "handed-to-you 2"]);
    expect(await db.rows("select needs from app.access_needs")).toEqual([{ needs: "No nuts" }]);
    expect(await showBooking(db, first)).toMatchObject({ status: "waiting", position: 1 });
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("and holds an offer frees that one, which goes to the next in line", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    const old = await bookFor(db, slug, giver);
    const leaving = await bookFor(db, slug, person(5));
    const offered = await bookFor(db, slug, colleague);
    const next = await bookFor(db, slug, thirdPerson);
    await cancel(db, leaving);
    expect((await showBooking(db, offered)).status).toBe("offered");
    await handOverTo(db, old, colleague);
    expect((await showBooking(db, offered)).status).toBe("confirmed");
    expect((await showBooking(db, next)).status).toBe("offered");
    expect(await take(db, next)).toBe("taken");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("and holds an offer has none to answer any more, and the place that was kept elsewhere", async ({
    db,
  }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    const other = await addWorkshop(db, { slug: "other", capacity: 1 });
    const old = await bookFor(db, slug, giver);
    const leaving = await bookFor(db, slug, person(5));
    const leavingOther = await bookFor(db, other, person(6));
    await bookFor(db, slug, colleague);
    const elsewhere = await bookFor(db, other, colleague);
    await cancel(db, leaving);
    await cancel(db, leavingOther);
    expect((await showBooking(db, elsewhere)).status).toBe("waiting");
    await handOverTo(db, old, colleague);
    expect((await showBooking(db, elsewhere)).status).toBe("offered");
  });

  test("and has a place held until they press frees that one", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 2 });
    const old = await bookFor(db, slug, giver);
    const held = await hold(db, slug, colleague);
    const next = await bookFor(db, slug, thirdPerson);
    await handOverTo(db, old, colleague);
    expect(await showBooking(db, held)).toMatchObject({ status: "confirmed", held_until: null });
    expect((await showBooking(db, next)).status).toBe("offered");
    expect(await db.rows("select kind from app.emails where kind = 'hold' and state = 'queued'")).toEqual([]);
  });

  test("and has a place keeps it, is sent the details again, and nothing changes hands", async ({ db }) => {
    const slug = await addWorkshop(db);
    const old = await bookFor(db, slug, giver);
    const theirs = await bookFor(db, slug, colleague);
    expect(await handOver(db, old, colleague)).toEqual({ outcome: "already-booked" });
    expect(await showBooking(db, old)).toMatchObject({ status: "confirmed", version: 1 });
    expect(await showBooking(db, theirs)).toMatchObject({ status: "confirmed", version: 1 });
    expect(await emailsAbout(db, theirs)).toEqual(["booked 1", "already-booked 1"]);
  });

  test("and is the same person as before changes nothing, and the answer does not say that it is", async ({
    db,
  }) => {
    const old = await bookFor(db, await addWorkshop(db), giver);
    const same = { ...colleague, email: ` ${giver.email.toUpperCase()} ` };
    expect(await handOver(db, old, same)).toEqual({ outcome: "already-booked" });
    expect(await emailsAbout(db, old)).toEqual(["booked 1", "already-booked 1"]);
    expect((await showBooking(db, old)).status).toBe("confirmed");
  });
});

describe("a place given to an email that nobody has proven", () => {
  const unknown = { known_partner: false };

  test("is held for it, is theirs when they press the link, and is free to nobody meanwhile", async ({
    db,
  }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const old = await bookFor(db, slug, giver, { needs: "A hearing loop" });
    const waiting = await bookFor(db, slug, thirdPerson);
    const { booking_id: theirs = "" } = await handOver(db, old, colleague, unknown);
    expect(await showBooking(db, theirs)).toMatchObject({ status: "held", handed_by: giver.name });
    expect((await showBooking(db, old)).handed_on_until).not.toBeNull();
    expect(await emailsAbout(db, theirs)).toEqual(["hold 1"]);
    expect((await showBooking(db, waiting)).status).toBe("waiting");
    expect(await confirm(db, theirs)).toBe("confirmed");
    expect((await showBooking(db, theirs)).status).toBe("confirmed");
    expect((await showBooking(db, old)).handed_on_until).toBeNull();
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("goes back to the giver where nobody presses it, and to nobody in between", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days, capacity: 1 });
    const old = await bookFor(db, slug, giver);
    const waiting = await bookFor(db, slug, thirdPerson);
    const { booking_id: theirs = "" } = await handOver(db, old, colleague, unknown);
    await db.setClock("2027-03-02T12:00:00Z");
    expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 0 });
    expect(await organise(db, "admit_attendee", { slug, ...person(8) })).toMatchObject({ outcome: "full" });
    await sweep(db);
    expect(await emailsAbout(db, theirs)).toEqual(["hold 1", "hold-lapsed 2"]);
    const [back] = await db.rows<{ id: string }>("select id from app.bookings where came_from = $1", [
      theirs,
    ]);
    expect(await showBooking(db, back?.id ?? "")).toMatchObject({ status: "confirmed", person: giver });
    expect(await emailsAbout(db, back?.id ?? "")).toEqual(["handed-back 1"]);
    expect((await showBooking(db, waiting)).status).toBe("waiting");
    await sendAll(db);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("is taken all the while, also before anybody has swept", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days, capacity: 2 });
    await bookFor(db, slug, thirdPerson);
    await handOver(db, await bookFor(db, slug, giver), colleague, unknown);
    await db.setClock("2027-03-02T12:00:01Z");
    expect(await showWorkshop(db, slug)).toMatchObject({ places_left: 0, status: "full" });
    const fewer = await organise(db, "change_workshop", { slug, capacity: 1 });
    expect(fewer).toEqual({ outcome: "too-many-booked", taken: 2 });
  });

  test("goes back as well where they say no, even to a giver who waits there again", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const old = await bookFor(db, slug, giver);
    await bookFor(db, slug, thirdPerson);
    const { booking_id: theirs = "" } = await handOver(db, old, colleague, unknown);
    const again = await bookFor(db, slug, giver);
    expect(await cancel(db, theirs)).toBe("cancelled");
    expect(await showBooking(db, again)).toMatchObject({ status: "confirmed" });
    expect((await emailsAbout(db, again)).at(-1)).toBe("handed-back 2");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("goes back in the last 24 hours as well, at once where they say no or are erased", async ({ db }) => {
    for (const [slug, leave] of [
      ["said-no", (theirs: string) => cancel(db, theirs)],
      ["erased", async () => erase(db, await idOf(db, colleague))],
    ] as const) {
      await db.setClock("2027-03-01T12:00:00Z");
      await addWorkshop(db, { slug, days, capacity: 1 });
      const old = await bookFor(db, slug, giver);
      const waiting = await bookFor(db, slug, thirdPerson);
      await db.setClock("2027-03-09T15:00:00Z");
      const { booking_id: theirs = "" } = await handOver(db, old, colleague, unknown);
      expect((await showBooking(db, theirs)).held_until).toBe((await showWorkshop(db, slug)).starts_at);
      await db.setClock("2027-03-09T16:00:00Z");
      await leave(theirs);
      const [back] = await db.rows<{ id: string }>("select id from app.bookings where came_from = $1", [
        theirs,
      ]);
      expect(await showBooking(db, back?.id ?? ""), slug).toMatchObject({
        status: "confirmed",
        person: giver,
      });
      expect(await emailsAbout(db, back?.id ?? "")).toEqual(["handed-back 1"]);
      expect(await emailsAbout(db, waiting)).toEqual(["waiting 1"]);
    }
  });

  test("goes back to nobody once the workshop has begun", async ({ db }) => {
    await db.setClock("2027-03-09T15:00:00Z");
    const slug = await addWorkshop(db, { days, capacity: 1, closes_at: "2027-03-10T09:00:00Z" });
    const { booking_id: theirs = "" } = await handOver(
      db,
      await bookFor(db, slug, giver),
      colleague,
      unknown,
    );
    await db.setClock("2027-03-10T09:30:00Z");
    await sweep(db);
    expect((await showBooking(db, theirs)).ended_as).toBe("unpressed");
    expect(await db.rows("select id from app.bookings where came_from = $1", [theirs])).toEqual([]);
  });

  test("goes to the line where the giver has been erased", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const old = await bookFor(db, slug, giver);
    const waiting = await bookFor(db, slug, thirdPerson);
    const { booking_id: theirs = "" } = await handOver(db, old, colleague, unknown);
    await db.rows("delete from app.people where email = $1", [giver.email]);
    await cancel(db, theirs);
    expect((await showBooking(db, waiting)).status).toBe("offered");
  });

  test("where they have a place held there already, they are sent the details, and nothing changes hands", async ({
    db,
  }) => {
    const slug = await addWorkshop(db);
    const old = await bookFor(db, slug, giver);
    const held = await hold(db, slug, colleague);
    expect(await handOver(db, old, colleague, unknown)).toEqual({ outcome: "already-booked" });
    expect(await emailsAbout(db, held)).toEqual(["hold 1", "already-booked 1"]);
    expect((await showBooking(db, old)).status).toBe("confirmed");
  });
});

describe("a place cannot be handed over", () => {
  test("without one: in line, on offer, or held until pressed", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const held = await hold(db, slug, giver);
    const waiting = await bookFor(db, slug, thirdPerson);
    expect(await handOver(db, held, colleague)).toEqual({ outcome: "no-place" });
    expect(await handOver(db, waiting, colleague)).toEqual({ outcome: "no-place" });
    await cancel(db, held);
    expect((await showBooking(db, waiting)).status).toBe("offered");
    expect(await handOver(db, waiting, colleague)).toEqual({ outcome: "no-place" });
  });

  test("once the workshop has begun, though it can after booking has closed", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const slug = await addWorkshop(db, { days });
    const old = await bookFor(db, slug, giver);
    await db.setClock("2027-03-10T09:29:59Z");
    const now = await handOverTo(db, old, colleague);
    await db.setClock("2027-03-10T09:30:00Z");
    expect(await handOver(db, now, thirdPerson)).toEqual({ outcome: "too-late" });
  });

  test("twice, by a revoked link, after cancelling, or when the workshop is called off", async ({ db }) => {
    const slug = await addWorkshop(db);
    const old = await bookFor(db, slug, giver);
    expect(await handOver(db, old, colleague, { link_version: 2 })).toEqual({ outcome: "not-found" });
    expect(await handOver(db, randomUUID(), colleague)).toEqual({ outcome: "not-found" });
    await handOverTo(db, old, colleague);
    expect(await handOver(db, old, thirdPerson)).toEqual({ outcome: "over" });
    const other = await bookFor(db, slug, person(6));
    await db.rows("update app.workshops set cancelled_at = app.clock()");
    expect(await handOver(db, other, person(7))).toEqual({ outcome: "over" });
  });

  test("by one link at two people at the same moment: one of them has it", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    const old = await bookFor(db, slug, giver);
    const answers = await Promise.all([2, 3, 4, 5].map((n) => handOver(db, old, person(n))));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["handed-over", "over", "over", "over"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("to one email more than the limit allows within the hour", async ({ db }) => {
    const limits = { email_per_hour: 2, client_per_hour: 100 };
    const outcomes: string[] = [];
    for (const n of [1, 2, 3]) {
      const slug = await addWorkshop(db, { slug: `workshop-${n}` });
      const old = await bookFor(db, slug, giver);
      outcomes.push((await handOver(db, old, colleague, { limits })).outcome);
    }
    expect(outcomes).toEqual(["handed-over", "handed-over", "limited"]);
  });
});

test("handing over leaves a trail of ids", async ({ db }) => {
  const slug = await addWorkshop(db);
  const old = await bookFor(db, slug, giver);
  const now = await handOverTo(db, old, colleague);
  const trail = await db.rows(
    "select what, booking_id from app.audit where booking_id is not null order by id",
  );
  expect(trail).toEqual([
    { what: "booking-confirmed", booking_id: old },
    { what: "booking-handed-over", booking_id: old },
    { what: "booking-confirmed", booking_id: now },
  ]);
});
