import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/local/database.ts";
import type { LocalDatabase } from "../../src/local/database.ts";
import { openSeededDatabase } from "../../src/local/seeded-database.ts";
import { seedWorkshops } from "../../src/local/seed.ts";
import { bookingRequest, person } from "../support/people.ts";
import { testFolder } from "./local-site.ts";

type Workshop = { slug: string; is_sample: boolean; status: string; ended: boolean };

describe("the embedded database", () => {
  let opened: LocalDatabase;
  beforeAll(async () => void (opened = await openSeededDatabase()));
  afterAll(() => opened.close());

  const ask = (path: string, key?: string, body = "{}") =>
    opened.fetch(`${opened.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key ? { apikey: key } : {}) },
      body,
    });

  test("starts with the past programme and with sample workshops to come, and is filled once only", async () => {
    const workshops = (await opened.database.call("list_workshops")) as Workshop[];
    expect(workshops.filter((workshop) => !workshop.is_sample)).toHaveLength(20);
    expect(workshops.filter((workshop) => workshop.is_sample).length).toBeGreaterThan(5);
    expect(workshops.every(({ is_sample, ended }) => is_sample !== ended)).toBe(true);
    expect(await seedWorkshops(opened.database, { today: new Date() })).toBe(0);
  });

  test("queues no email for the people of the samples", async () => {
    expect(await opened.database.call("claim_emails", { request: { limit: 10, lease_seconds: 60 } })).toEqual(
      [],
    );
  });

  test("answers to its keys alone: the secret one may, the publishable one may not", async () => {
    expect((await ask("/rest/v1/rpc/list_workshops", opened.secretKey)).status).toBe(200);
    expect((await ask("/rest/v1/rpc/list_workshops", opened.publishableKey)).status).toBe(401);
    expect((await ask("/rest/v1/rpc/list_workshops", "sb_secret_invented")).status).toBe(401);
    expect((await ask("/rest/v1/rpc/list_workshops")).status).toBe(401);
    expect(opened.secretKey).toMatch(/^sb_secret_/);
    expect(opened.publishableKey).toMatch(/^sb_publishable_/);
  });

  test("lets no request that fails undo another that runs at the same time", async () => {
    await opened.exec(`
      create table app.written (id int primary key);
      alter table app.written enable row level security;
      create function public.write_number(number int) returns int language plpgsql security definer set search_path = ''
        as $$ begin insert into app.written values (number); return number; end $$;
      revoke all on function public.write_number(int) from public, anon, authenticated;
      grant execute on function public.write_number(int) to service_role;`);
    const call = (number: number) => opened.database.call("write_number", { number });
    await call(0);
    // Every third is refused: the number is taken.
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) => call(i % 3 === 0 ? 0 : i)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(
      Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? "rejected" : "fulfilled")),
    );
    expect(await opened.exec("select count(*)::int as count from app.written")).toEqual([{ count: 21 }]);
  });

  test("gives back rows of SQL, with and without parameters", async () => {
    expect(await opened.exec("select 1 as one; select 2 as two")).toEqual([{ two: 2 }]);
    expect(await opened.exec("select $1::text as said", ["it's"])).toEqual([{ said: "it's" }]);
  });
});

test("a database whose samples are over gets others, and keeps what was booked", async () => {
  const opened = await openSeededDatabase();
  onTestFinished(() => opened.close());
  const list = async () => (await opened.database.call("list_workshops")) as Workshop[];
  const open = async () =>
    (await list()).filter(({ is_sample, status }) => is_sample && /^(open|full)$/.test(status));
  const booked = (await open()).find(({ status }) => status === "open");
  await opened.database.call("book_place", { request: bookingRequest(booked?.slug ?? "", person(1)) });
  const bookings = () => opened.exec("select id, state from app.bookings where not is_sample");
  const before = { workshops: await list(), bookings: await bookings() };
  expect(before.bookings).toMatchObject([{ state: "confirmed" }]);

  const later = async (days: number) => {
    const today = new Date(Date.now() + days * 86_400_000);
    await opened.exec(
      `create or replace function app.clock() returns timestamptz language sql volatile return timestamptz '${today.toISOString()}'`,
    );
    return seedWorkshops(opened.database, { today });
  };
  expect(await later(30)).toBe(0);
  expect(await later(100)).toBeGreaterThan(5);
  expect((await open()).length).toBeGreaterThan(5);
  expect(await later(101)).toBe(0);
  const slugs = (await list()).map(({ slug }) => slug);
  expect(slugs).toEqual(expect.arrayContaining(before.workshops.map(({ slug }) => slug)));
  expect(await bookings()).toEqual(before.bookings);
});

describe("a database in a folder", () => {
  test("is whole or not there: what an interrupted start left behind is made anew", async () => {
    const folder = await testFolder();
    await mkdir(join(folder, "database.new/base"), { recursive: true });
    await writeFile(join(folder, "database.new/PG_VERSION"), "17");
    const opened = await openDatabase({ dataDir: folder });
    await opened.exec("create table public.kept (id int)");
    await opened.close();
    expect(await readdir(folder)).toEqual(["database"]);
    const again = await openDatabase({ dataDir: folder });
    expect(await again.exec("select count(*)::int as count from public.kept")).toEqual([{ count: 0 }]);
    await again.close();
  });

  test("takes over migrations that are added while it is open, and once only", async () => {
    const folder = await testFolder();
    const migrations = join(folder, "migrations");
    await cp("supabase/migrations", migrations, { recursive: true });
    const opened = await openDatabase({ dataDir: folder, migrationsFolder: migrations });
    await writeFile(
      join(migrations, "20991231000000_say_hello.sql"),
      `create function public.say_hello() returns jsonb language sql security definer set search_path = '' as $$ select '"hello"'::jsonb $$;
       revoke all on function public.say_hello() from public, anon, authenticated;
       grant execute on function public.say_hello() to service_role;`,
    );
    expect(await opened.migrate()).toBe(1);
    expect(await opened.migrate()).toBe(0);
    expect(await opened.database.call("say_hello")).toBe("hello");
    await opened.close();
  });
});
