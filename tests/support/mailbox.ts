import { setTimeout as pause } from "node:timers/promises";
import { inject } from "vitest";

type Attachment = { fileName: string; contentType: string; generatedFileName: string };

export type CaughtEmail = {
  id: string;
  subject: string;
  text: string;
  html: string;
  to: { address: string }[];
  from: { address: string; name: string }[];
  headers: Record<string, string>;
  attachments?: Attachment[];
};

/** Waits for an email to that address whose subject fits; the newest one. */
export async function emailTo(address: string, subject: RegExp, patience = 20_000): Promise<CaughtEmail> {
  const end = Date.now() + patience;
  for (;;) {
    const found = (await emailsTo(address)).filter((email) => subject.test(email.subject)).at(-1);
    if (found) return found;
    if (Date.now() > end) {
      const subjects = (await emailsTo(address)).map((email) => email.subject);
      throw new Error(`No email to ${address} like ${subject}. There are: ${subjects.join("; ") || "none"}`);
    }
    await pause(200);
  }
}

/** All emails to that address, oldest first. */
export async function emailsTo(address: string): Promise<CaughtEmail[]> {
  const response = await fetch(`${inject("mailbox")}/email`);
  const emails = (await response.json()) as CaughtEmail[];
  return emails.filter((email) => email.to.some((recipient) => recipient.address === address));
}

/** What a file of an email holds. */
export async function attachmentText(email: CaughtEmail, file: Attachment): Promise<string> {
  const response = await fetch(`${inject("mailbox")}/email/${email.id}/attachment/${file.generatedFileName}`);
  return response.text();
}

/** The first link of an email whose address fits. */
export function linkIn(email: CaughtEmail, path: RegExp): string {
  const links = email.text.match(/https?:\/\/\S+/g) ?? [];
  const found = links.find((link) => path.test(link));
  if (!found) throw new Error(`No link like ${path} in:\n${email.text}`);
  return found;
}
