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

/** "drop" hangs up, "close" does so when all that was said is out, "silence" says nothing; others are said. */
type Reply = string | readonly string[];

/** Which connection asks, and how often it has come to this step; both count from one. */
type Asked = { connection: number; turn: number };

export type BareSmtpServer = {
  url: string;
  /** Who each whole message was for, in order. */
  messages: string[];
  /** How many conversations began. */
  connections: () => number;
  close(): Promise<void>;
};

/** A server that misbehaves as no real one should: each step answers as it is told to. */
export async function startBareSmtpServer(
  replies: Partial<Record<Step, Reply | ((asked: Asked) => Reply)>>,
): Promise<BareSmtpServer> {
  const open = new Set<Socket>();
  const messages: string[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    const connection = ++connections;
    const turns = new Map<Step, number>();
    open.add(socket);
    socket.on("error", () => undefined);
    /** Whether the server goes on to read a message. */
    const answer = (step: Step): boolean => {
      const turn = (turns.get(step) ?? 0) + 1;
      turns.set(step, turn);
      const told = replies[step] ?? politeReplies[step];
      const said = [typeof told === "function" ? told({ connection, turn }) : told].flat();
      for (const reply of said) {
        if (reply === "drop") socket.destroy();
        else if (reply === "close") socket.end();
        else if (reply !== "silence") socket.write(`${reply}\r\n`);
      }
      return step === "DATA" && String(said[0]).startsWith("3");
    };
    let inMessage = false;
    let recipient = "";
    let text = "";
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1");
      for (let end = text.indexOf("\r\n"); end >= 0 && socket.writable; end = text.indexOf("\r\n")) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (inMessage && line !== ".") continue;
        const step = inMessage ? "message" : (line.slice(0, 4).toUpperCase() as Step);
        if (step === "RCPT") recipient = /<(.*?)>/.exec(line)?.[1] ?? "";
        if (step === "message") messages.push(recipient);
        inMessage = answer(step);
      }
    });
    answer("connect");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    messages,
    connections: () => connections,
    close: () => {
      open.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
