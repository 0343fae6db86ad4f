import type { IncomingMessage, Server, ServerResponse } from "node:http";
import logger from "maildev/lib/logger.js";
import mailServer from "maildev/lib/mailserver.js";
import web from "maildev/lib/web.js";
import { prepareFolder } from "./data-folder.ts";
import { claimPort } from "./ports.ts";

/** Where MailDev listens: on loopback whatever else is set, because it shows links that work. */
const HOST = "127.0.0.1";

export type Mailbox = { url: string; smtpUrl: string; close(): Promise<void> };

type Options = { smtpPort: number; mailPort: number; folder: string; report: (error: unknown) => void };

/** Catches every email that the site sends, keeps it in a folder and shows it on a page. */
export async function openMailbox({ smtpPort, mailPort, folder, report }: Options): Promise<Mailbox> {
  await prepareFolder(folder);
  const smtp = await claimPort({ host: HOST, port: smtpPort, portSetting: "SMTP_PORT" });
  const page = await claimPort({ host: HOST, port: mailPort, portSetting: "MAIL_PORT" });
  logger.setLevel(0);
  // Its own answer to a broken connection is to throw, where nobody can catch.
  mailServer.onSmtpError = report;
  mailServer.create(smtp, HOST, folder);
  mailServer.loadMailsFromDirectory();
  await mailServer.listen();
  web.start(page, HOST, mailServer, undefined, undefined, "/", { https: false });
  web.server.on("error", report);
  keepToItself(web.server, new URL(`http://${HOST}:${page}`));
  return {
    url: `http://${HOST}:${page}/`,
    smtpUrl: `smtp://${HOST}:${smtp}`,
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
