import MailComposer from "nodemailer/lib/mail-composer";
import type { Site } from "../site.ts";
import type { Message } from "./mailer.ts";
import { renderHtml } from "./render-html.tsx";
import { oneLine, renderText } from "./render-text.ts";

/**
 * The message as it goes over SMTP: headers, with the team to answer to, plain text, HTML and calendar files. A single file is an invitation, which
 * calendar programs act upon by themselves; of several they would take one (RFC 5546 has one entry a message), so
 * these are files to open.
 */
export function compose({ messageId, to, email }: Message, from: string, site: Site): Promise<Buffer> {
  const files = email.attachments ?? [];
  const [single] = files.length === 1 ? files : [];
  return new MailComposer({
    messageId: `<${messageId}@${new URL(site.url).hostname}>`,
    from: { name: site.council, address: from },
    to: { name: "", address: to },
    replyTo: { name: site.team, address: site.emails.team.value },
    subject: oneLine(email.subject),
    text: renderText(email),
    html: renderHtml(email, site),
    headers: { "Auto-Submitted": "auto-generated" },
    ...(single
      ? { icalEvent: single }
      : {
          attachments: files.map(({ filename, content, method }) => ({
            filename,
            content,
            contentType: `text/calendar; method=${method}; charset=utf-8`,
          })),
        }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
