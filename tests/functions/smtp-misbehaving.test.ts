import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import health from "../../functions/health.ts";
import runChecks from "../../functions/run-checks.ts";
import sendEmails from "../../functions/send-emails.ts";
import { createSmtpMailer } from "../../src/server/mail/smtp.ts";
import { siteAt } from "../../src/server/site.ts";
import { mailerThat, pageGet, testContext, testNow, testSite } from "../support/services.ts";
import { refusal, startBareSmtpServer, startSmtpServer } from "../support/smtp.ts";
import type { TestSmtpServer } from "../support/smtp.ts";
import { openBookingSite, person, type BookingSite } from "./booking-site.ts";

const minute = 60_000;
/** How long a silence is borne: hardly, where it is about silence; else beyond what a busy machine needs. */
const impatient = 250;
const patient = 30_000;
const run = () => new Request(`${testSite}/`, { method: "POST" });

let site: BookingSite;
let workshops = 0;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  site = await openBookingSite();
});
beforeEach(async () => {
  await site.exec("delete from app.emails; delete from app.attendee_details; delete from app.bookings");
  site.services.logged.length = 0;
  await at(0);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});
afterAll(() => site.close());

/** Moves every clock to some minutes after the start. */
const at = (minutes: number) => site.setClock(new Date(testNow.getTime() + minutes * minute));

/** Lets the site send through a server, which the end of the test closes. */
function sendThrough<Server extends { url: string; close(): Promise<void> }>(
  server: Server,
  timeoutMs = patient,
): Server {
  open.push(server);
  site.services.mailer = createSmtpMailer({
    url: server.url,
    from: "bookings@restorative.test",
    site: siteAt(testSite),
    timeoutMs,
  });
  return server;
}

/** Somebody books: the first try to send the email follows the answer. */
async function book(): Promise<void> {
  const slug = `workshop-${++workshops}`;
  await site.addWorkshop(slug, { days: [{ date: "2026-12-01", starts: "09:30", ends: "16:00" }] });
  expect((await site.book(slug)).status).toBe(303);
}

/** Several people book while nothing can be sent: their emails are due together, a minute later. */
async function bookTogether(count: number): Promise<string[]> {
  site.services.mailer = mailerThat(() => ({ result: "retry", reason: "down" }));
  const slug = `workshop-${++workshops}`;
  await site.addWorkshop(slug, {
    capacity: count,
    days: [{ date: "2026-12-01", starts: "09:30", ends: "16:00" }],
  });
  const people = Array.from({ length: count }, (_, n) => person(`Person${n + 1}`));
  for (const each of people) expect((await site.book(slug, each)).status).toBe(303);
  site.services.logged.length = 0;
  return people.map(({ email }) => email);
}

/** The schedule runs every minute; `step` spares a test those minutes in which nothing is due. */
async function runSchedule(from: number, until: number, step = 1): Promise<void> {
  for (let now = from; now <= until; now += step) {
    await at(now);
    expect((await sendEmails(run(), testContext())).status).toBe(204);
  }
}

/** Each try in the order of time, as the log has it. */
function tries() {
  return site.services.logged
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ event }) => event === "email")
    .map(({ attempt, result }) => `${String(attempt)} ${String(result)}`);
}

/** At which of these minutes there was a try. */
async function triesBy(minutes: number[]) {
  const seen: number[] = [];
  for (const now of minutes) {
    const before = tries().length;
    await runSchedule(now, now);
    if (tries().length > before) seen.push(now);
  }
  return seen;
}

async function watch() {
  site.services.logged.length = 0;
  await runChecks(run(), testContext());
  const lines = site.services.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  const response = await health(pageGet("/api/health"), testContext());
  const body = (await response.json()) as { status: string; invariants: Record<string, number> };
  return { ...body, unsent: lines.filter(({ event }) => event === "unsent-email") };
}

