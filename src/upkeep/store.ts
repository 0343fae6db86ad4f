import { z } from "zod";
import type { Database } from "../server/database.ts";

/** How many of each thing were found, by name. */
export type Counts = Record<string, number>;

/** What the last run of the checks found; all of it is zero while nothing is wrong. */
export type LastChecks = { checkedAt: string | null; invariants: Counts };

const counts = z.record(z.string(), z.int().nonnegative());

const lastChecks = z
  .object({ checked_at: z.iso.datetime({ offset: true }).nullable(), invariants: counts })
  .transform((row): LastChecks => ({ checkedAt: row.checked_at, invariants: row.invariants }));

/** Looks for what must never be: reads, reports, and keeps the result for the health page. */
export async function runChecks(database: Database): Promise<Counts> {
  return counts.parse(await database.call("run_checks"));
}

/**
 * Deletes what has been kept for as long as it may be, batch after batch, until nothing is left or `late` says that
 * time is up. Returns how much of each kind went; `more` is how many kinds were not finished.
 */
export async function purgeExpired(database: Database, late: () => boolean): Promise<Counts> {
  const total: Counts = {};
  for (;;) {
    const { more = 0, ...removed } = counts.parse(await database.call("purge_expired"));
    for (const [kind, count] of Object.entries(removed)) total[kind] = (total[kind] ?? 0) + count;
    if (more === 0 || late()) return { ...total, more };
  }
}

/** What the last run of the checks found. */
export async function showHealth(database: Database): Promise<LastChecks> {
  return lastChecks.parse(await database.call("show_health"));
}
