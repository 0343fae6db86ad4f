import type { MailSettings } from "../settings.ts";
import type { Site } from "../site.ts";
import type { Email } from "./email.ts";
import { createNotifyMailer } from "./notify.ts";
import { createSmtpMailer } from "./smtp.ts";

/** An email on its way to one person. */
export type Message = {
  /** Stays the same however often one outbox row is tried. */
  messageId: string;
  to: string;
  email: Email;
};

/**
 * What became of a message. Retry: nobody has it, and later may go better. Failed: nobody has it, and
 * trying again would not help. Unknown: it may have arrived, so sending it again could be twice.
 */
export type SendResult =
  { result: "sent"; reason: "" } | { result: "retry" | "failed" | "unknown"; reason: string };

export type Mailer = {
  /** Whether calendar files travel with the email; where not, its template links to them. */
  carriesFiles: boolean;
  /** Begins to send. Nothing is said to anybody before the first message. */
  open(): MailSession;
};

/** Sends messages, one after another or several at once; whoever opened it closes it after the last. */
export type MailSession = {
  send(message: Message): Promise<SendResult>;
  close(): void;
};

/** The mailer that the settings name. */
export function createMailer(settings: MailSettings, site: Site): Mailer {
  switch (settings.transport) {
    case "smtp":
      return createSmtpMailer({ ...settings, site });
    case "notify":
      return createNotifyMailer(settings);
  }
}
