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

/** An email that was given up, or of which nobody knows whether it arrived. Ids only: its row, and whose it is. */
export type UnsentEmail = {
  id: number;
  kind: string;
  state: "failed" | "unknown";
  reason: string;
  /** How often the mail server, or the way to it, said no. */
  tries: number;
};

const unsentEmails = z.array(
  z
    .object({
      id: z.int(),
      kind: z.string(),
      state: z.enum(["failed", "unknown"]),
      reason: z.string().nullable(),
      failures: z.int().nonnegative(),
    })
    .transform(({ id, kind, state, reason, failures }): UnsentEmail => {
      return { id, kind, state, reason: reason ?? "", tries: failures };
    }),
);

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

/** The emails that somebody has to look at: nothing sends them again by itself. */
export async function listUnsentEmails(database: Database): Promise<UnsentEmail[]> {
  return unsentEmails.parse(await database.call("list_unsent_emails"));
}
