import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Site } from "../site.ts";
import type { Mailer, Message, SendResult } from "./mailer.ts";
import { renderHtml } from "./render-html.tsx";
import { oneLine, renderText } from "./render-text.ts";
import { judge } from "./smtp-result.ts";

type Smtp = {
  /** smtp://user:password@host:port, with nodemailer's own options after a "?". */
  url: string;
  from: string;
  site: Site;
  /** How long the other side may stay silent before we give up. */
  timeoutMs?: number;
};

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);

/** Sends over SMTP, one conversation per email, and knows how far the conversation came. */
export function createSmtpMailer({ url, from, site, timeoutMs = 10_000 }: Smtp): Mailer {
  const { auth, ...options } = smtpOptions(url, timeoutMs);
  return {
    carriesFiles: true,
    async send(message) {
      const content = await compose(message, from, site);
      const connection = new SMTPConnection(options);
      return converse(connection, { from, to: message.to, content, auth });
    },
  };
}

/** How to reach the mail server: anywhere but on this machine over TLS or not at all. */
export function smtpOptions(url: string, timeoutMs: number) {
  const server = parseConnectionUrl(url);
  return {
    requireTLS: !server.secure && !loopback.has(server.host ?? ""),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    ...server,
  };
}

type Conversation = {
  from: string;
  to: string;
  content: Buffer;
  auth: { user?: string; pass?: string } | undefined;
};

function converse(
  connection: SMTPConnection,
  { from, to, content, auth }: Conversation,
): Promise<SendResult> {
  let dataBegan = false;
  // Read only once the server has answered DATA: from then on a silence no longer means "not sent".
  const data = Readable.from(
    (function* () {
      dataBegan = true;
      yield content;
    })(),
  );
  return new Promise((resolve) => {
    const settle = (error?: Error | null) => {
      data.destroy();
      if (error) connection.close();
      else connection.quit();
      resolve(error ? judge(error, dataBegan) : { result: "sent", reason: "" });
    };
    const send = () =>
      connection.send({ from, to, size: content.length }, data, (error) => {
        settle(error);
      });
    connection.on("error", settle);
    connection.connect((error) => {
      if (error) return settle(error);
      if (!auth) return send();
      connection.login(auth, (refused) => {
        if (refused) settle(refused);
        else send();
      });
    });
  });
}

function compose({ messageId, to, email }: Message, from: string, site: Site): Promise<Buffer> {
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
