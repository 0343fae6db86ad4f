import { afterEach, describe, expect, it } from "vitest";
import type { MailSession, SendResult } from "../../../src/server/mail/mailer.ts";
import { createSmtpMailer } from "../../../src/server/mail/smtp.ts";
import { siteAt } from "../../../src/server/site.ts";
import { startBareSmtpServer, startSmtpServer } from "../../support/smtp.ts";

const open: { close(): Promise<void> | void }[] = [];

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

/** Sends to a server over lines that the end of the test closes. */
function sessionWith<Server extends { url: string; close(): Promise<void> }>(
  server: Server,
  timeoutMs = 30_000,
) {
  const mailer = createSmtpMailer({
    url: server.url,
    from: "bookings@restorative.test",
    site: siteAt("https://restorative.test"),
    timeoutMs,
  });
  const session = mailer.open();
  open.push(server, session);
  return { server, session };
}

const to = (n: number) => `person${n}@school.example`;

function send(session: MailSession, n: number): Promise<SendResult> {
  return session.send({
    messageId: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    to: to(n),
    email: { subject: "Hello", blocks: [{ kind: "sentence", text: `Hello ${n}.` }] },
  });
}

async function sendInTurn(session: MailSession, count: number): Promise<string[]> {
  const results: string[] = [];
  for (let n = 1; n <= count; n += 1) results.push((await send(session, n)).result);
  return results;
}

const sent = (count: number) => Array.from({ length: count }, () => "sent");
const everybody = (count: number) => Array.from({ length: count }, (_, n) => to(n + 1));

describe("emails one after another", () => {
  it("go over one connection, each whole and by itself", async () => {
    const { server, session } = sessionWith(await startSmtpServer());
    expect(await sendInTurn(session, 5)).toEqual(sent(5));
    expect(server.connections()).toBe(1);
    expect(server.received.map((mail) => mail.to)).toEqual(everybody(5).map((person) => [person]));
    server.received.forEach(({ raw }, n) => expect(raw).toContain(`Hello ${n + 1}.`));
  });

  it("leave no connection behind when the session is closed", async () => {
    let gone = 0;
    const { session } = sessionWith(await startSmtpServer({ onClose: () => void (gone += 1) }));
    await sendInTurn(session, 2);
    session.close();
    await expect.poll(() => gone).toBe(1);
  });

  const endings = [
    { when: "says goodbye after each message", replies: { message: ["250 taken", "421 bye", "close"] } },
    { when: "closes after each message without a word", replies: { message: ["250 taken", "close"] } },
    {
      when: "answers the second message of a connection with 421",
      replies: { MAIL: ({ turn }: { turn: number }) => (turn === 1 ? "250 ok" : ["421 enough", "close"]) },
    },
    {
      when: "answers it with 421 to one that says everything at once",
      replies: {
        EHLO: "250-mail.test\r\n250 PIPELINING",
        MAIL: ({ turn }: { turn: number }) => (turn === 1 ? "250 ok" : ["421 enough", "close"]),
      },
    },
    {
      when: "hangs up on the second message",
      replies: { MAIL: ({ turn }: { turn: number }) => (turn === 1 ? "250 ok" : "drop") },
    },
    {
      when: "hangs up before it has the second message",
      replies: { DATA: ({ turn }: { turn: number }) => (turn === 1 ? "354 go on" : "drop") },
    },
  ];

  it.each(endings)("all go at once, over fresh connections, when the server $when", async ({ replies }) => {
    const { server, session } = sessionWith(await startBareSmtpServer(replies));
    expect(await sendInTurn(session, 4)).toEqual(sent(4));
    expect(server.messages).toEqual(everybody(4));
    expect(server.connections()).toBe(4);
  });

  it.each([
    { when: "hangs up on", reply: "drop" },
    { when: "is silent about", reply: "silence" },
  ])("are unknown where the server $when a message it has, and stay so", async ({ reply }) => {
    const { server, session } = sessionWith(
      await startBareSmtpServer({ message: ({ turn }) => (turn === 2 ? reply : "250 taken") }),
      reply === "silence" ? 300 : undefined,
    );
    expect(await sendInTurn(session, 3)).toEqual(["sent", "unknown", "sent"]);
    expect(server.messages).toEqual(everybody(3));
  });

  it("wait for later when a fresh connection fares no better", async () => {
    const { server, session } = sessionWith(
      await startBareSmtpServer({
        MAIL: ({ connection, turn }) => (connection === 1 && turn === 1 ? "250 ok" : "drop"),
      }),
    );
    expect(await sendInTurn(session, 2)).toEqual(["sent", "retry"]);
    expect(server.connections()).toBe(2);
    expect(server.messages).toEqual(everybody(1));
  });

  it("go on over a fresh connection after one that the server refused", async () => {
    const { server, session } = sessionWith(
      await startBareSmtpServer({
        RCPT: ({ connection, turn }) => (connection === 1 && turn === 2 ? "550 nobody" : "250 ok"),
      }),
    );
    expect(await sendInTurn(session, 3)).toEqual(["sent", "failed", "sent"]);
    expect(server.messages).toEqual([to(1), to(3)]);
  });
});

describe("emails at once", () => {
  it("go over connections of their own, which the next ones use again", async () => {
    const { server, session } = sessionWith(await startSmtpServer());
    for (let round = 0; round < 3; round += 1) {
      const results = await Promise.all([1, 2, 3].map((n) => send(session, n)));
      expect(results.map(({ result }) => result)).toEqual(sent(3));
    }
    expect(server.received).toHaveLength(9);
    expect(server.connections()).toBeLessThanOrEqual(3);
  });

  it("share one connection where the server lets in no second", async () => {
    const { server, session } = sessionWith(
      await startBareSmtpServer({
        connect: ({ connection }) => (connection === 1 ? "220 mail.test" : ["421 too many", "close"]),
      }),
    );
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => send(session, n)));
    expect(results.map(({ result }) => result)).toEqual(sent(6));
    expect(server.messages.toSorted()).toEqual(everybody(6));
    // Once told, it is not asked again.
    expect(server.connections()).toBe(2);
  });

  it("all wait for later when there is no way in, and ask once for all of them", async () => {
    const { server, session } = sessionWith(await startBareSmtpServer({ connect: ["421 busy", "close"] }));
    const results = await Promise.all([1, 2, 3].map((n) => send(session, n)));
    expect(results).toEqual(
      Array.from({ length: 3 }, () => ({ result: "retry", reason: "smtp EPROTOCOL CONN 421" })),
    );
    expect(server.connections()).toBe(1);
  });

  it("are not held up by one that the server is slow with", async () => {
    let letGo: (() => void) | undefined;
    const { server, session } = sessionWith(
      await startSmtpServer({
        onRcptTo({ address }, _session, done) {
          if (address === to(1)) letGo = () => done();
          else done();
        },
      }),
    );
    const slow = send(session, 1);
    await expect.poll(() => letGo).toBeDefined();
    const others = await Promise.all([2, 3, 4, 5].map((n) => send(session, n)));
    expect(others.map(({ result }) => result)).toEqual(sent(4));
    expect(server.received).toHaveLength(4);
    letGo?.();
    expect((await slow).result).toBe("sent");
  });

  it("leave no connection behind either, not even one that came too late to be of use", async () => {
    let gone = 0;
    const { server, session } = sessionWith(await startSmtpServer({ onClose: () => void (gone += 1) }));
    await Promise.all([send(session, 1), send(session, 2)]);
    session.close();
    await expect.poll(() => gone).toBe(server.connections());
  });
});
