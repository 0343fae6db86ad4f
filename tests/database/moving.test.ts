import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { z } from "zod";
import { dayFromNow, person } from "../support/people.ts";
import {
  addWorkshop,
  bookFor,
  emailsAbout,
  hold,
  noFaults,
  runChecks,
  showBooking,
  showWorkshop,
} from "./acts.ts";
import { move, moveTo } from "./changing-acts.ts";
import { test } from "./fixture.ts";
import { workshop } from "./shapes.ts";

const days = [{ date: "2027-03-10", starts: "09:30", ends: "16:00" }];

describe("moving to another workshop of the course", () => {
  test("gives up the old place when the new one is had, and tells of both", async ({ db }) => {
    const here = await addWorkshop(db, { slug: "here", capacity: 1 });
    const there = await addWorkshop(db, { slug: "there" });
    const old = await bookFor(db, here, person(1), { needs: "A hearing loop" });
    const waiting = await bookFor(db, here, person(2));
    const now = await moveTo(db, old, there);
    expect(await showBooking(db, old)).toMatchObject({ status: "cancelled", ended_as: "moved", version: 2 });
    expect(await showBooking(db, now)).toMatchObject({
      status: "confirmed",
      version: 1,
      person: person(1),
      has_needs: true,
      workshop: { slug: there, places_left: 23 },
    });
    expect(await emailsAbout(db, old)).toEqual(["booked 1", "moved-away 2"]);
    expect(await emailsAbout(db, now)).toEqual(["moved-here 1"]);
    expect(await db.rows("select booking_id, needs from app.access_needs")).toEqual([
      { booking_id: now, needs: "A hearing loop" },
    ]);
    expect((await showBooking(db, waiting)).status).toBe("offered");
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("keeps the old place where the new one cannot be had", async ({ db }) => {
    const here = await addWorkshop(db, { slug: "here" });
    const old = await bookFor(db, here, person(1));
    const full = await addWorkshop(db, { slug: "full", capacity: 1 });
    await bookFor(db, full, person(2));
    await addWorkshop(db, { slug: "other-course", course: "genograms" });
    await addWorkshop(db, { slug: "called-off" });
    await db.rows("update app.workshops set cancelled_at = app.clock() where slug = 'called-off'");
    await addWorkshop(db, { slug: "shut", closes_at: `${dayFromNow(-1)}T00:00:00Z` });
    const mine = await addWorkshop(db, { slug: "mine" });
    await bookFor(db, mine, person(1));
    for (const [slug, outcome] of [
      [full, "full"],
      ["other-course", "other-course"],
      ["called-off", "cancelled"],
      ["shut", "closed"],
      [mine, "already-there"],
      [here, "already-there"],
      ["nowhere", "not-found"],
    ] as const) {
      expect(await move(db, old, slug), slug).toEqual({ outcome });
    }
    expect(await showBooking(db, old)).toMatchObject({ status: "confirmed", version: 1 });
    expect(await emailsAbout(db, old)).toEqual(["booked 1"]);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("never takes a place that is held for someone who waits there", async ({ db }) => {
    const here = await addWorkshop(db, { slug: "here" });
    const there = await addWorkshop(db, { slug: "there", capacity: 1 });
    const old = await bookFor(db, here, person(1));
    await bookFor(db, there, person(2));
    const waiting = await bookFor(db, there, person(3));
    await db.rows("update app.workshops set capacity = 2 where slug = 'there'");
    expect(await move(db, old, there)).toEqual({ outcome: "full" });
    expect((await showBooking(db, waiting)).status).toBe("offered");
  });

  test("does not take along what let it in beyond the capacity, nor its party", async ({ db }) => {
    const here = await addWorkshop(db, { slug: "here", capacity: 1 });
    const there = await addWorkshop(db, { slug: "there", capacity: 1 });
    const old = await bookFor(db, here, person(1));
    await db.rows("update app.bookings set extra = true");
    const now = await moveTo(db, old, there);
    const rows = await db.rows("select extra, party_id, came_from from app.bookings where id = $1", [now]);
    expect(rows).toEqual([{ extra: false, party_id: null, came_from: old }]);
    expect((await showWorkshop(db, there)).status).toBe("full");
  });

  test("cannot be done without a place, after it has begun, twice, or by a revoked link", async ({ db }) => {
    await db.setClock("2027-03-01T12:00:00Z");
    const here = await addWorkshop(db, { slug: "here", capacity: 1, days });
    const there = await addWorkshop(db, {
      slug: "there",
      days: [{ ...days[0], date: "2027-04-10" }] as typeof days,
    });
    const old = await bookFor(db, here, person(1));
    const waiting = await bookFor(db, here, person(2));
    const elsewhere = await addWorkshop(db, { slug: "elsewhere", capacity: 1, days });
    const held = await hold(db, elsewhere, person(3));
    expect(await move(db, waiting, there)).toEqual({ outcome: "no-place" });
    expect(await move(db, held, there)).toEqual({ outcome: "no-place" });
    expect(await move(db, old, there, 2)).toEqual({ outcome: "not-found" });
    expect(await move(db, randomUUID(), there)).toEqual({ outcome: "not-found" });
    await moveTo(db, old, there);
    expect(await move(db, old, there)).toEqual({ outcome: "over" });
    const late = await bookFor(db, await addWorkshop(db, { slug: "late", days }), person(4));
    await db.setClock("2027-03-10T09:30:00Z");
    expect(await move(db, late, there)).toEqual({ outcome: "too-late" });
    expect((await showBooking(db, late)).status).toBe("confirmed");
  });

  test("two people who swap at the same moment do not wait for each other for ever", async ({ db }) => {
    const slugs = [
      await addWorkshop(db, { slug: "first" }),
      await addWorkshop(db, { slug: "second" }),
    ] as const;
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, n) => bookFor(db, slugs[n < 20 ? 0 : 1], person(n))),
    );
    const answers = await Promise.all(ids.map((id, n) => move(db, id, slugs[n < 20 ? 1 : 0])));
    expect(answers.every(({ outcome }) => ["moved", "full"].includes(outcome))).toBe(true);
    expect(answers.some(({ outcome }) => outcome === "moved")).toBe(true);
    expect(await runChecks(db)).toEqual(noFaults);
  });

  test("the last place goes to one of those who ask for it at the same moment", async ({ db }) => {
    const here = await addWorkshop(db, { slug: "here" });
    const there = await addWorkshop(db, { slug: "there", capacity: 1 });
    const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => bookFor(db, here, person(n))));
    const answers = await Promise.all(ids.map((id) => move(db, id, there)));
    expect(answers.filter(({ outcome }) => outcome === "moved")).toHaveLength(1);
    expect((await showWorkshop(db, here)).places_left).toBe(17);
    expect(await runChecks(db)).toEqual(noFaults);
  });
});

test("the choice is of the course's other workshops that take bookings, full or not", async ({ db }) => {
  const id = await bookFor(db, await addWorkshop(db, { slug: "here" }), person(1));
  const day = (n: number) => [{ date: dayFromNow(n), starts: "09:30", ends: "16:00" }];
  await addWorkshop(db, { slug: "later", days: day(50) });
  await bookFor(db, await addWorkshop(db, { slug: "full", capacity: 1, days: day(40) }), person(2));
  await addWorkshop(db, { slug: "other-course", course: "genograms" });
  await addWorkshop(db, { slug: "not-yet-open", opens_at: `${dayFromNow(5)}T00:00:00Z` });
  await addWorkshop(db, { slug: "called-off" });
  await db.rows("update app.workshops set cancelled_at = app.clock() where slug = 'called-off'");
  const list = z.array(workshop).parse(await db.database.call("list_moves", { booking_id: id }));
  expect(list.map(({ slug, status }) => [slug, status])).toEqual([
    ["full", "full"],
    ["later", "open"],
  ]);
});
