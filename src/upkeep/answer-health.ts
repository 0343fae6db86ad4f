import { json } from "../server/responses.tsx";
import type { Services } from "../server/services.ts";
import { showHealth, type LastChecks } from "./store.ts";

/** The check that counts places given twice: while it finds one, the site is not well. */
const SOLD_TWICE = "workshops_over_capacity";

/** The checks run every ten minutes: after three that did not come, nothing runs by itself any more. */
const RUN_WITHIN_MINUTES = 30;

const nothingKnown: LastChecks = { checkedAt: null, invariants: {} };

/**
 * Answers how the site is, from the last run of the checks. Only a database that does not answer, or a place
 * given twice, is a 503; anything else that was found, and checks that have not run of late, say "attention" and leave
 * the site in service.
 */
export async function answerHealth({ database, log, now }: Services, version: string): Promise<Response> {
  try {
    const last = await showHealth(database);
    const status = statusOf(last, now());
    const checkedAt = last.checkedAt && new Date(last.checkedAt).toISOString();
    const { invariants } = last;
    return json({ status, version, checkedAt, invariants }, { status: status === "fault" ? 503 : 200 });
  } catch (error) {
    log.fault(error, { work: "health" });
    return json({ status: "fault", version, ...nothingKnown }, { status: 503 });
  }
}

function statusOf({ checkedAt, invariants }: LastChecks, now: Date): "ok" | "attention" | "fault" {
  if ((invariants[SOLD_TWICE] ?? 0) > 0) return "fault";
  const isStale = !checkedAt || now.getTime() - Date.parse(checkedAt) > RUN_WITHIN_MINUTES * 60_000;
  return isStale || Object.values(invariants).some((count) => count > 0) ? "attention" : "ok";
}
