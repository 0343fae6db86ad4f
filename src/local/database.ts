import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { App, generateApiKey } from "@supabase/lite";
import { createPgliteConnection } from "@supabase/lite/pglite";
import type { PgliteConnection } from "@supabase/lite/pglite";
import { connectDatabase } from "../server/database.ts";
import type { Database } from "../server/database.ts";
import { damaged, emptyCluster, ensureCluster, explain, small } from "./cluster.ts";
import { prepareFolder } from "./data-folder.ts";
import { lockFolder } from "./lock.ts";
import { applyMigrations } from "./migrations.ts";
import { quietly } from "./quiet.ts";

export type LocalDatabase = {
  /** The database as the server sees it, with the secret key. */
  database: Database;
  /** Answers what supabase-js asks of `url`, without a network. */
  fetch: typeof fetch;
  url: string;
  publishableKey: string;
  secretKey: string;
  /** Runs SQL as the owner of the database, and gives back the rows of the last statement. */
  exec(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Applies migrations that were added since; returns how many. */
  migrate(): Promise<number>;
  close(): Promise<void>;
};

type Options = {
  /** The folder that keeps it, or null for one in memory. */
  dataDir: string | null;
  migrationsFolder?: string;
};

const migrations = fileURLToPath(new URL("../../supabase/migrations", import.meta.url));

/** Opens Supabase Lite over PGlite, with every migration applied and sample workshops allowed. */
export async function openDatabase({ dataDir, migrationsFolder }: Options): Promise<LocalDatabase> {
  const place = dataDir === null ? "memory" : join(dataDir, "database");
  if (dataDir !== null) await prepareFolder(dataDir);
  const unlock = dataDir === null ? async () => {} : await lockFolder(dataDir);
  let connection: PgliteConnection | undefined;
  try {
    if (dataDir !== null) await ensureCluster(place);
    const engine = (connection = await connect(dataDir === null ? null : place));
    const migrate = () => applyMigrations(engine.driver, migrationsFolder ?? migrations, place);
    await migrate();
    await engine.driver.exec(allowSamples);
    return await serve(engine, migrate, unlock);
  } catch (error) {
    await connection?.close().catch(() => {});
    await unlock();
    throw dataDir === null ? error : explain(error, place);
  }
}

/** Only here and in tests: a production database has no such row, and so refuses samples. */
const allowSamples =
  "insert into app.settings (name, value) values ('samples', 'allowed') on conflict (name) do update set value = excluded.value";

async function connect(folder: string | null): Promise<PgliteConnection> {
  process.env["LITE_TELEMETRY"] = "0";
  const loadDataDir = folder === null ? await emptyCluster() : undefined;
  const connection = await createPgliteConnection({
    url: folder ?? "memory://",
    pgliteOptions: { ...small, loadDataDir },
  });
  try {
    await connection.driver.waitReady;
    await connection.driver.query("select count(*) from pg_class");
  } catch (error) {
    if (folder === null) throw error;
    throw Object.assign(damaged(folder), { cause: error });
  }
  return connection;
}

async function serve(
  connection: PgliteConnection,
  migrate: () => Promise<number>,
  unlock: () => Promise<void>,
): Promise<LocalDatabase> {
  const [publishable, secret] = await Promise.all([generateApiKey("publishable"), generateApiKey("secret")]);
  const app = new App({
    connection,
    auth: {
      publishable_key: publishable.key,
      secret_key: secret.key,
      jwt_secret: randomBytes(32).toString("hex"),
    },
    storage: { enabled: false },
    studio: { enabled: false },
    options: { server: { admin: false, disableStudio: true } },
  });
  const inTurn = oneAtATime();
  const fetchLocally: typeof fetch = (input, init) =>
    inTurn(() => quietly(() => app.fetch(new Request(input, init))));
  const url = "http://supabase.localhost";
  return {
    database: connectDatabase({ url, secretKey: secret.key, fetch: fetchLocally }),
    fetch: fetchLocally,
    url,
    publishableKey: publishable.key,
    secretKey: secret.key,
    exec: (sql, parameters) => inTurn(() => runSql(connection, sql, parameters)),
    migrate: () =>
      inTurn(async () => {
        const applied = await migrate();
        if (applied > 0) await connection.clearSchemaCache();
        return applied;
      }),
    close: () =>
      inTurn(async () => {
        await connection.close();
        await unlock();
      }),
  };
}

async function runSql(
  connection: PgliteConnection,
  sql: string,
  parameters?: unknown[],
): Promise<Record<string, unknown>[]> {
  const { driver } = connection;
  if (parameters) return (await driver.query<Record<string, unknown>>(sql, parameters)).rows;
  const results = await driver.exec(sql);
  // Lite remembers which functions there are, and this may have made another.
  await connection.clearSchemaCache();
  return (results.at(-1)?.rows ?? []) as Record<string, unknown>[];
}

/**
 * PGlite has one connection, and Lite begins a transaction on it without waiting for another's to end: two
 * requests at once would share one, and the fault of the first would undo the second.
 */
function oneAtATime(): <T>(work: () => T | Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}
