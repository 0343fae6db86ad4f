import { openDatabase } from "../../src/local/database.ts";
import { provideServices } from "../../src/server/services.ts";
import { testNow, testServices } from "../support/services.ts";

/** A real database in memory with workshops to come and past, and services over it. */
export async function openWorkshopsSite() {
  const opened = await openDatabase({ dataDir: null });
  const services = testServices({ database: opened.database });
  await opened.exec(
    `create or replace function app.clock() returns timestamptz language sql volatile return timestamptz '${testNow.toISOString()}'`,
  );
  return {
    services,
    exec: opened.exec,
    close: opened.close,
    provide: () => provideServices(services),

    async addWorkshop(slug: string, workshop: Record<string, unknown> = {}) {
      const plain = {
        slug,
        course: "key-principles",
        title: "The key principles",
        venue: "Ward House",
        capacity: 3,
        days: [{ date: "2026-10-06", starts: "09:30", ends: "16:00" }],
        is_sample: true,
        opens_at: "2026-08-01T00:00:00Z",
      };
      await opened.database.call("import_workshops", { workshops: [{ ...plain, ...workshop }] });
    },
  };
}
