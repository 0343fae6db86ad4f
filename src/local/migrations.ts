import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { LocalFault } from "./fault.ts";

type Migration = { version: string; name: string; file: string };

/** The roles and the record of migrations that a Supabase database is born with. */
const foundation = `
  do $$
  begin
    if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin; end if;
    if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
    if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin bypassrls; end if;
  end $$;
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations (
    version text primary key, statements text[], name text
  );`;

/**
 * Applies the migrations that a database has not had, each in a transaction with its own record, in the table
 * that Supabase's tools use. Refuses a database that has had one this checkout does not know.
 */
export async function applyMigrations(database: PGlite, folder: string, place: string): Promise<number> {
  await database.exec(foundation);
  const migrations = await listMigrations(folder);
  const { rows } = await database.query<{ version: string }>(
    "select version from supabase_migrations.schema_migrations",
  );
  const applied = new Set(rows.map((row) => row.version));
  const unknown = [...applied].find((version) => !migrations.some((known) => known.version === version));
  if (unknown) {
    throw new LocalFault(
      `The database in ${place} is newer than this copy of the site (it has had migration ${unknown}); update this copy, or set DATA_DIR to another folder.`,
    );
  }
  const pending = migrations.filter((migration) => !applied.has(migration.version));
  for (const migration of pending) await apply(database, migration);
  return pending.length;
}

async function listMigrations(folder: string): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const file of (await readdir(folder)).sort()) {
    const [, version, name] = /^(\d{14})_(.+)\.sql$/.exec(file) ?? [];
    if (version && name) migrations.push({ version, name, file: join(folder, file) });
  }
  return migrations;
}

async function apply(database: PGlite, { version, name, file }: Migration): Promise<void> {
  const sql = await readFile(file, "utf8");
  try {
    await database.transaction(async (transaction) => {
      await transaction.exec(sql);
      await transaction.query(
        "insert into supabase_migrations.schema_migrations (version, statements, name) values ($1, array[$2], $3)",
        [version, sql, name],
      );
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LocalFault(`The migration ${file} failed: ${reason}.`, { cause: error });
  }
}
