import type { Database } from "../server/database.ts";
import { createLog } from "../server/log.ts";
import { createServices, provideServices } from "../server/services.ts";
import type { Settings } from "../server/settings.ts";
import { loadFunctions } from "./load-functions.ts";
import type { LoadedFunction } from "./load-functions.ts";

export type LoadedSite = {
  functions: LoadedFunction[];
  /** Hands the functions the outside world; from then on they can be called. */
  provide(): void;
};

type Options = {
  settings: Settings;
  /** The embedded database, or null to connect to the one that the settings name. */
  database: Database | null;
};

/** All of the site that a change of source can touch. A reload imports this module anew, with all below it. */
export async function loadSite({ settings, database }: Options): Promise<LoadedSite> {
  const services = createServices(settings);
  const log = createLog((line) => {
    if (line.includes('"level":"fault"')) process.stderr.write(`${line}\n`);
  });
  const functions = await loadFunctions();
  return {
    functions,
    provide: () => provideServices({ ...services, log, database: database ?? services.database }),
  };
}
