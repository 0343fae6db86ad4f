import { z } from "zod";

/** How email leaves: over SMTP, or through GOV.UK Notify. */
export type MailSettings =
  | { transport: "smtp"; url: string; from: string }
  | { transport: "notify"; apiKey: string; templateId: string };

/** What a running site needs to know of where it runs. */
export type Settings = {
  /** The origin, without a slash at its end. */
  siteUrl: string;
  supabaseUrl: string;
  supabaseSecretKey: string;
  /** One secret, or several with commas between: the first signs, all of them verify. */
  linkSecret: string;
  mail: MailSettings;
  buildHookUrl: string | null;
};

/** What the local server may be told about the machine that it runs on. */
export type HostSettings = {
  host: string;
  port: number;
  mailPort: number;
  smtpPort: number;
  dataDir: string;
};

/** A setting is missing or wrong; the message is one sentence for whoever runs the site. */
export class SettingsFault extends Error {
  override name = "SettingsFault";
}

type Environment = Record<string, string | undefined>;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

const origin = z
  .url({ protocol: /^https?$/, error: "must be the site's address, such as https://restorative.example" })
  .transform((value) => new URL(value))
  .refine((url) => url.pathname === "/" && !url.search && !url.hash && !url.username, {
    error: "must be an origin alone, without a path",
  })
  .refine((url) => url.protocol === "https:" || loopback.has(url.hostname), {
    error: "must start with https:// anywhere but on this machine",
  })
  .transform((url) => url.origin);

const webAddress = z.url({ protocol: /^https?$/, error: "must be an address that starts with https://" });
const mailbox = z.email({ error: "must be one email address" });
const port = z.coerce
  .number({ error: "must be a port number" })
  .int({ error: "must be a port number" })
  .min(0, { error: "must be a port number" })
  .max(65535, { error: "must be a port number" });

const linkSecret = z
  .string()
  .refine((value) => value.split(",").every((secret) => secret.trim().length >= 32), {
    error: "must be at least 32 characters, for each secret where commas separate several",
  });

const running = z.object({
  SITE_URL: origin,
  SUPABASE_URL: webAddress,
  SUPABASE_SECRET_KEY: z.string(),
  LINK_SECRET: linkSecret,
  BUILD_HOOK_URL: webAddress.optional(),
});

const smtp = z.object({
  MAIL_TRANSPORT: z.literal("smtp"),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must start with smtp:// or smtps://" }),
  MAIL_FROM: mailbox,
});

const notify = z.object({
  MAIL_TRANSPORT: z.literal("notify"),
  NOTIFY_API_KEY: z.string().regex(/[0-9a-f-]{36}-[0-9a-f-]{36}$/, {
    error: "must be a whole API key of GOV.UK Notify: its name and two identifiers",
  }),
  NOTIFY_TEMPLATE_ID: z.uuid({ error: "must be the identifier of a template" }),
});

const transport = z.discriminatedUnion("MAIL_TRANSPORT", [smtp, notify], {
  error: (issue) => (issue.code === "invalid_union" ? 'must be "smtp" or "notify"' : undefined),
});

const machine = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: port.default(8888),
  MAIL_PORT: port.default(1080),
  SMTP_PORT: port.default(1025),
  DATA_DIR: z.string().default(".local"),
});

/** Reads what a running site needs; throws a `SettingsFault` that names what is missing or wrong. */
export function readSettings(environment: Environment): Settings {
  const read = parse(running.and(transport), environment);
  return {
    siteUrl: read.SITE_URL,
    supabaseUrl: read.SUPABASE_URL,
    supabaseSecretKey: read.SUPABASE_SECRET_KEY,
    linkSecret: read.LINK_SECRET,
    mail:
      read.MAIL_TRANSPORT === "smtp"
        ? { transport: "smtp", url: read.SMTP_URL, from: read.MAIL_FROM }
        : { transport: "notify", apiKey: read.NOTIFY_API_KEY, templateId: read.NOTIFY_TEMPLATE_ID },
    buildHookUrl: read.BUILD_HOOK_URL ?? null,
  };
}

/** Reads what the local server may be told, each with its default. */
export function readHostSettings(environment: Environment): HostSettings {
  const host = parse(machine, environment);
  return {
    host: host.HOST,
    port: host.PORT,
    mailPort: host.MAIL_PORT,
    smtpPort: host.SMTP_PORT,
    dataDir: host.DATA_DIR,
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  // An empty value is how many dashboards keep a setting that nobody has filled in.
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const result = schema.safeParse(filled);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => ({ name: String(issue.path[0]), why: issue.message }));
  const missing = [...new Set(faults.map(({ name }) => name))].filter((name) => !(name in filled));
  throw new SettingsFault(
    `${missing.length > 0 ? areMissing(missing) : isWrong(faults[0])}; the README lists every setting.`,
  );
}

function areMissing(names: string[]): string {
  if (names.length === 1) return `The setting ${names[0]} is missing`;
  return `The settings ${new Intl.ListFormat("en-GB").format(names)} are missing`;
}

function isWrong(fault: { name: string; why: string } | undefined): string {
  return `The setting ${fault?.name} ${fault?.why}`;
}
