import { test as base } from "vitest";
import { startPostgres } from "../support/postgres.ts";
import type { TestDatabase, TestPostgres } from "../support/postgres.ts";

/** A test with one PostgreSQL a file and a new, empty database a test. */
export const test = base.extend<{ $file: { postgres: TestPostgres }; $test: { db: TestDatabase } }>({
  postgres: [
    // eslint-disable-next-line no-empty-pattern -- Vitest reads from the pattern what a fixture needs.
    async ({}, use) => {
      const postgres = await startPostgres();
      await use(postgres);
      await postgres.close();
    },
    { scope: "file" },
  ],
  db: async ({ postgres }, use) => {
    const db = await postgres.freshDatabase();
    await use(db);
    await db.close();
  },
});
