import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { prepareFolder } from "./data-folder.ts";
import { holdPort } from "./ports.ts";
import type { HeldPort } from "./ports.ts";

/** Where MailDev listens: on loopback whatever else is set, because it shows links that work. */
const HOST = "127.0.0.1";

export type MailPorts = { smtp: HeldPort; page: HeldPort };

export type Mailbox = { url: string; close(): Promise<void> };

type Numbers = { smtpPort: number; mailPort: number };

/** Makes sure, before anything slow, that MailDev will have its ports. */
export async function holdMailPorts({ smtpPort, mailPort }: Numbers): Promise<MailPorts> {
  return {
    smtp: await holdPort({ host: HOST, port: smtpPort, portSetting: "SMTP_PORT" }),
    page: await holdPort({ host: HOST, port: mailPort, portSetting: "MAIL_PORT" }),
  };
}

/** Where the mailbox takes email. */
export function smtpUrl({ smtp }: MailPorts): string {
  return `smtp://${HOST}:${smtp.port}`;
}

type Options = { ports: MailPorts; folder: string; report: (error: unknown) => void };

/** Catches every email that the site sends, keeps it in a folder and shows it on a page. */
export async function openMailbox({ ports, folder, report }: Options): Promise<Mailbox> {
  await prepareFolder(folder);
  // Loaded here and not above: it takes 60 MB, which the build needs before.
  const [{ default: logger }, { default: mailServer }, { default: web }] = await Promise.all([
    import("maildev/lib/logger.js"),
    import("maildev/lib/mailserver.js"),
    import("maildev/lib/web.js"),
  ]);
  logger.setLevel(0);
  // Its own answer to a broken connection is to throw, where nobody can catch.
  mailServer.onSmtpError = report;
  mailServer.create(ports.smtp.port, HOST, folder);
  mailServer.loadMailsFromDirectory();
  await Promise.all([ports.smtp.release(), ports.page.release()]);
  await mailServer.listen();
  web.start(ports.page.port, HOST, mailServer, undefined, undefined, "/", { https: false });
  await once(web.server, "listening");
  web.server.on("error", report);
  const own = new URL(`http://${HOST}:${ports.page.port}`);
  keepToItself(web.server, own);
  return {
    url: own.href,
    async close() {
      await new Promise<void>((resolve) => web.close(resolve));
      await new Promise<void>((resolve) => mailServer.smtp.close(resolve));
    },
  };
}

/** MailDev lets every page on the web read it. Only its own page may, and only under a name of this machine. */
function keepToItself(server: Server, own: URL): void {
  const names = [own.host, `localhost:${own.port}`];
  const origins = names.map((name) => `http://${name}`);
  const answer = server.listeners("request") as ((
    request: IncomingMessage,
    response: ServerResponse,
  ) => void)[];
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const { host, origin } = request.headers;
    if (names.includes(host ?? "") && (origin === undefined || origins.includes(origin))) {
      for (const listener of answer) listener.call(server, request, response);
    } else {
      response.writeHead(403).end("This mailbox is read on its own page only.\n");
    }
  });
}
