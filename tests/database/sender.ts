import { emailTemplates } from "../../src/email-templates.ts";
import type { Database } from "../../src/server/database.ts";
import { sendPending } from "../../src/server/mail/outbox.ts";
import type { SendCounts } from "../../src/server/mail/outbox.ts";
import { createServices } from "../../src/server/services.ts";

/** A machine that is busy must not pass for a mail server that is silent. */
const patience = "socketTimeout=60000&greetingTimeout=60000&connectionTimeout=60000";

/** Sends what a database owes as the site does: the real outbox, templates and SMTP. */
export function sendOwed(database: Database, smtpUrl: string): Promise<SendCounts> {
  const services = createServices({
    siteUrl: "https://restorative.test",
    supabaseUrl: "http://localhost",
    supabaseSecretKey: "none",
    linkSecret: "a secret that only tests know of",
    mail: { transport: "smtp", url: `${smtpUrl}?${patience}`, from: "bookings@restorative.test" },
    buildHookUrl: null,
  });
  const log = { info: () => undefined, fault: String };
  return sendPending({ ...services, database, log }, emailTemplates);
}