describe("A mail server that refuses for good", () => {
  it("is asked once; the email is given up, and health and the log say so", async () => {
    const server = sendThrough(
      await startSmtpServer({ onRcptTo: (_address, _session, done) => done(refusal(550)) }),
    );
    await book();
    await runSchedule(1, 24 * 60, 360);
    expect(tries()).toEqual(["1 failed"]);
    expect(server.connections()).toBe(1);
    const { status, invariants, unsent } = await watch();
    expect(status).toBe("attention");
    expect(invariants).toMatchObject({ emails_failed: 1, emails_unknown: 0, emails_stuck: 0 });
    expect(unsent).toMatchObject([
      { kind: "booked", state: "failed", reason: "smtp EENVELOPE RCPT 550", tries: 1 },
    ]);
    expect(JSON.stringify(unsent)).not.toContain("@");
  });
});

describe("A mail server that greylists", () => {
  it("gets the email again after a minute, once, and nobody need know", async () => {
    let asked = 0;
    const server = sendThrough(
      await startSmtpServer({
        onRcptTo: (_address, _session, done) => done(++asked === 1 ? refusal(451) : null),
      }),
    );
    await book();
    await runSchedule(0.9, 0.9);
    expect(server.connections()).toBe(1);
    await runSchedule(1, 61, 20);
    expect(tries()).toEqual(["1 retry", "2 sent"]);
    expect(server.received).toHaveLength(1);
    expect((await watch()).status).toBe("ok");
  });

  it("for longer, is tried after 1, 5 and 15 minutes more", async () => {
    let asked = 0;
    sendThrough(
      await startSmtpServer({
        onRcptTo: (_address, _session, done) => done(++asked <= 3 ? refusal(451) : null),
      }),
    );
    await book();
    expect(await triesBy([0.9, 1, 5.9, 6, 20.9, 21, 40, 90])).toEqual([1, 6, 21]);
    expect(tries()).toEqual(["1 retry", "2 retry", "3 retry", "4 sent"]);
  });
});

describe("A mail server that hangs up after the message", () => {
  it("may have it: it is never sent again by itself, and is listed", async () => {
    sendThrough(await startBareSmtpServer({ message: "drop" }));
    await book();
    const server = sendThrough(await startSmtpServer());
    await runSchedule(1, 3 * 24 * 60, 720);
    expect(tries()).toEqual(["1 unknown"]);
    expect(server.received).toEqual([]);
    const { status, invariants, unsent } = await watch();
    expect(status).toBe("attention");
    expect(invariants).toMatchObject({ emails_unknown: 1, emails_failed: 0 });
    expect(unsent).toMatchObject([{ kind: "booked", state: "unknown" }]);
  });

  it("though it took it: the one who booked gets it once", async () => {
    const taken: string[] = [];
    const server = sendThrough(
      await startSmtpServer({
        onData(stream, session) {
          stream.resume();
          stream.on("end", () => {
            taken.push(session.envelope.rcptTo.map(({ address }) => address).join());
            // It has the message now, and its last word never comes.
          });
        },
      }),
      impatient,
    );
    await book();
    await server.close();
    open.length = 0;
    sendThrough(await startSmtpServer());
    await runSchedule(1, 121, 30);
    expect(taken).toHaveLength(1);
    expect(tries()).toEqual(["1 unknown"]);
  });
});

describe("A mail server that is slow", () => {
  it("beyond our patience before the message: the email waits, and goes when it is quicker", async () => {
    let asked = 0;
    const server = sendThrough(
      await startSmtpServer({
        onRcptTo: (_address, _session, done) => void setTimeout(done, ++asked === 1 ? 600 : 50),
      }),
      impatient,
    );
    await book();
    expect(tries()).toEqual(["1 retry"]);
    await runSchedule(1, 2);
    expect(tries()).toEqual(["1 retry", "2 sent"]);
    expect(server.received).toHaveLength(1);
  });

  it("with one email: the others do not wait for it", async () => {
    const [slow = "", ...others] = await bookTogether(5);
    const server: TestSmtpServer = sendThrough(
      await startSmtpServer({
        onRcptTo({ address }, _session, done) {
          if (address !== slow) return done();
          const othersCame = () => expect(server.received).toHaveLength(others.length);
          vi.waitFor(othersCame, patient / 2).then(() => done(), done);
        },
      }),
    );
    await runSchedule(1, 1);
    const order = server.received.flatMap(({ to }) => to);
    expect(order.at(-1)).toBe(slow);
    expect(order.toSorted()).toEqual([slow, ...others]);
    expect(tries()).toEqual(order.map(() => "2 sent"));
  });

  it("beyond our patience after the message: unknown, and not sent twice when it comes through", async () => {
    const server = sendThrough(
      await startSmtpServer({
        onData(stream, _session, done) {
          stream.resume();
          stream.on("end", () => void setTimeout(done, 600));
        },
      }),
      impatient,
    );
    await book();
    await runSchedule(1, 121, 30);
    expect(tries()).toEqual(["1 unknown"]);
    expect(server.connections()).toBe(1);
  });
});

