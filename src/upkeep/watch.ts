import type { Services } from "../server/services.ts";
import { listUnsentEmails, runChecks } from "./store.ts";

/**
 * Runs the checks and logs what they counted. A count of emails does not say which: each that was given up or is
 * unknown has a line of its own, by the row of the outbox that it is.
 */
export async function watchSite({ database, log }: Pick<Services, "database" | "log">): Promise<void> {
  const counts = await runChecks(database);
  log.info("run-checks", counts);
  if (!counts["emails_failed"] && !counts["emails_unknown"]) return;
  for (const { id, ...email } of await listUnsentEmails(database)) {
    log.info("unsent-email", { row: id, ...email });
  }
}
