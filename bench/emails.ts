import { fork } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { emailTemplates } from "../src/email-templates.ts";
import { compose } from "../src/server/mail/compose.ts";
import type { Email } from "../src/server/mail/email.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { renderHtml } from "../src/server/mail/render-html.tsx";
import { renderText } from "../src/server/mail/render-text.ts";
import { createServices, type Services } from "../src/server/services.ts";
import { siteAt } from "../src/server/site.ts";
import { startPostgres, type TestDatabase } from "../tests/support/postgres.ts";
import { fillWaiting } from "./fill.ts";
import type { ServedMail } from "./mail-server.ts";
import { table } from "./report.ts";

const COUNT = 500;
/** How many go over a connection each: that takes so long that more would tell no more. */
const FEW = 40;
const siteUrl = "http://localhost:8888";
const from = "bench@restorative-dudley.example";

/**
 * Emails a second: written alone, and all the way from the outbox into a mail server; beside it nodemailer's own
 * pool, which is handed the same emails ready, and a client that connects for each.
 */
export async function benchEmails(): Promise<void> {
  const postgres = await startPostgres();
  const mail = fork("bench/mail-server.ts", { execArgv: ["--import", "tsx"] });
  try {
    const { url } = await new Promise<ServedMail>((resolve) =>
      mail.once("message", (message) => resolve(message as ServedMail)),
    );
    const database = await postgres.freshDatabase();
    await fillOutbox(database);
    const services: Services = {
      ...createServices({
        siteUrl,
        supabaseUrl: "http://localhost",
        supabaseSecretKey: "none",
        linkSecret: randomBytes(32).toString("hex"),
        mail: { transport: "smtp", url, from },
        buildHookUrl: null,
      }),
      database: database.database,
      log: { info: () => undefined, fault: (error) => String(error) },
    };
    const cards = await database.rows<{ card: unknown }>("select card from app.booking_cards");
    let emails: Email[] = [];
    const written =
      COUNT / (await seconds(async () => void (emails = cards.map(({ card }) => write(card, services)))));
    const ready = await Promise.all(emails.map(makeReady));
    const pooled = COUNT / (await seconds(() => sendReady(url, ready, true)));
    const whole = COUNT / (await seconds(() => sendOwed(services)));
    const single = FEW / (await seconds(() => sendReady(url, ready.slice(0, FEW), false)));
    const row = (work: string, speed: number, ratio = "") => [
      work,
      speed.toFixed(0),
      (1000 / speed).toFixed(2),
      ratio,
    ];
    table(
      // smtp-server looks out for impatient clients for a tenth of a second before it greets.
      `${COUNT} emails with a calendar file each, to a server that waits 100 ms before it greets`,
      ["work", "a second", "ms each", "path / this"],
      [
        row("rendered: blocks, text, HTML, calendar", written),
        row("handed over: claimed, rendered, sent, settled", whole),
        row("nodemailer's pool of three, ready emails", pooled, (whole / pooled).toFixed(2)),
        row(`a connection each, ready emails (${FEW})`, single, (whole / single).toFixed(2)),
      ],
    );
  } finally {
    mail.kill();
    await postgres.close();
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** As many bookings with a place, each of which is owed the email that says so. */
async function fillOutbox(database: TestDatabase): Promise<void> {
  await database.database.call("import_workshops", {
    workshops: [
      {
        slug: "bench-emails",
        course: "key-principles",
        title: "Bench",
        venue: "Nowhere",
        capacity: 10_000,
        days: [{ date: "2099-06-01", starts: "09:30", ends: "16:00" }],
      },
    ],
  });
  await fillWaiting(database, ["bench-emails"], COUNT - 1);
  await database.rows(
    "update app.bookings set state = 'confirmed', waiting_number = null, confirmed_at = clock_timestamp()",
  );
  await database.rows("update app.emails set kind = 'booked', state = 'queued', settled_at = null");
}

/** An email from what it is about, with its calendar file, and both of its renderings. */
function write(card: unknown, { links, now }: Pick<Services, "links" | "now">): Email {
  const site = siteAt(siteUrl);
  const email = emailTemplates["booked"]?.(card, { links, site, siteUrl, carriesFiles: true, now: now() });
  if (!email || renderText(email) === "" || renderHtml(email, site) === "")
    throw new Error("Nothing written");
  return email;
}

type Ready = { to: string; raw: Buffer };

async function makeReady(email: Email, place: number): Promise<Ready> {
  const to = `ready-${place}@bench.example`;
  return { to, raw: await compose({ messageId: randomUUID(), to, email }, from, siteAt(siteUrl)) };
}

/** Only hands emails over: by nodemailer's own pool, or one after another over a connection each. */
async function sendReady(url: string, ready: Ready[], pool: boolean): Promise<void> {
  const options = { url, maxConnections: 3, maxMessages: Infinity };
  const transport = pool ? createTransport({ ...options, pool }) : createTransport(url);
  const send = ({ to, raw }: Ready) => transport.sendMail({ envelope: { from, to: [to] }, raw });
  if (pool) await Promise.all(ready.map(send));
  else for (const each of ready) await send(each);
  transport.close();
}

async function sendOwed(services: Services): Promise<void> {
  const counts = await sendPending(services, emailTemplates);
  if (counts.sent !== COUNT) throw new Error(`Not all emails left: ${JSON.stringify(counts)}`);
}
