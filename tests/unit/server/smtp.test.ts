import { afterEach, describe, expect, it } from "vitest";
import type { Message } from "../../../src/server/mail/mailer.ts";
import { createSmtpMailer, smtpOptions } from "../../../src/server/mail/smtp.ts";
import { siteAt } from "../../../src/server/site.ts";
import { refusal, startBareSmtpServer, startSmtpServer } from "../../support/smtp.ts";
import type { TestSmtpServer } from "../../support/smtp.ts";

const site = siteAt("https://restorative.test");

const message: Message = {
  messageId: "6f1f0a3e-7b68-4a53-9f3c-3d4f9a1c2b10",
  to: "ann@school.example",
  email: {
    subject: "Your place is booked",
    blocks: [
      { kind: "sentence", text: "You have a place." },
      { kind: "button", text: "See or cancel your booking", url: "https://restorative.test/booking/token" },
    ],
    attachments: [
      { filename: "day-1.ics", method: "REQUEST", content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" },
      { filename: "day-2.ics", method: "REQUEST", content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" },
    ],
  },
};

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function sendTo(server: { url: string; close(): Promise<void> }, sent = message) {
  open.push(server);
  const mailer = createSmtpMailer({
    url: server.url,
    from: "bookings@restorative.test",
    site,
    timeoutMs: 300,
  });
  const session = mailer.open();
  const result = await session.send(sent);
  session.close();
  return result;
}

async function delivered(sent = message): Promise<string> {
  const server: TestSmtpServer = await startSmtpServer();
  expect(await sendTo(server, sent)).toEqual({ result: "sent", reason: "" });
  expect(server.received).toHaveLength(1);
  return server.received[0]?.raw ?? "";
}

describe("an email over SMTP", () => {
  it("comes from the council, to one person, with an id of its own", async () => {
    const raw = await delivered();
    expect(raw).toMatch(/^From: Dudley Council <bookings@restorative\.test>$/m);
    expect(raw).toMatch(/^To: ann@school\.example$/m);
    expect(raw).toMatch(/^Subject: Your place is booked$/m);
    expect(raw).toMatch(/^Message-ID: <6f1f0a3e-7b68-4a53-9f3c-3d4f9a1c2b10@restorative\.test>$/m);
  });

  it("says that a machine wrote it, so that no out-of-office answers it", async () => {
    expect(await delivered()).toMatch(/^Auto-Submitted: auto-generated$/m);
  });

  it("has the same words as plain text and as HTML", async () => {
    const raw = await delivered();
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
    expect(raw).toMatch(/^Content-Type: text\/html; charset=utf-8$/m);
    expect(raw.match(/You have a place\./g)).toHaveLength(2);
  });

  it("carries each day as a calendar invitation of its own", async () => {
    const raw = await delivered();
    expect(raw.match(/Content-Type: text\/calendar; method=REQUEST; charset=utf-8/g)).toHaveLength(2);
    expect(raw).toContain("filename=day-1.ics");
    expect(raw).toContain("filename=day-2.ics");
  });

  it("is an invitation where it carries one day, and has the file beside it for whoever wants to open it", async () => {
    const [file] = message.email.attachments ?? [];
    const raw = await delivered({ ...message, email: { ...message.email, attachments: file ? [file] : [] } });
    const kinds = [...raw.matchAll(/^Content-Type: ([^;\r\n]+)/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual([
      "multipart/mixed",
      "multipart/alternative",
      "text/plain",
      "text/html",
      "text/calendar",
      "application/ics",
    ]);
    expect(raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST$/m);
    expect(raw).toContain("filename=day-1.ics");
  });

  it("keeps the same id when it is tried again", async () => {
    const first = await delivered();
    const second = await delivered();
    const id = /^Message-ID: .*$/m;
    expect(first.match(id)?.[0]).toBe(second.match(id)?.[0]);
  });

  it("lets no line break in a subject become a header", async () => {
    const email = { ...message.email, subject: "Hello\r\nBcc: everyone@example.org" };
    const raw = await delivered({ ...message, email });
    expect(raw).not.toMatch(/^Bcc:/im);
    expect(raw).toMatch(/^Subject: Hello Bcc: everyone@example\.org$/m);
  });

  it("fails for an address with a line break, and says nothing to the server about it", async () => {
    const server = await startSmtpServer();
    const result = await sendTo(server, { ...message, to: "a@example.org\r\nRCPT TO:<b@example.org>" });
    expect(result.result).toBe("failed");
    expect(server.received).toHaveLength(0);
  });
});

describe("what becomes of an email", () => {
  it("waits for later when no server listens", async () => {
    const server = await startSmtpServer();
    await server.close();
    const mailer = createSmtpMailer({ url: server.url, from: "b@restorative.test", site, timeoutMs: 300 });
    expect(await mailer.open().send(message)).toMatchObject({ result: "retry" });
  });

  const replies = [
    { when: "the server hangs up at once", replies: { connect: "drop" }, result: "retry" },
    { when: "the server never greets", replies: { connect: "silence" }, result: "retry" },
    { when: "the server greets with 421", replies: { connect: "421 busy" }, result: "retry" },
    { when: "the server greets with 554", replies: { connect: "554 no service" }, result: "retry" },
    { when: "the server hangs up at EHLO", replies: { EHLO: "drop" }, result: "retry" },
    { when: "the sender is refused for now", replies: { MAIL: "450 later" }, result: "retry" },
    { when: "the sender is refused for good", replies: { MAIL: "550 no" }, result: "failed" },
    { when: "the server wants a login first", replies: { MAIL: "530 log in" }, result: "retry" },
    { when: "the recipient is refused for now", replies: { RCPT: "450 later" }, result: "retry" },
    { when: "the recipient is refused for good", replies: { RCPT: "550 unknown" }, result: "failed" },
    { when: "the server hangs up before the message", replies: { DATA: "drop" }, result: "retry" },
    { when: "the server is silent before the message", replies: { DATA: "silence" }, result: "retry" },
    { when: "the message is refused before it is sent", replies: { DATA: "554 no" }, result: "failed" },
    { when: "the message is refused for now", replies: { message: "451 later" }, result: "retry" },
    { when: "the message is refused for good", replies: { message: "554 spam" }, result: "failed" },
    {
      when: "the server closes with a reply to the message",
      replies: { message: "421 bye" },
      result: "retry",
    },
    { when: "the server hangs up after the message", replies: { message: "drop" }, result: "unknown" },
    { when: "the server is silent after the message", replies: { message: "silence" }, result: "unknown" },
    { when: "the server hangs up after taking it", replies: { QUIT: "drop" }, result: "sent" },
  ] as const;

  it.each(replies)("is $result when $when", async ({ replies: behaviour, result }) => {
    expect(await sendTo(await startBareSmtpServer(behaviour))).toMatchObject({ result });
  });

  it.each([
    { code: 450, result: "retry" },
    { code: 550, result: "failed" },
  ])("is $result when a real server refuses the recipient with $code", async ({ code, result }) => {
    const server = await startSmtpServer({
      onRcptTo: (_address, _session, done) => done(refusal(code)),
    });
    expect(await sendTo(server)).toMatchObject({ result });
  });

  it("is retry when the login is refused, since someone can mend the password", async () => {
    const server = await startSmtpServer({
      allowInsecureAuth: true,
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error("no")),
    });
    const url = server.url.replace("smtp://", "smtp://user:wrong@");
    expect(await sendTo({ ...server, url })).toMatchObject({ result: "retry" });
  });

  it("is sent after a slow answer that still came in time", async () => {
    const server = await startSmtpServer({
      onRcptTo: (_address, _session, done) => void setTimeout(done, 150),
    });
    expect(await sendTo(server)).toMatchObject({ result: "sent" });
  });

  it("names codes and commands in its reason, never an address", async () => {
    const server = await startBareSmtpServer({ RCPT: "550 ann@school.example is not known" });
    expect(await sendTo(server)).toEqual({ result: "failed", reason: "smtp EENVELOPE RCPT 550" });
  });
});

describe("a mail server on another machine", () => {
  it("is spoken to over TLS only", () => {
    expect(smtpOptions("smtp://mail.example.org:587", 300).requireTLS).toBe(true);
    expect(smtpOptions("smtps://mail.example.org", 300)).toMatchObject({ secure: true });
    expect(smtpOptions("smtp://127.0.0.1:1025", 300).requireTLS).toBe(false);
  });

  it("that has no TLS is told nothing, and the email waits", async () => {
    const server = await startSmtpServer();
    const result = await sendTo({ ...server, url: `${server.url}?requireTLS=true` });
    expect(server.connections()).toBe(1);
    expect(server.received).toHaveLength(0);
    expect(result.result).toBe("retry");
  });
});