describe("A mail server that ends a connection between two emails", () => {
  it.each([
    { how: "each time, without a word", replies: { message: ["250 taken", "close"] } },
    {
      how: "by 421 when it hears of the next",
      replies: {
        MAIL: ({ turn }: { turn: number }) => (turn === 1 ? "250 ok" : ["421 enough", "close"]),
      },
    },
  ])("$how: none of them is put off", async ({ replies }) => {
    const everybody = await bookTogether(5);
    const server = sendThrough(await startBareSmtpServer(replies));
    await runSchedule(1, 1);
    expect(tries()).toEqual(everybody.map(() => "2 sent"));
    expect(server.messages.toSorted()).toEqual(everybody);
    expect(server.connections()).toBe(5);
  });

  it("or keeps it open: a few connections carry all of them", async () => {
    const everybody = await bookTogether(5);
    const server = sendThrough(await startSmtpServer());
    await runSchedule(1, 1);
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(everybody);
    expect(server.connections()).toBeLessThanOrEqual(3);
  });

  it("but has the second by then: that one is not sent over another", async () => {
    const everybody = await bookTogether(2);
    const server = sendThrough(
      await startBareSmtpServer({
        connect: ({ connection }) => (connection === 1 ? "220 mail.test" : ["421 one at a time", "close"]),
        message: ({ turn }) => (turn === 2 ? "drop" : "250 taken"),
      }),
    );
    await runSchedule(1, 61, 20);
    expect(tries().toSorted()).toEqual(["2 sent", "2 unknown"]);
    expect(server.messages.toSorted()).toEqual(everybody);
    expect((await watch()).invariants).toMatchObject({ emails_unknown: 1 });
  });
});

describe("A mail server that lets us in once at a time", () => {
  it("gets all emails over the one connection, and none is put off", async () => {
    const everybody = await bookTogether(5);
    let inside = 0;
    const server = sendThrough(
      await startSmtpServer({
        onConnect: (_session, done) => done(++inside > 1 ? refusal(421, "too many") : null),
        onClose: () => void (inside -= 1),
      }),
    );
    await runSchedule(1, 1);
    expect(tries()).toEqual(everybody.map(() => "2 sent"));
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(everybody);
  });
});

describe("A mail server that is down", () => {
  it("for an hour: each email is tried at growing distances, and arrives once", async () => {
    const first = await startSmtpServer();
    const port = Number(new URL(first.url).port);
    sendThrough(first);
    await first.close();
    open.length = 0;
    await book();
    await book();
    await runSchedule(1, 56, 5);
    expect(tries()).toEqual(Array.from({ length: 8 }, (_, n) => `${Math.floor(n / 2) + 1} retry`));
    // Waiting for its next try is not being stuck: nobody is called.
    expect((await watch()).status).toBe("ok");

    const back = sendThrough(await startSmtpServer({}, port));
    await runSchedule(61, 80, 19);
    expect(back.received).toEqual([]);
    await runSchedule(81, 201, 60);
    expect(back.received).toHaveLength(2);
    const ids = back.received.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(2);
    expect((await watch()).status).toBe("ok");
  });

  it("for good: given up after 22 hours and 21 minutes, and said so", async () => {
    const server = sendThrough(await startSmtpServer());
    await server.close();
    open.length = 0;
    await book();
    const due = [1, 6, 21, 81, 261, 621, 1341];
    expect(await triesBy(due.flatMap((now) => [now - 0.1, now]))).toEqual(due);
    expect(tries()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${n} retry`));
    await runSchedule(1342, 4 * 24 * 60, 1440);
    expect(tries()).toHaveLength(8);
    const { invariants, unsent } = await watch();
    expect(invariants).toMatchObject({ emails_failed: 1 });
    expect(unsent).toMatchObject([{ state: "failed", tries: 8 }]);
  });
});
