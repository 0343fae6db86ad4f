import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { SMTPServerOptions } from "smtp-server";
import { describe, expect } from "vitest";
import { z } from "zod";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { startSmtpServer } from "../support/smtp.ts";
import { addWorkshop, bookFor, noFaults, runChecks } from "./acts.ts";
import { test } from "./fixture.ts";
import { sendOwed } from "./sender.ts";
import type { Errand } from "./sender-process.ts";

const people = 6;
/** How many emails pass before the rest are stopped, and how many are on their way at a time. */
const passed = 2;
const atOnce = 3;

/** Holds up all but the first few of those that come to it, and says when as many are held as can be. */
function gate() {
  let come = 0;
  let tell: () => void;
  const full = new Promise<void>((resolve) => (tell = resolve));
  return {
    full,
    /** Whether this one may pass. */
    passes(): boolean {
      come += 1;
      if (come === passed + atOnce) tell();
      return come <= passed;
    },
  };
}

type Gate = ReturnType<typeof gate>;

type Moment = {
  moment: string;
  /** Where the mail server stops answering. */
  server?: (gate: Gate, arrived: string[]) => SMTPServerOptions;
  /** Which call to the database is never made. */
  call?: string;
  /** How many emails the outbox cannot know of, and how many of those did arrive. */
  unknown: number;
  unknownArrived: number;
};

const moments: Moment[] = [
  { moment: "when it has claimed emails", call: "mark_email_sending", unknown: 0, unknownArrived: 0 },
  {
    moment: "when it has said who an email is from",
    server: (gate) => ({ onMailFrom: (_from, _session, done) => void (gate.passes() && done()) }),
    unknown: atOnce,
    unknownArrived: 0,
  },
  {
    moment: "when it has said who an email is for",
    server: (gate) => ({ onRcptTo: (_to, _session, done) => void (gate.passes() && done()) }),
    unknown: atOnce,
    unknownArrived: 0,
  },
  {
    moment: "while an email flows",
    server: (gate, arrived) => ({
      onData(stream, session, done) {
        const passes = gate.passes();
        // What is not read further never comes to its end.
        stream.once("data", () => void (passes ? stream.resume() : stream.pause()));
        stream.once("end", () => {
          arrived.push(...session.envelope.rcptTo.map(({ address }) => address));
          done();
        });
      },
    }),
    unknown: atOnce,
    unknownArrived: 0,
  },
  {
    moment: "when an email is there, and nobody has said so",
    server: (gate, arrived) => ({
      onData(stream, session, done) {
        stream.resume();
        stream.once("end", () => {
          arrived.push(...session.envelope.rcptTo.map(({ address }) => address));
          if (gate.passes()) done();
        });
      },
    }),
    unknown: atOnce,
    unknownArrived: atOnce,
  },
  {
    moment: "when it was told that an email is there, and has not written it down",
    call: "settle_email",
    unknown: atOnce,
    unknownArrived: atOnce,
  },
];

/** Owes everybody an email: of a place, or of the waiting list. */
async function owe(db: TestDatabase): Promise<string[]> {
  const slug = await addWorkshop(db, { capacity: people - 2 });
  const everybody = Array.from({ length: people }, (_, n) => person(n + 1));
  for (const each of everybody) await bookFor(db, slug, each);
  return everybody.map(({ email }) => email);
}

/** Has a process send what is owed and kills it at that moment. Tells to whom emails have come. */
async function sendAndKill(db: TestDatabase, { server, call }: Moment): Promise<string[]> {
  const stops = gate();
  const arrived: string[] = [];
  const smtp = await startSmtpServer(server?.(stops, arrived));
  const errand: Errand = {
    databaseUrl: db.url,
    smtpUrl: smtp.url,
    ...(call && { stopAt: { name: call, after: passed } }),
  };
  const sender = fork(join(import.meta.dirname, "sender-process.ts"), [JSON.stringify(errand)], {
    execArgv: ["--import", "tsx"],
  });
  const ended = once(sender, "exit");
  if (call) for (let n = 0; n < passed; n += 1) stops.passes();
  sender.on("message", () => void stops.passes());
  await Promise.race([stops.full, ended]);
  sender.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
  await smtp.close();
  return [...arrived, ...smtp.received.flatMap(({ to }) => to)];
}

const unsentEmails = z.array(z.object({ id: z.int(), state: z.string(), reason: z.string().nullable() }));

async function listUnsent(db: TestDatabase): Promise<string[]> {
  const unsent = unsentEmails.parse(await db.database.call("list_unsent_emails"));
  expect(unsent.filter(({ state, reason }) => state !== "unknown" || reason !== "lease-ran-out")).toEqual([]);
  const rows = await db.rows<{ email: string }>(
    `select p.email from app.emails e join app.bookings b on b.id = e.subject_id
     join app.people p on p.id = b.person_id where e.id = any ($1)`,
    [unsent.map(({ id }) => id)],
  );
  return rows.map(({ email }) => email);
}

describe("a sender that is killed", () => {
  test.for(moments)("$moment: nothing is lost, nothing goes twice", async (moment, { db }) => {
    const everybody = await owe(db);
    const before = await sendAndKill(db, moment);
    expect(before).toHaveLength(passed + moment.unknownArrived);

    // Another one comes at once, when the dead one's leases hold, then when they have run out, and much later.
    const smtp = await startSmtpServer();
    await sendOwed(db.database, smtp.url);
    expect(smtp.received).toEqual([]);
    for (const minutes of [3, 3 * 24 * 60]) {
      await db.setClock(new Date(Date.now() + minutes * 60_000));
      await sendOwed(db.database, smtp.url);
    }
    await smtp.close();
    const after = smtp.received.flatMap(({ to }) => to);

    const unknown = await listUnsent(db);
    expect(unknown).toHaveLength(moment.unknown);
    const told = [...before, ...after];
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((email) => unknown.includes(email))).toHaveLength(moment.unknownArrived);
    expect(new Set([...told, ...unknown])).toEqual(new Set(everybody));
    expect(after.filter((email) => unknown.includes(email))).toEqual([]);
    expect(await runChecks(db)).toEqual({ ...noFaults, emails_unknown: moment.unknown });
  });
});
