import type { LoadedSite } from "./load-site.ts";
import type { Site } from "./server.ts";

type Next = LoadedSite & Site;

type Options = {
  /** Builds the pages; returns what went wrong, or null. */
  build(): Promise<string | null>;
  /** Loads functions and rules anew. */
  reload(): Promise<Next>;
  use(next: Next): void;
  say(line: string): void;
  warn(line: string): void;
};

export type Updates = {
  /** Builds the pages again, from the data as it is now. */
  build(): Promise<void>;
  /** Takes over every change of source: migrations, functions and pages. */
  everything(): Promise<void>;
};

/** Brings the running site up to date, one update at a time; where one fails, the site from before stays up. */
export function createUpdates({ build, reload, use, say, warn }: Options): Updates {
  const keep = (reason: string) => warn(`The site from before stays up. ${reason}`);
  const run = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      keep(error instanceof Error ? error.message : String(error));
    }
  };
  let last = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    let waiting: Promise<void> | null = null;
    return () => {
      // One that waits for its turn will see this change too.
      waiting ??= last = last.then(() => {
        waiting = null;
        return run(work);
      });
      return waiting;
    };
  };
  return {
    build: inTurn(async () => {
      const fault = await build();
      if (fault) keep(fault);
    }),
    everything: inTurn(async () => {
      const began = performance.now();
      const next = await reload();
      const fault = await build();
      if (fault) return keep(fault);
      use(next);
      say(`Rebuilt in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }),
  };
}
