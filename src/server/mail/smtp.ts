import { parseConnectionUrl } from "nodemailer/lib/shared";
import type { Site } from "../site.ts";
import { compose } from "./compose.ts";
import type { Mailer } from "./mailer.ts";
import { connectLine } from "./smtp-line.ts";
import { openLines } from "./smtp-lines.ts";

type Smtp = {
  /** smtp://user:password@host:port, with nodemailer's own options after a "?". */
  url: string;
  from: string;
  site: Site;
  /** How long the other side may stay silent before we give up. */
  timeoutMs?: number;
};

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);

/** Sends over SMTP: as many connections as there are messages at once, each for one message after another. */
export function createSmtpMailer({ url, from, site, timeoutMs = 10_000 }: Smtp): Mailer {
  const { auth, ...options } = smtpOptions(url, timeoutMs);
  return {
    carriesFiles: true,
    open() {
      const lines = openLines(() => connectLine(options, auth));
      return {
        async send(message) {
          return lines.send({ from, to: message.to, content: await compose(message, from, site) });
        },
        close: lines.close,
      };
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
