import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SendResult } from "./mailer.ts";
import { hungUp, judge } from "./smtp-result.ts";
import type { SmtpError } from "./smtp-result.ts";

/** A message as the mail server is handed it. */
export type Letter = { from: string; to: string; content: Buffer };

/** How a letter fared; unheard: the line went dead before the server had anything of the message. */
export type Handed = { outcome: SendResult; unheard: boolean };

/** A connection to the mail server, which takes one letter after another until one of them fails. */
export type Line = {
  send(letter: Letter): Promise<Handed>;
  /** Whether another letter may go over it, as far as we have heard. */
  isOpen(): boolean;
  close(): void;
};

type Login = { user?: string; pass?: string };

/** Connects and logs in; rejects with what went wrong. */
export function connectLine(
  options: ConstructorParameters<typeof SMTPConnection>[0],
  login: Login | undefined,
): Promise<Line> {
  const connection = new SMTPConnection(options);
  return new Promise((resolve, reject) => {
    const refuse = (error: SmtpError) => {
      // First, since closing says that the line ended, which is less than what is known here.
      reject(error);
      connection.close();
    };
    // Stays for good: what befalls a line that stands idle must be heard, and asks for nothing.
    connection.on("error", refuse);
    connection.once("end", () => refuse(lineEnded()));
    connection.connect((error) => {
      if (error) return refuse(error);
      if (!login) return resolve(lineOver(connection));
      connection.login(login, (refused) => {
        if (refused) refuse(refused);
        else resolve(lineOver(connection));
      });
    });
  });
}

function lineOver(connection: SMTPConnection): Line {
  return {
    send: (letter) => converse(connection, letter),
    isOpen: () => !connection.destroyed,
    close: () => connection.quit(),
  };
}

function converse(connection: SMTPConnection, { from, to, content }: Letter): Promise<Handed> {
  let dataBegan = false;
  // Read only once the server has answered DATA: from then on a silence no longer means "not sent".
  const data = Readable.from(
    (function* () {
      dataBegan = true;
      yield content;
    })(),
  );
  return new Promise((resolve) => {
    const settle = (error?: SmtpError | null) => {
      connection.off("end", settleLast);
      data.destroy();
      if (!error) return resolve({ outcome: { result: "sent", reason: "" }, unheard: false });
      // A refusal leaves a conversation half way; a fresh line is surer than talking it back to the start.
      connection.close();
      resolve({ outcome: judge(error, dataBegan), unheard: !dataBegan && hungUp(error) });
    };
    // In case nothing better is said of why it ended, which comes in the same breath.
    const settleLast = () => void setImmediate(settle, lineEnded());
    connection.once("end", settleLast);
    connection.send({ from, to, size: content.length }, data, settle);
  });
}

function lineEnded(): SmtpError {
  return Object.assign(new Error("The connection ended"), { code: "ECONNECTION", command: "CONN" });
}
