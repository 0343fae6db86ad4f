/** MailDev without its command line, which would answer signals by ending the process. */
declare module "maildev/lib/mailserver.js" {
  import type { Server } from "node:net";

  const mailServer: {
    smtp: { close(callback?: () => void): void; server: Server };
    onSmtpError: (error: Error) => void;
    create(port: number, host: string, mailFolder: string): void;
    listen(): Promise<void>;
    loadMailsFromDirectory(): void;
  };
  export default mailServer;
}

declare module "maildev/lib/web.js" {
  import type { Server } from "node:http";
  import type mailServer from "maildev/lib/mailserver.js";

  const web: {
    server: Server;
    start(
      port: number,
      host: string,
      server: typeof mailServer,
      user: undefined,
      password: undefined,
      base: string,
      secure: { https: boolean },
    ): void;
    close(callback?: () => void): void;
  };
  export default web;
}

declare module "maildev/lib/logger.js" {
  const logger: { setLevel(level: 0 | 1 | 2): void };
  export default logger;
}
