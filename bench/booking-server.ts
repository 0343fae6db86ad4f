import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { App, generateApiKey } from "@supabase/lite";
import { createPostgresConnection } from "@supabase/lite/postgres";
import { createBackground } from "../src/local/background.ts";
import { loadFunctions } from "../src/local/load-functions.ts";
import { readNetlifyRules } from "../src/local/netlify-rules.ts";
import { createLocalServer, type FetchCallback } from "../src/local/server.ts";
import { openDatabase } from "../src/local/database.ts";
import { connectDatabase, type Database } from "../src/server/database.ts";
import { createServices, provideServices } from "../src/server/services.ts";

/** Where the load goes: the site's own pages, and the API underneath it. */
export type ServedBookings = { siteUrl: string; apiUrl: string; secretKey: string };

type Api = { fetch: typeof fetch; url: string; secretKey: string };

/** Lite hands JSON over as text, which its PostgreSQL driver would turn into JSON once more. */
const jsonb = {
  to: 3802,
  from: [3802],
  serialize: (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)),
  parse: (text: string) => JSON.parse(text) as unknown,
};

/** Supabase Lite in front of a real PostgreSQL, or the embedded database that `npm start` opens. */
async function openApi(postgresUrl: string | undefined): Promise<Api> {
  if (!postgresUrl) return openDatabase({ dataDir: null });
  process.env["LITE_TELEMETRY"] = "0";
  const [publishable, secret] = await Promise.all([generateApiKey("publishable"), generateApiKey("secret")]);
  const app = new App({
    connection: createPostgresConnection({
      url: postgresUrl,
      postgresOptions: { max: 32, types: { jsonb } },
    }),
    auth: {
      publishable_key: publishable.key,
      secret_key: secret.key,
      jwt_secret: randomBytes(32).toString("hex"),
    },
    storage: { enabled: false },
    studio: { enabled: false },
    options: { server: { admin: false, disableStudio: true } },
  });
  return {
    fetch: async (input, init) => app.fetch(new Request(input, init)),
    url: "http://supabase.localhost",
    secretKey: secret.key,
  };
}

async function listen(fetchIt: FetchCallback): Promise<string> {
  const server = createAdaptorServer({ fetch: fetchIt, createServer });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The benchmark's server did not listen.");
  return `http://127.0.0.1:${address.port}`;
}

const api = await openApi(process.argv[2]);
const database = connectDatabase({ url: api.url, secretKey: api.secretKey, fetch: api.fetch });
// The first request grants the roles their rights, and must be alone.
await database.call("live_workshops");

let answer: FetchCallback = () => new Response(null, { status: 503 });
const siteUrl = await listen((request, env) => answer(request, env));
const apiUrl = await listen(async (request) => {
  const { pathname, search } = new URL(request.url);
  return api.fetch(new URL(pathname + search, api.url), {
    method: request.method,
    headers: request.headers,
    body: await request.arrayBuffer(),
  });
});

const services = createServices({
  siteUrl,
  supabaseUrl: api.url,
  supabaseSecretKey: api.secretKey,
  linkSecret: randomBytes(32).toString("hex"),
  mail: { transport: "smtp", url: "smtp://127.0.0.1:1", from: "bench@restorative-dudley.example" },
  buildHookUrl: null,
});
// Emails wait in the outbox here, as they do for the scheduled sender: the booking path alone is measured.
const withoutEmails: Database = {
  call: async (name, args) => (name === "claim_emails" ? [] : database.call(name, args)),
};
provideServices({
  ...services,
  database: withoutEmails,
  limits: { emailPerHour: 1_000_000, clientPerHour: 1_000_000 },
});
const report = (error: unknown) => console.error(error);
const background = createBackground(report);
const site = { folder: "_site", functions: await loadFunctions(), rules: await readNetlifyRules() };
answer = createLocalServer({ site, siteUrl, background, report }).fetch;
process.send?.({ siteUrl, apiUrl, secretKey: api.secretKey } satisfies ServedBookings);
