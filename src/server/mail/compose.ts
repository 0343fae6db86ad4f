import MailComposer from "nodemailer/lib/mail-composer";
import type { Site } from "../site.ts";
import type { Message } from "./mailer.ts";
import { renderHtml } from "./render-html.tsx";
import { oneLine, renderText } from "./render-text.ts";

/** The message as it goes over SMTP: headers, plain text, HTML and calendar files. */
export function compose({ messageId, to, email }: Message, from: string, site: Site): Promise<Buffer> {
  return new MailComposer({
    messageId: `<${messageId}@${new URL(site.url).hostname}>`,
    from: { name: site.council, address: from },
    to: { name: "", address: to },
    subject: oneLine(email.subject),
    text: renderText(email),
    html: renderHtml(email, site),
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: (email.attachments ?? []).map((file) => ({
      filename: file.filename,
      content: file.content,
      contentType: `text/calendar; method=${file.method}; charset=utf-8`,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
