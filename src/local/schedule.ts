import { Cron } from "croner";
import type { Background } from "./background.ts";
import type { LoadedFunction } from "./load-functions.ts";
import { runFunction } from "./run-function.ts";

type Options = {
  siteUrl: string;
  background: Background;
  report: (error: unknown) => void;
};

export type Schedule = {
  /** Runs these from now on, in place of the ones before. */
  use(functions: readonly LoadedFunction[]): void;
  stop(): void;
};

/** Runs the functions that have a schedule, in UTC as Netlify does, and none while its last run goes on. */
export function createSchedule({ siteUrl, background, report }: Options): Schedule {
  // By name and not by function: after a reload, the run of the old code still counts.
  const running = new Set<string>();
  let timers: Cron[] = [];

  const run = async (entry: LoadedFunction, next: Date | null) => {
    if (running.has(entry.name)) return;
    running.add(entry.name);
    try {
      const request = new Request(new URL(`/.netlify/functions/${entry.name}`, siteUrl), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ next_run: next?.toISOString() }),
      });
      await runFunction(entry, { request, ip: "127.0.0.1", background });
    } catch (error) {
      report(error);
    } finally {
      running.delete(entry.name);
    }
  };

  const stop = () => {
    for (const timer of timers) timer.stop();
    timers = [];
  };
  return {
    use(functions) {
      stop();
      timers = functions.flatMap((entry) =>
        entry.schedule
          ? [
              new Cron(entry.schedule, { timezone: "UTC", unref: true }, (timer: Cron) =>
                background.add(run(entry, timer.nextRun())),
              ),
            ]
          : [],
      );
    },
    stop,
  };
}
