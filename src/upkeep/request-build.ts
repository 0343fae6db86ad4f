import type { Services } from "../server/services.ts";

const PATIENCE_MS = 10_000;

/** Asks the host for a fresh build of the pages, so that "upcoming" moves on. Without a hook there is none to ask. */
export async function requestBuild(
  { settings, log }: Pick<Services, "settings" | "log">,
  send: typeof fetch = fetch,
): Promise<void> {
  if (settings.buildHookUrl === null) {
    log.info("nightly-build", { asked: false });
    return;
  }
  const answer = await send(settings.buildHookUrl, {
    method: "POST",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  log.info("nightly-build", { asked: true, status: answer.status });
  if (!answer.ok) throw new Error(`The build hook answered with ${answer.status}`);
}
