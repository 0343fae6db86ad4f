import type { SendResult } from "./mailer.ts";

/** What nodemailer adds to an error of a conversation with a mail server. */
export type SmtpError = Error & {
  code?: string | undefined;
  command?: string | undefined;
  responseCode?: number | undefined;
};

/**
 * What an error means for the email. A reply is the server's word that it did not take the message; no
 * reply after the message began to flow means that it may have. What a server refuses of the sender's
 * whole session (its greeting, the login, TLS) is a fault of the setup, which someone can mend while the
 * email waits; what it refuses of this message stays refused.
 */
export function judge(error: SmtpError, dataBegan: boolean): SendResult {
  const { code = "error", command = "", responseCode } = error;
  const reason = ["smtp", code, command.split(" ")[0], responseCode].filter(Boolean).join(" ");
  if (responseCode === undefined) {
    if (dataBegan) return { result: "unknown", reason };
    return { result: hopeless.has(code) ? "failed" : "retry", reason };
  }
  const aboutTheMessage = ["MAIL FROM", "RCPT TO", "DATA"].includes(command);
  const permanent = responseCode >= 500 && !aboutTheSession.has(responseCode);
  return { result: aboutTheMessage && permanent ? "failed" : "retry", reason };
}

/** Whether the server ended the connection, as servers do after a while, or when it has carried enough (RFC 5321, 3.8). */
export function hungUp({ code = "", responseCode }: SmtpError): boolean {
  return responseCode === undefined ? ended.has(code) : responseCode === CLOSING;
}

const CLOSING = 421;
const ended = new Set(["ECONNECTION", "ESOCKET"]);

/** Errors before anything was said that another try would meet again: an address or a size that cannot be. */
const hopeless = new Set(["EENVELOPE", "EMESSAGE"]);

/** Commands out of order, and a login that is missing or refused. */
const aboutTheSession = new Set([503, 530, 534, 535, 538]);
