import { createServer } from "node:net";
import type { Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import type { SMTPServerOptions } from "smtp-server";

type ReceivedMail = { from: string; to: string[]; raw: string };

export type TestSmtpServer = {
  url: string;
  /** What was taken in, in order. */
  received: ReceivedMail[];
  /** How many conversations began. */
  connections: () => number;
  close(): Promise<void>;
};

/** A reply that refuses, as the server sends it. */
export function refusal(code: number, text = "refused"): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** A real SMTP server on loopback; `behaviour` replaces any of its steps. A port of its own lets it come back. */
export async function startSmtpServer(behaviour: SMTPServerOptions = {}, port = 0): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map((recipient) => recipient.address),
          raw: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
    ...behaviour,
  });
  // A client that hangs up in the middle is what some tests are about.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

type Step = "connect" | "EHLO" | "MAIL" | "RCPT" | "DATA" | "message" | "QUIT";

const politeReplies: Record<Step, string> = {
  connect: "220 mail.test",
  EHLO: "250 mail.test",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go on",
  message: "250 taken",
  QUIT: "221 bye",
};

/**
 * A server that misbehaves as no real one should: each step answers with a line of its own, hangs up
 * ("drop") or says nothing at all ("silence").
 */
export async function startBareSmtpServer(
  replies: Partial<Record<Step, string>>,
): Promise<{ url: string; close(): Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    const answer = (step: Step) => {
      const reply = replies[step] ?? politeReplies[step];
      if (reply === "drop") socket.destroy();
      else if (reply !== "silence") socket.write(`${reply}\r\n`);
    };
    let inMessage = false;
    let text = "";
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      for (let end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n")) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (inMessage && line !== ".") continue;
        const step = inMessage ? "message" : (line.slice(0, 4).toUpperCase() as Step);
        inMessage = step === "DATA";
        answer(step);
      }
    });
    answer("connect");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => {
      open.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
