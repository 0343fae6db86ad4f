import type { Services } from "./services.ts";

const PATIENCE_MS = 10_000;

type World = Pick<Services, "settings" | "log">;

/** Asks the host for a fresh build of the pages; throws where the hook does not take it. Without a hook there is none to ask. */
export async function requestBuild({ settings, log }: World): Promise<void> {
  if (settings.buildHookUrl === null) {
    log.info("build", { asked: false });
    return;
  }
  const answer = await fetch(settings.buildHookUrl, {
    method: "POST",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  log.info("build", { asked: true, status: answer.status });
  if (!answer.ok) throw new Error(`The build hook answered with ${answer.status}`);
}

/** The same after something has been done that stands whether or not a build follows: what goes wrong is in the log alone. */
export async function requestBuildAfter(world: World): Promise<void> {
  try {
    await requestBuild(world);
  } catch (error) {
    world.log.fault(error, { work: "build" });
  }
}
