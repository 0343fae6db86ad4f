import type { Database } from "../../src/server/database.ts";
import type { RequestContext } from "../../src/server/handle.ts";
import { createLinks } from "../../src/server/links.ts";
import { createLog } from "../../src/server/log.ts";
import type { Mailer, Message, SendResult } from "../../src/server/mail/mailer.ts";
import type { Services } from "../../src/server/services.ts";

/** Where the site of function tests answers. */
export const testSite = "https://restorative.test";

/** The moment at which function tests happen: a Tuesday morning. */
export const testNow = new Date("2026-09-01T09:00:00Z");

export type TestServices = Services & {
  /** Every message that was handed to the mailer, in order. */
  sent: Message[];
  /** Every line that was logged. */
  logged: string[];
};

type Overrides = Partial<Services> & {
  /** What the mailer answers with; "sent" unless told otherwise. */
  sendResult?: (message: Message) => SendResult | Promise<SendResult>;
  carriesFiles?: boolean;
};

/** Services for tests: a mailer that only records, a clock that stands, limits that nobody meets. */
export function testServices({
  sendResult,
  carriesFiles = true,
  ...overrides
}: Overrides = {}): TestServices {
  const sent: Message[] = [];
  const logged: string[] = [];
  const mailer = mailerThat((message) => {
    sent.push(message);
    return sendResult ? sendResult(message) : { result: "sent", reason: "" };
  }, carriesFiles);
  return {
    settings: {
      siteUrl: testSite,
      supabaseUrl: "https://database.test",
      supabaseSecretKey: "sb_secret_test",
      linkSecret: "a secret that only tests know of",
      mail: { transport: "smtp", url: "smtp://127.0.0.1:1", from: "bookings@restorative.test" },
      buildHookUrl: null,
    },
    database: noDatabase,
    mailer,
    links: createLinks("a secret that only tests know of"),
    log: createLog((line) => logged.push(line)),
    now: () => testNow,
    limits: { emailPerHour: 1_000_000, clientPerHour: 1_000_000 },
    ...overrides,
    sent,
    logged,
  };
}

/** A mailer that does as told with each message. */
export function mailerThat(
  send: (message: Message) => SendResult | Promise<SendResult>,
  carriesFiles = true,
): Mailer {
  return { carriesFiles, open: () => ({ send: async (message) => send(message), close: () => undefined }) };
}

const noDatabase: Database = {
  call: (name) => Promise.reject(new Error(`This test has no database, and ${name} was called`)),
};

/** A database that answers each named call from a table, and remembers what it was asked. */
export function answeringDatabase(
  replies: Record<string, (args: Record<string, unknown>) => unknown>,
): Database & { calls: { name: string; args: Record<string, unknown> }[] } {
  const calls: { name: string; args: Record<string, unknown> }[] = [];
  return {
    calls,
    async call(name, args = {}) {
      calls.push({ name, args });
      const reply = replies[name];
      if (!reply) throw new Error(`This test expects no call of ${name}`);
      return reply(args);
    },
  };
}

type TestContext = RequestContext & {
  /** Settles when the work that was left for after the answer is done. */
  afterwards(): Promise<void>;
};

/** The context of a request, as the host would give it. */
export function testContext({ params = {}, ip = "192.0.2.1" }: Partial<RequestContext> = {}): TestContext {
  const work: Promise<unknown>[] = [];
  return {
    params,
    ip,
    waitUntil: (promise) => void work.push(promise),
    afterwards: async () => void (await Promise.all(work)),
  };
}

type PostOptions = {
  /** `null` leaves the header out. */
  origin?: string | null;
  contentType?: string | null;
  headers?: Record<string, string>;
};

/** A form as a browser posts it from the site's own page. */
export function formPost(
  path: string,
  fields: Record<string, string> | [string, string][],
  { origin = testSite, contentType = "application/x-www-form-urlencoded", headers = {} }: PostOptions = {},
): Request {
  const sent = new Headers(headers);
  if (origin !== null) sent.set("origin", origin);
  if (contentType !== null) sent.set("content-type", contentType);
  // As bytes, since a text body would bring a content type of its own.
  const body = new TextEncoder().encode(new URLSearchParams(fields).toString());
  return new Request(new URL(path, testSite), { method: "POST", headers: sent, body });
}

/** A page as a browser asks for it. */
export function pageGet(path: string, headers: Record<string, string> = {}): Request {
  return new Request(new URL(path, testSite), { headers });
}
