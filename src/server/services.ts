import { connectDatabase } from "./database.ts";
import type { Database } from "./database.ts";
import { createLinks } from "./links.ts";
import type { Links } from "./links.ts";
import { consoleLog } from "./log.ts";
import type { Log } from "./log.ts";
import { createMailer } from "./mail/mailer.ts";
import type { Mailer } from "./mail/mailer.ts";
import { readSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { siteAt } from "./site.ts";

/** How often one email and one client may ask within an hour. */
export type Limits = { emailPerHour: number; clientPerHour: number };

/** The outside world, handed to every use case. */
export type Services = {
  settings: Settings;
  database: Database;
  mailer: Mailer;
  links: Links;
  log: Log;
  now: () => Date;
  limits: Limits;
};

/** Strict for one email; generous for one client, since a whole council leaves through one IP. */
const defaultLimits: Limits = { emailPerHour: 5, clientPerHour: 300 };

// Kept on the process rather than in this module: a reload while developing loads the module anew, and
// must still find what the local server provided.
const key = Symbol.for("restorative.services");
const shelf = globalThis as { [key]?: Services };

/** The services of this process: those provided, or made from the environment when first asked for. */
export function services(): Services {
  return (shelf[key] ??= createServices(readSettings(process.env)));
}

/** Puts services in place of those the environment would give: the local server's, or a test's. */
export function provideServices(provided: Services): void {
  shelf[key] = provided;
}

/** Services that follow from the settings alone. */
export function createServices(settings: Settings): Services {
  return {
    settings,
    database: connectDatabase({ url: settings.supabaseUrl, secretKey: settings.supabaseSecretKey }),
    mailer: createMailer(settings.mail, siteAt(settings.siteUrl)),
    links: createLinks(settings.linkSecret),
    log: consoleLog,
    now: () => new Date(),
    limits: defaultLimits,
  };
}
