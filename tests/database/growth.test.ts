import { describe, expect } from "vitest";
import { bookingRequest, person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, bookFor } from "./acts.ts";
import { test } from "./fixture.ts";

// Rows are counted and not seconds: they are the same on every machine, however busy it is.

/** How many rows of tables and indexes a call reads, at the least of five times. */
async function rowsRead(db: TestDatabase, call: (time: number) => string): Promise<number> {
  const client = await db.pool.connect();
  const soFar = async () => {
    await client.query("select pg_stat_force_next_flush()");
    const { rows } = await client.query<{ count: string }>(
      `select (select sum(idx_tup_read) from pg_stat_user_indexes where schemaname = 'app')
         + (select sum(seq_tup_read) from pg_stat_user_tables where schemaname = 'app') as count`,
    );
    return Number(rows[0]?.count);
  };
  // A few thousand rows are sooner read whole than through an index; those of years are not.
  await client.query("set enable_seqscan = off");
  try {
    const counts: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      const before = await soFar();
      await client.query(`select ${call(time)}`);
      counts.push((await soFar()) - before);
    }
    return Math.min(...counts);
  } finally {
    client.release(true);
  }
}

const bookingReads = (db: TestDatabase, slug: string, from: number) =>
  rowsRead(db, (time) => {
    const request = JSON.stringify(bookingRequest(slug, person(from + time)));
    return `public.book_place('${request}')`;
  });

const sweepReads = (db: TestDatabase) => rowsRead(db, () => `public.sweep_workshops('{"limit": 25}')`);

/** Puts people straight into the tables, behind those who wait. */
async function fill(db: TestDatabase, slug: string, many: number): Promise<void> {
  await db.rows(
    `with made as (
       insert into app.people (email)
       select n || '-of-' || $2 || '-' || $1 || '@growth.example' from generate_series(1, $2::integer) n
       returning id
     ), last as (
       select coalesce(max(b.waiting_number), 0) as number
       from app.bookings b join app.workshops w on w.id = b.workshop_id where w.slug = $1
     )
     insert into app.bookings (reference, workshop_id, person_id, state, waiting_number, created_at, changed_at)
     select app.new_reference(), w.id, made.id, 'waiting', last.number + row_number() over (), app.clock(), app.clock()
     from made join app.workshops w on w.slug = $1 cross join last`,
    [slug, many],
  );
  await db.rows("analyze");
}

async function full(db: TestDatabase, slug: string): Promise<void> {
  await addWorkshop(db, { slug, capacity: 1 });
  await bookFor(db, slug, person(slug.length));
}

describe("as the database fills", () => {
  test("who joins a line counts those ahead once, and reads no more of them", async ({ db }) => {
    for (const slug of ["short", "a-long-one"]) await full(db, slug);
    await fill(db, "short", 5);
    await fill(db, "a-long-one", 1000);
    const short = await bookingReads(db, "short", 100);
    expect(await bookingReads(db, "a-long-one", 200)).toBeLessThan(short + 1100);
  });

  test("a sweep with nothing to do reads nothing of the lines", async ({ db }) => {
    const slugs = ["one", "second", "another"];
    for (const slug of slugs) await full(db, slug);
    for (const slug of slugs) await fill(db, slug, 5);
    const before = await sweepReads(db);
    for (const slug of slugs) await fill(db, slug, 500);
    expect(await sweepReads(db)).toBeLessThan(before + 50);
  });
});
