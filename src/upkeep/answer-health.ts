import { json } from "../server/responses.tsx";
import type { Services } from "../server/services.ts";
import { showHealth, type Counts, type LastChecks } from "./store.ts";

/** The check that counts places given twice: while it finds one, the site is not well. */
const SOLD_TWICE = "workshops_over_capacity";

const nothingKnown: LastChecks = { checkedAt: null, invariants: {} };

/**
 * Answers how the site is, from the last run of the checks. Only a database that does not answer, or a place
 * given twice, is a 503; anything else that was found says "attention" and leaves the site in service.
 */
export async function answerHealth({ database, log }: Services, version: string): Promise<Response> {
  try {
    const { checkedAt, invariants } = await showHealth(database);
    const status = statusOf(invariants);
    const at = checkedAt && new Date(checkedAt).toISOString();
    return json({ status, version, checkedAt: at, invariants }, { status: status === "fault" ? 503 : 200 });
  } catch (error) {
    log.fault(error, { work: "health" });
    return json({ status: "fault", version, ...nothingKnown }, { status: 503 });
  }
}

function statusOf(invariants: Counts): "ok" | "attention" | "fault" {
  if ((invariants[SOLD_TWICE] ?? 0) > 0) return "fault";
  return Object.values(invariants).some((count) => count > 0) ? "attention" : "ok";
}
