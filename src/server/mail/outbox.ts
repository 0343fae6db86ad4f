import type { Links } from "../links.ts";
import type { Services } from "../services.ts";
import { siteAt } from "../site.ts";
import type { Site } from "../site.ts";
import { claimedEmails, recipient } from "./claimed-email.ts";
import type { ClaimedEmail } from "./claimed-email.ts";
import type { Email } from "./email.ts";
import type { MailSession, SendResult } from "./mailer.ts";

/** What a template may use beside the row's own context. */
export type TemplateTools = {
  links: Links;
  site: Site;
  siteUrl: string;
  /** Whether calendar files travel with the email; where not, the template links to them. */
  carriesFiles: boolean;
  now: Date;
};

/** Makes the email of one kind from the context that the database hands out with its row. */
export type EmailTemplate = (context: unknown, tools: TemplateTools) => Email;

/** The templates by kind of email, handed in by the entry, which knows the features. */
export type EmailTemplates = Readonly<Record<string, EmailTemplate>>;

/** Sends what the outbox holds; handed in by the entry, since the outbox is everybody's. */
export type SendEmails = (services: Services) => Promise<unknown>;

export type SendOptions = {
  /** How many emails a claim takes at most; a round claims until nothing is left. */
  limit?: number;
  /** When to stop beginning emails; what is left waits for the next round. */
  deadline?: Date;
};

export type SendCounts = Record<SendResult["result"] | "lost", number>;

const leaseSeconds = 120;

/** How many emails are on their way at a time. Exchange Online lets one mailbox have three connections. */
const atOnce = 3;

type Round = {
  promise: Promise<SendCounts>;
  /** Whether it was asked to claim once more since it last did. */
  again: boolean;
  /** Tells it so while it waits for emails on their way. */
  wake: () => void;
};

const rounds = new WeakMap<Services["database"], Round>();

/**
 * Sends what the outbox holds. One round runs at a time in a process: a call during a round has that
 * round claim once more at once, and shares its counts.
 */
export function sendPending(
  services: Services,
  templates: EmailTemplates,
  options: SendOptions = {},
): Promise<SendCounts> {
  const running = rounds.get(services.database);
  if (running) {
    running.again = true;
    running.wake();
    return running.promise;
  }
  const round: Round = { again: false, wake: () => undefined, promise: Promise.resolve(noCounts()) };
  rounds.set(services.database, round);
  // Begun a moment later, so that whoever calls from within the round finds its promise in place.
  round.promise = Promise.resolve().then(() => sendRound(services, templates, options, round));
  return round.promise;
}

async function sendRound(
  services: Services,
  templates: EmailTemplates,
  { limit = 20, deadline }: SendOptions,
  round: Round,
): Promise<SendCounts> {
  const counts = noCounts();
  const faults: unknown[] = [];
  const onTheirWay = new Set<Promise<void>>();
  const session = services.mailer.open();
  const isOver = () => faults.length > 0 || (deadline !== undefined && services.now() >= deadline);
  const note = (fault: unknown) => void faults.push(fault);

  const begin = (row: ClaimedEmail) => {
    const sending = sendRow(services, templates, session, row)
      .then((result) => void (counts[result] += 1), note)
      .finally(() => onTheirWay.delete(sending));
    onTheirWay.add(sending);
  };

  try {
    for (;;) {
      round.again = false;
      const called = new Promise<void>((resolve) => (round.wake = resolve));
      const rows = isOver() ? [] : ((await claim(services, limit).catch(note)) ?? []);
      for (const row of rows) {
        if (onTheirWay.size === atOnce) await Promise.race(onTheirWay);
        // A claim that is not begun goes back to the queue when its lease runs out.
        if (isOver()) break;
        begin(row);
      }
      if (onTheirWay.size > 0) {
        // One that arrives may make way for the next to the same person; a call says that there is more.
        if (rows.length < limit) await Promise.race([...onTheirWay, called]);
      } else if (isOver() || (rows.length === 0 && !round.again)) {
        break;
      }
    }
  } finally {
    // In the same breath as the last look at `again`: a call from here on begins a round of its own.
    rounds.delete(services.database);
    session.close();
  }
  if (faults.length > 0) throw faults[0];
  return counts;
}

async function claim({ database }: Services, limit: number): Promise<ClaimedEmail[]> {
  const request = { limit, lease_seconds: leaseSeconds };
  return claimedEmails.parse(await database.call("claim_emails", { request }));
}

async function sendRow(
  services: Services,
  templates: EmailTemplates,
  session: MailSession,
  row: ClaimedEmail,
): Promise<keyof SendCounts> {
  const { database } = services;
  const mine = await database.call("mark_email_sending", {
    email_id: row.id,
    claim: row.claim,
    lease_seconds: leaseSeconds,
  });
  if (mine !== true) return "lost";
  const { result, reason } = await deliver(services, templates, session, row);
  services.log.info("email", { kind: row.kind, row: row.id, attempt: row.attempt, result, reason });
  await database.call("settle_email", { email_id: row.id, claim: row.claim, result, reason });
  return result;
}

async function deliver(
  services: Services,
  templates: EmailTemplates,
  session: MailSession,
  row: ClaimedEmail,
): Promise<SendResult> {
  const fields = { kind: row.kind, row: row.id };
  let message;
  try {
    message = {
      messageId: row.message_id,
      to: recipient.parse(row.context),
      email: render(services, templates, row),
    };
  } catch (error) {
    return { result: "failed", reason: `template ${services.log.fault(error, fields)}` };
  }
  try {
    return await session.send(message);
  } catch (error) {
    return { result: "unknown", reason: `mailer ${services.log.fault(error, fields)}` };
  }
}

function render(
  { links, mailer, settings, now }: Services,
  templates: EmailTemplates,
  row: ClaimedEmail,
): Email {
  const template = templates[row.kind];
  if (!template) throw new Error(`There is no template for emails of the kind ${row.kind}`);
  return template(row.context, {
    links,
    site: siteAt(settings.siteUrl),
    siteUrl: settings.siteUrl,
    carriesFiles: mailer.carriesFiles,
    now: now(),
  });
}

function noCounts(): SendCounts {
  return { sent: 0, retry: 0, failed: 0, unknown: 0, lost: 0 };
}
