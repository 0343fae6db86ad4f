import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { dayFromNow, person } from "../support/people.ts";
import { addWorkshop, book, bookFor, cancel, emailsAbout } from "./acts.ts";
import { test } from "./fixture.ts";

describe("pressing the button twice", () => {
  test("the same key and answers give the same outcome, word for word, and nothing more", async ({ db }) => {
    const slug = await addWorkshop(db, { capacity: 1 });
    await bookFor(db, slug, person(1));
    const key = randomUUID();
    const first = await book(db, slug, person(2), { key });
    const second = await book(db, slug, person(2), { key });
    expect(second).toEqual(first);
    expect(await db.rows("select * from app.emails")).toHaveLength(2);
  });

  test("a repeat after the booking was cancelled still answers as it did, and books nothing", async ({
    db,
  }) => {
    const slug = await addWorkshop(db);
    const key = randomUUID();
    const first = await book(db, slug, person(1), { key });
    if ("booking_id" in first) await cancel(db, first.booking_id);
    expect(await book(db, slug, person(1), { key })).toEqual(first);
    expect(await db.rows("select * from app.bookings where state <> 'cancelled'")).toEqual([]);
  });

  test("a repeated request to send the details again sends them once", async ({ db }) => {
    const slug = await addWorkshop(db);
    const id = await bookFor(db, slug, person(1));
    const key = randomUUID();
    await book(db, slug, person(1), { key });
    await book(db, slug, person(1), { key });
    expect(await emailsAbout(db, id)).toEqual(["booked 1", "already-booked 1"]);
  });

  test("the same key with other answers, or on another workshop, is refused", async ({ db }) => {
    const slug = await addWorkshop(db, { slug: "first" });
    const other = await addWorkshop(db, { slug: "second" });
    const same = { key: randomUUID(), answers_hash: "as typed" };
    expect((await book(db, slug, person(1), same)).outcome).toBe("booked");
    const changed = { ...same, answers_hash: "typed otherwise" };
    expect(await book(db, slug, person(2), changed)).toEqual({ outcome: "key-reused" });
    expect(await book(db, other, person(1), same)).toEqual({ outcome: "key-reused" });
    expect(await db.rows("select * from app.bookings")).toHaveLength(1);
  });

  test("one key pressed on two workshops at the same moment books one of them", async ({ db }) => {
    const slugs = [await addWorkshop(db, { slug: "first" }), await addWorkshop(db, { slug: "second" })];
    for (let n = 1; n <= 20; n += 1) {
      const key = randomUUID();
      const outcomes = await Promise.all(slugs.map((slug) => book(db, slug, person(n), { key })));
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["booked", "key-reused"]);
    }
  });

  test("after 24 hours a key is forgotten, purged or not", async ({ db }) => {
    const slug = await addWorkshop(db);
    const same = { key: randomUUID(), answers_hash: "as typed" };
    await db.setClock(`${dayFromNow(1)}T09:00:00Z`);
    await book(db, slug, person(1), same);
    await db.setClock(`${dayFromNow(2)}T09:00:00Z`);
    expect((await book(db, slug, person(2), same)).outcome).toBe("booked");
  });
});
