import { readHostSettings, readSettings } from "../server/settings.ts";
import type { HostSettings, Settings } from "../server/settings.ts";
import { site } from "../server/site.ts";
import { LocalFault } from "./fault.ts";

type Environment = Record<string, string | undefined>;

/** What only a running part knows: filled in for settings that nobody gave. */
export type Given = {
  siteUrl: string;
  linkSecret: string;
  smtpUrl: string;
  buildHookUrl: string;
  supabaseUrl: string;
  supabaseSecretKey: string;
};

/** Where the site listens and keeps its data; throws a sentence for a setting that is wrong. */
export function hostSettings(environment: Environment): HostSettings {
  return readHostSettings(environment);
}

/** Whether the settings name a database of their own, so that none is to be opened here. */
export function namesDatabase(environment: Environment): boolean {
  return Boolean(environment.SUPABASE_URL?.trim());
}

/** The site's settings: what the environment says, and for the rest what this machine offers. */
export function siteSettings(environment: Environment, given: Given): Settings {
  const said = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const embedded = namesDatabase(environment)
    ? {}
    : { SUPABASE_URL: given.supabaseUrl, SUPABASE_SECRET_KEY: given.supabaseSecretKey };
  const settings = readSettings({
    SITE_URL: given.siteUrl,
    LINK_SECRET: given.linkSecret,
    BUILD_HOOK_URL: given.buildHookUrl,
    MAIL_TRANSPORT: "smtp",
    SMTP_URL: given.smtpUrl,
    MAIL_FROM: site.emails.team.value,
    ...said,
    ...embedded,
  });
  if (!namesDatabase(environment)) keepSamplesHere(settings);
  return settings;
}

/** The address that a browser on this machine finds the site at. */
export function addressOf(host: string, port: number): string {
  const name = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** The embedded database holds invented workshops: what is booked on them is not for anybody's real inbox. */
function keepSamplesHere({ mail }: Settings): void {
  if (mail.transport === "smtp" && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(mail.url).hostname))
    return;
  const [setting, value] =
    mail.transport === "smtp" ? ["SMTP_URL", "another machine"] : ["MAIL_TRANSPORT", "notify"];
  throw new LocalFault(
    `The setting ${setting} names ${value}, but sample workshops may only write to the mailbox on this machine; unset it, or set SUPABASE_URL too.`,
  );
}
