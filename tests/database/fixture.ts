import { test as base } from "vitest";
import { startPostgres } from "../support/postgres.ts";
import type { TestDatabase, TestPostgres } from "../support/postgres.ts";

type Fixtures = { $file: { postgres: TestPostgres }; $test: { db: TestDatabase } };

function testOn(options: { durable: boolean }) {
  return base.extend<Fixtures>({
    postgres: [
      // eslint-disable-next-line no-empty-pattern -- Vitest reads from the pattern what a fixture needs.
      async ({}, use) => {
        const postgres = await startPostgres(options);
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
}

/** A test with one PostgreSQL a file and a new, empty database a test. */
export const test = testOn({ durable: false });

/** The same on a server that waits for the disk, as in production: for races and crashes. */
export const durableTest = testOn({ durable: true });
