import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { emailTemplates } from "../src/email-templates.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { renderHtml } from "../src/server/mail/render-html.tsx";
import { renderText } from "../src/server/mail/render-text.ts";
import { createServices, type Services } from "../src/server/services.ts";
import { siteAt } from "../src/server/site.ts";
import { startPostgres, type TestDatabase } from "../tests/support/postgres.ts";
import { fillWaiting } from "./fill.ts";
import type { ServedMail } from "./mail-server.ts";
import { table } from "./report.ts";

const COUNT = 1000;
const siteUrl = "http://localhost:8888";

/** Emails a second: written alone, and all the way from the outbox into a mail server. */
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
        mail: { transport: "smtp", url, from: "bench@restorative-dudley.example" },
        buildHookUrl: null,
      }),
      database: database.database,
      log: { info: () => undefined, fault: (error) => String(error) },
    };
    const written = await writeAll(services, database);
    const began = performance.now();
    const counts = await sendPending(services, emailTemplates);
    const seconds = (performance.now() - began) / 1000;
    if (counts.sent !== COUNT) throw new Error(`Not all emails left: ${JSON.stringify(counts)}`);
    table(
      // smtp-server looks out for impatient clients for a tenth of a second before it greets.
      `${COUNT} emails with a calendar file each, to a server that waits 100 ms before it greets`,
      ["work", "a second", "ms each"],
      [
        [
          "written: blocks, text, HTML, calendar",
          (COUNT / written).toFixed(0),
          ((written * 1000) / COUNT).toFixed(2),
        ],
        [
          "claimed, written, handed over, settled",
          (COUNT / seconds).toFixed(0),
          ((seconds * 1000) / COUNT).toFixed(2),
        ],
      ],
    );
  } finally {
    mail.kill();
    await postgres.close();
  }
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

/** How long it takes to write each email once, with nothing sent. */
async function writeAll(
  { links, now }: Pick<Services, "links" | "now">,
  { rows }: TestDatabase,
): Promise<number> {
  const cards = await rows<{ card: unknown }>("select card from app.booking_cards");
  const site = siteAt(siteUrl);
  const tools = { links, site, siteUrl, carriesFiles: true, now: now() };
  const began = performance.now();
  for (const { card } of cards) {
    const email = emailTemplates["booked"]?.(card, tools);
    if (!email || renderText(email) === "" || renderHtml(email, site) === "")
      throw new Error("Nothing written");
  }
  return (performance.now() - began) / 1000;
}
