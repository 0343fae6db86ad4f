import { createClient } from "@supabase/supabase-js";
import type { SupabaseClient } from "@supabase/supabase-js";
import { App } from "@supabase/lite";
import { applyPendingMigrations } from "@supabase/lite/cli";
import { createPgliteConnection } from "@supabase/lite/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { openDatabase } from "../../src/local/database.ts";
import type { LocalDatabase } from "../../src/local/database.ts";
import { open, relations, routines } from "./catalogue.ts";
import type { Routine } from "./catalogue.ts";

let local: LocalDatabase;
beforeAll(async () => {
  local = await openDatabase({ dataDir: null });
});
afterAll(() => local.close());

function clientWith(key: string, schema: string): SupabaseClient {
  return createClient(local.url, key, {
    db: { schema },
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: local.fetch },
    realtime: { transport: WebSocket as unknown as typeof globalThis.WebSocket },
  }) as unknown as SupabaseClient;
}

async function call(key: string, { schema, name, args }: Routine) {
  return clientWith(key, schema).rpc(name, Object.fromEntries(args.map((arg) => [arg.name, null])));
}

describe("through Supabase's own interface", () => {
  test.for(["publishable", "secret"] as const)("the %s key reaches no table", async (which) => {
    const key = which === "secret" ? local.secretKey : local.publishableKey;
    const tables = (await relations(local.exec)).filter(({ schema }) => schema === "app");
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      expect((await clientWith(key, "app").from(name).select()).error?.code, name).toBe("PGRST106");
      expect((await clientWith(key, "public").from(name).select()).error, name).not.toBeNull();
      expect((await clientWith(key, "app").from(name).delete().gt("id", 0)).error, name).not.toBeNull();
    }
  });

  test("the publishable key calls no function", async () => {
    for (const routine of await routines(local.exec)) {
      const { error } = await call(local.publishableKey, routine);
      expect(error?.code, routine.name).toBe(routine.schema === "public" ? "42501" : "PGRST106");
    }
  });

  test("the secret key calls the functions that the site needs, and no other", async () => {
    const called: string[] = [];
    for (const routine of await routines(local.exec)) {
      const { error } = await call(local.secretKey, routine);
      if (error?.code !== "42501" && error?.code !== "PGRST106") called.push(routine.name);
    }
    expect(called).toEqual(open);
  });

  test("without a key nothing answers", async () => {
    const response = await local.fetch(`${local.url}/rest/v1/rpc/list_workshops`, { method: "POST" });
    expect(response.status).toBe(401);
  });
});

test("the migrations run as the Supabase tools run them, one statement at a time", async () => {
  process.env["LITE_TELEMETRY"] = "0";
  const connection = await createPgliteConnection({ url: "memory://" });
  const app = new App({ connection });
  const { applied } = await applyPendingMigrations(app);
  expect(applied.length).toBeGreaterThan(10);
  expect(
    (await routines(async (text) => (await connection.driver.query(text)).rows as Record<string, unknown>[]))
      .length,
  ).toBeGreaterThan(open.length);
  await connection.close();
});
