import pg from "pg";
import { describe, expect } from "vitest";
import { supabaseDefaultPrivileges } from "../support/supabase-defaults.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { open, relations, routines } from "./catalogue.ts";
import type { Routine } from "./catalogue.ts";
import { test } from "./fixture.ts";

const refused = "42501";
const everyone = ["anon", "authenticated", "service_role"];

describe("who may reach what", () => {
  test.for(everyone)("%s may neither read nor change any table", async (role, { db }) => {
    const tables = await relations(db.rows);
    expect(tables.length).toBeGreaterThan(10);
    for (const { schema, name } of tables) {
      const table = `${schema}.${name}`;
      expect(await errorAs(db, role, `select * from ${table}`), table).toBe(refused);
      expect(await errorAs(db, role, `delete from ${table}`), table).toBe(refused);
      expect(await errorAs(db, role, `insert into ${table} default values`), table).toBe(refused);
    }
  });

  test("no table is granted to anybody, should the schema ever be opened", async ({ db }) => {
    const granted = await db.rows(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
       where n.nspname in ('app', 'public') and a.grantee <> c.relowner`,
    );
    expect(granted).toEqual([]);
  });

  test.for(["anon", "authenticated"])("%s may call no function", async (role, { db }) => {
    const functions = await routines(db.rows);
    expect(functions.length).toBeGreaterThan(open.length);
    for (const routine of functions) {
      expect(await errorAs(db, role, emptyCall(routine)), routine.name).toBe(refused);
      expect(await mayExecute(db, role, routine), routine.name).toBe(false);
    }
  });

  test("service_role may call the functions that the site needs, and no other", async ({ db }) => {
    const functions = await routines(db.rows);
    const inPublic = functions.filter(({ schema }) => schema === "public").map(({ name }) => name);
    expect(inPublic).toEqual(open);
    for (const routine of functions) {
      const isOpen = routine.schema === "public";
      const error = await errorAs(db, "service_role", emptyCall(routine));
      expect(error === refused, routine.name).toBe(!isOpen);
      expect(await mayExecute(db, "service_role", routine), routine.name).toBe(isOpen);
    }
  });

  test("a function that a later migration forgets to close is closed", async ({ db }) => {
    await db.rows("create function public.forgotten() returns integer language sql return 1");
    for (const role of everyone) {
      expect(await errorAs(db, role, "select public.forgotten()")).toBe(refused);
    }
  });

  test("the control: under Supabase's own privileges a forgotten function is open to anon", async ({
    db,
  }) => {
    await db.rows(`create database untouched_${db.name} template template0`);
    const untouched = new pg.Client({ connectionString: db.url.replace(/[^/]*$/, `untouched_${db.name}`) });
    await untouched.connect();
    await untouched.query(supabaseDefaultPrivileges);
    await untouched.query("create function public.forgotten() returns integer language sql return 1");
    await untouched.query("set role anon");
    expect((await untouched.query("select public.forgotten() as reply")).rows).toEqual([{ reply: 1 }]);
    await untouched.end();
  });
});

describe("how the database is written", () => {
  test("every table has row-level security on, and no policy that would let anybody past it", async ({
    db,
  }) => {
    const open = await db.rows(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('app', 'public') and c.relkind in ('r', 'p') and not c.relrowsecurity`,
    );
    expect(open).toEqual([]);
    expect(await db.rows("select * from pg_policies")).toEqual([]);
    expect((await relations(db.rows)).filter(({ schema }) => schema === "public")).toEqual([]);
  });

  test("whatever runs with its owner's rights is in public and trusts no search path", async ({ db }) => {
    const definers = await db.rows(
      `select p.proname, n.nspname, p.proconfig from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('app', 'public') and p.prosecdef order by 1`,
    );
    expect(definers).toEqual(
      open.map((name) => ({ proname: name, nspname: "public", proconfig: ['search_path=""'] })),
    );
    // The others are either parsed when they are made, or set the path as well.
    const trusting = await db.rows(
      `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('app', 'public') and p.prosqlbody is null and p.proconfig is null`,
    );
    expect(trusting).toEqual([]);
  });

  test("every table, view and function says what it is for", async ({ db }) => {
    const silent = await db.rows(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'app' and c.relkind in ('r', 'v') and obj_description(c.oid, 'pg_class') is null
       union all
       select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('app', 'public') and obj_description(p.oid, 'pg_proc') is null`,
    );
    expect(silent).toEqual([]);
  });
});

/** The code of the error that a role meets, or null; whatever it did is undone. */
async function errorAs(db: TestDatabase, role: string, text: string): Promise<string | null> {
  const client = await db.pool.connect();
  try {
    await client.query(`begin; set local role ${role}`);
    await client.query(text);
    return null;
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? "") : String(error);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function mayExecute(db: TestDatabase, role: string, { schema, name, args }: Routine): Promise<boolean> {
  const types = args.map(({ type }) => type).join(", ");
  const [row] = await db.rows<{ may: boolean }>("select has_function_privilege($1, $2, 'execute') as may", [
    role,
    `${schema}.${name}(${types})`,
  ]);
  return row?.may ?? false;
}

function emptyCall({ schema, name, args }: Routine): string {
  return `select ${schema}.${name}(${args.map(({ type }) => `null::${type}`).join(", ")})`;
}
