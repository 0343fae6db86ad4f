import { DataFault } from "../facts/check-data.ts";
import { SettingsFault } from "../server/settings.ts";
import { LocalFault } from "./fault.ts";
import { runSite } from "./run-site.ts";

/**
 * Starts the whole site, says where it is, and stops it when asked to. What goes wrong is told in a sentence, on
 * the error stream, and the process ends with 1.
 */
export async function start({ watching }: { watching: boolean }): Promise<void> {
  const stopping = new AbortController();
  let asked = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      stopping.abort();
      // Asked three times is meant.
      if (++asked === 3) process.exit(130);
    });
  }
  if (process.env.npm_lifecycle_event) followParent(stopping);
  try {
    await runSite({
      environment: process.env,
      watching,
      stop: stopping.signal,
      say: (line) => process.stdout.write(`${line}\n`),
      warn: (line) => process.stderr.write(`${line}\n`),
    });
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exit(1);
  }
}

/** npm passes a signal to the shell between it and this process, which ends without passing it on. */
function followParent(stopping: AbortController): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stopping.abort();
  }, 200).unref();
}

function sentence(error: unknown): string {
  const expected = [LocalFault, SettingsFault, DataFault].some((kind) => error instanceof kind);
  if (error instanceof Error) return expected ? error.message : `The site could not start. ${error.stack}`;
  return `The site could not start: ${String(error)}`;
}
