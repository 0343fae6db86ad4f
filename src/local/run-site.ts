import { join, resolve } from "node:path";
import { createBackground } from "./background.ts";
import { buildPages } from "./build.ts";
import { linkSecret, prepareFolder } from "./data-folder.ts";
import { openEndpoint } from "./endpoint.ts";
import { LocalFault } from "./fault.ts";
import { openFrontDoor } from "./front-door.ts";
import { readNetlifyRules } from "./netlify-rules.ts";
import { holdMailPorts, openMailbox, smtpUrl } from "./mailbox.ts";
import { importAnew } from "./reload.ts";
import { createSchedule } from "./schedule.ts";
import { createLocalServer } from "./server.ts";
import { hostSettings, namesDatabase, siteSettings } from "./settings.ts";
import { createUpdates } from "./updates.ts";
import { watchSource } from "./watch.ts";

type Options = {
  environment: Record<string, string | undefined>;
  /** Rebuild when a source file changes. */
  watching: boolean;
  /** Aborted when the site is to stop. */
  stop: AbortSignal;
  say(line: string): void;
  warn(line: string): void;
};

/** In the order in which they close: who asks before who answers. */
const parts = ["watch", "schedule", "door", "background", "endpoint", "mailbox", "database"] as const;

/** Runs the site until it is told to stop, and leaves nothing open behind it, however it ends. */
export async function runSite(options: Options): Promise<void> {
  const closing: Partial<Record<(typeof parts)[number], () => Promise<void> | void>> = {};
  try {
    const stopped = aborted(options.stop);
    // Whoever stops a start does not wait for the rest of it: everything opened so far bears being cut short.
    await Promise.race([open(options, closing), stopped]);
    await stopped;
  } catch (error) {
    if (!options.stop.aborted) throw error;
  } finally {
    for (const part of parts) await closing[part]?.();
  }
}

async function open(
  { environment, watching, stop, say, warn }: Options,
  closing: Partial<Record<(typeof parts)[number], () => Promise<void> | void>>,
): Promise<void> {
  const host = hostSettings(environment);
  const dataDir = resolve(host.dataDir);
  await prepareFolder(dataDir);
  const secret = await linkSecret(dataDir);
  const report = (error: unknown) =>
    warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const background = createBackground(report);
  closing.background = () => background.settled();

  const door = await openFrontDoor(host);
  closing.door = () => door.close();
  const ports = await holdMailPorts(host);
  const given = { siteUrl: door.url, linkSecret: secret, smtpUrl: smtpUrl(ports) };
  siteSettings(environment, { ...given, ...unknownYet });

  const opened = namesDatabase(environment) ? null : await openOwnDatabase(dataDir);
  if (opened) closing.database = () => opened.close();

  const endpoint = await openEndpoint({ database: opened, build: () => background.add(updates.build()) });
  closing.endpoint = () => endpoint.close();
  const settings = siteSettings(environment, {
    ...given,
    buildHookUrl: endpoint.buildHookUrl,
    supabaseUrl: endpoint.url,
    supabaseSecretKey: opened?.secretKey ?? "",
  });

  const watch = watching ? await watchSource() : null;
  closing.watch = () => watch?.stop();
  const folder = join(dataDir, "site");
  const build = () => buildPages({ settings, folder, signal: stop });
  const load = async (loader: typeof import("./load-site.ts")) => {
    const loaded = await loader.loadSite({ settings, database: opened?.database ?? null });
    return { folder, rules: await readNetlifyRules(), ...loaded };
  };
  const [fault, site] = await Promise.all([build(), import("./load-site.ts").then(load)]);
  if (fault) throw new LocalFault(fault);

  const mailbox = await openMailbox({ ports, folder: join(dataDir, "mail"), report });
  closing.mailbox = () => mailbox.close();
  site.provide();
  const server = createLocalServer({ site, siteUrl: settings.siteUrl, background, report });
  const schedule = createSchedule({ siteUrl: settings.siteUrl, background, report });
  const updates = createUpdates({
    build,
    reload: async () => {
      await opened?.migrate();
      return load(await importAnew());
    },
    use: (next) => {
      next.provide();
      server.use(next);
      schedule.use(next.functions);
    },
    say,
    warn,
  });
  stop.throwIfAborted();
  closing.schedule = () => schedule.stop();
  schedule.use(site.functions);
  watch?.follow(() => background.add(updates.everything()));
  door.answer(server.fetch);
  say(`The site     ${settings.siteUrl}/`);
  say(`The mailbox  ${mailbox.url}`);
  say("To stop      press Ctrl-C");
}

/** Stands in while settings are checked, before anything that takes long is begun. */
const unknownYet = {
  buildHookUrl: "http://127.0.0.1",
  supabaseUrl: "http://127.0.0.1",
  supabaseSecretKey: "unknown",
};

async function openOwnDatabase(dataDir: string) {
  const { openSeededDatabase } = await import("./seeded-database.ts");
  return openSeededDatabase(dataDir);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
