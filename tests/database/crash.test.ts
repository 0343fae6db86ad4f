import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { bookingRequest, person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, claimEmails, markSending, noFaults, runChecks, settle } from "./acts.ts";
import { durableTest as test } from "./fixture.ts";
import { bookingOutcome } from "./shapes.ts";

const crashes = 12;
const bookers = 8;

type Request = ReturnType<typeof bookingRequest>;
/** What the site knew when the server died: what it was told, and what it asked without an answer. */
type Ledger = { told: Map<string, Request>; unanswered: Request[]; next: number };

test(
  `the server is killed ${crashes} times while people book: what was answered stands, once, with its email`,
  {
    timeout: 300_000,
  },
  async ({ postgres }) => {
    const db = await postgres.freshDatabase({ connections: bookers + 2 });
    const slug = await addWorkshop(db, { capacity: 200 });
    const ledger: Ledger = { told: new Map(), unanswered: [], next: 1 };

    for (let crash = 1; crash <= crashes; crash += 1) {
      const before = ledger.told.size;
      const work = [
        ...Array.from({ length: bookers }, () => bookUntilCut(db, slug, ledger)),
        sendUntilCut(db),
      ];
      while (ledger.told.size < before + 20) await pause(5);
      // Not always at the same point of a booking.
      await pause(crash * 3);
      await postgres.kill();
      await Promise.all(work);
      await postgres.restart();

      await expectAnswersKept(db, ledger);
      await askAgain(db, ledger);
    }

    // Long after, another sender finds what the dead ones left behind.
    await db.setClock(new Date(Date.now() + 10 * 60_000));
    while (await sendSome(db));
    const states = await db.rows<{ state: string }>("select state from app.emails");
    expect(states.filter(({ state }) => state !== "sent" && state !== "unknown")).toEqual([]);
    const unknown = states.filter(({ state }) => state === "unknown").length;
    expect(unknown).toBeLessThanOrEqual(crashes);
    expect(await runChecks(db)).toEqual({ ...noFaults, emails_unknown: unknown });
    await db.close();
  },
);

async function bookUntilCut(db: TestDatabase, slug: string, ledger: Ledger): Promise<void> {
  for (;;) {
    const request = bookingRequest(slug, person(ledger.next++));
    try {
      await note(db, request, ledger);
    } catch {
      ledger.unanswered.push(request);
      return;
    }
  }
}

/** Asks, and writes the answer down; insists that it is a booking. */
async function note(db: TestDatabase, request: Request, ledger: Ledger): Promise<void> {
  const outcome = bookingOutcome.parse(await db.database.call("book_place", { request }));
  if (!("booking_id" in outcome)) throw new Error(`No booking: ${outcome.outcome}`);
  ledger.told.set(outcome.booking_id, request);
}

async function sendUntilCut(db: TestDatabase): Promise<void> {
  try {
    for (;;) if (!(await sendSome(db))) await pause(5);
  } catch {
    // The server is gone, and so is this sender.
  }
}

async function sendSome(db: TestDatabase): Promise<boolean> {
  const emails = await claimEmails(db, 5, 30);
  for (const email of emails) {
    if (await markSending(db, email, 30)) await settle(db, email, "sent");
  }
  return emails.length > 0;
}

async function expectAnswersKept(db: TestDatabase, ledger: Ledger): Promise<void> {
  const rows = await db.rows<{ id: string; email: string; emails: string[] }>(
    `select b.id, p.email, array_agg(e.state) as emails
     from app.bookings b join app.people p on p.id = b.person_id
     left join app.emails e on e.subject_id = b.id group by b.id, p.email`,
  );
  expect(new Set(rows.map(({ email }) => email)).size).toBe(rows.length);
  const kept = new Map(rows.map((row) => [row.id, row]));
  for (const [id, request] of ledger.told) {
    const row = kept.get(id);
    expect(row?.email).toBe(request.email);
    expect(row?.emails).toHaveLength(1);
    expect(["queued", "claimed", "sending", "sent", "unknown"]).toContain(row?.emails[0]);
  }
}

/** Whoever got no answer presses again, and ends with one booking, whether or not the first press counted. */
async function askAgain(db: TestDatabase, ledger: Ledger): Promise<void> {
  for (const request of ledger.unanswered.splice(0)) await note(db, request, ledger);
  await expectAnswersKept(db, ledger);
}
