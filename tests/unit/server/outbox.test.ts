import { describe, expect, it, vi } from "vitest";
import type { Email } from "../../../src/server/mail/email.ts";
import type { Mailer, SendResult } from "../../../src/server/mail/mailer.ts";
import { sendPending } from "../../../src/server/mail/outbox.ts";
import type { EmailTemplates } from "../../../src/server/mail/outbox.ts";
import { answeringDatabase, testNow, testServices } from "../../support/services.ts";

const plainEmail: Email = { subject: "Hello", blocks: [{ kind: "sentence", text: "Hello." }] };
const templates: EmailTemplates = { booked: () => plainEmail };

type Row = { id: number; kind?: string; context?: unknown; mine?: boolean };

/** An outbox that hands out its rows once, in batches, and notes in which order things happen. */
function outbox(rows: Row[]) {
  const waiting = [...rows];
  const happened: string[] = [];
  const uuid = (id: number) => `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`;
  const database = answeringDatabase({
    claim_emails: ({ request }) => {
      const { limit } = request as { limit: number };
      const claimed = waiting.splice(0, limit);
      happened.push(`claimed ${claimed.length}`);
      return claimed.map(({ id, kind = "booked", context }) => ({
        id,
        claim: uuid(id),
        message_id: uuid(id),
        kind,
        version: 1,
        attempt: 1,
        subject_type: "booking",
        created_at: testNow.toISOString(),
        context: context ?? { person: { name: "Ann", email: `person${id}@example.org` } },
      }));
    },
    mark_email_sending: ({ email_id }) => {
      happened.push(`marked ${String(email_id)}`);
      return rows.find((row) => row.id === email_id)?.mine ?? true;
    },
    settle_email: ({ email_id, result }) => {
      happened.push(`settled ${String(email_id)} ${String(result)}`);
      return true;
    },
  });
  return { database, happened, waiting };
}

const sent: SendResult = { result: "sent", reason: "" };

/** Services whose mailer answers each message only when the test does so for it. */
function heldServices(database: ReturnType<typeof answeringDatabase>) {
  const waiting: { to: string; answer: (result: SendResult) => void }[] = [];
  let most = 0;
  let closings = 0;
  const mailer: Mailer = {
    carriesFiles: true,
    open: () => ({
      send: ({ to }) =>
        new Promise((answer) => {
          waiting.push({ to, answer });
          most = Math.max(most, waiting.length);
        }),
      close: () => void (closings += 1),
    }),
  };
  return {
    services: testServices({ database, mailer }),
    waiting,
    most: () => most,
    closings: () => closings,
  };
}

describe("sending what the outbox holds", () => {
  it("marks each email as being sent before anything is said to the mail server, and settles it after", async () => {
    const { database, happened } = outbox([{ id: 1 }, { id: 2 }]);
    const services = testServices({
      database,
      sendResult: (message) => {
        happened.push(`sent ${message.to}`);
        return sent;
      },
    });
    expect(await sendPending(services, templates)).toEqual({
      sent: 2,
      retry: 0,
      failed: 0,
      unknown: 0,
      lost: 0,
    });
    expect(happened[0]).toBe("claimed 2");
    for (const id of [1, 2]) {
      const about = new RegExp(`^(marked|settled) ${id}|person${id}@`);
      expect(happened.filter((step) => about.test(step))).toEqual([
        `marked ${id}`,
        `sent person${id}@example.org`,
        `settled ${id} sent`,
      ]);
    }
  });

  it("has three on their way at a time, never more, and closes the session after the last", async () => {
    const { database } = outbox(Array.from({ length: 10 }, (_, n) => ({ id: n + 1 })));
    const { services, waiting, most, closings } = heldServices(database);
    const round = sendPending(services, templates, { limit: 4 });
    for (let handed = 0; handed < 10; handed += 1) {
      await vi.waitFor(() => expect(waiting.length).toBe(Math.min(3, 10 - handed)));
      waiting.shift()?.answer(sent);
    }
    expect((await round).sent).toBe(10);
    expect(most()).toBe(3);
    expect(closings()).toBe(1);
  });

  it("sends all the others while one of them takes its time, and what is owed meanwhile", async () => {
    const { database, waiting: owed } = outbox(Array.from({ length: 6 }, (_, n) => ({ id: n + 1 })));
    const { services, waiting } = heldServices(database);
    const round = sendPending(services, templates, { limit: 3 });
    await vi.waitFor(() => expect(waiting.length).toBe(3));
    const [slow] = waiting.splice(0, 1);
    const arrived: string[] = [];
    const answerOthers = async (count: number) => {
      while (arrived.length < count) {
        await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0));
        const next = waiting.shift();
        arrived.push(next?.to ?? "");
        next?.answer(sent);
      }
    };
    await answerOthers(5);
    owed.push({ id: 7 });
    void sendPending(services, templates);
    await answerOthers(6);
    expect(arrived.at(-1)).toBe("person7@example.org");
    slow?.answer(sent);
    expect((await round).sent).toBe(7);
  });

  it("goes on in batches until nothing is left", async () => {
    const { database, happened } = outbox([{ id: 1 }, { id: 2 }, { id: 3 }]);
    const counts = await sendPending(testServices({ database }), templates, { limit: 2 });
    expect(counts.sent).toBe(3);
    expect(happened.filter((step) => step.startsWith("claimed"))).toEqual([
      "claimed 2",
      "claimed 1",
      "claimed 0",
    ]);
  });

  it.each(["retry", "failed", "unknown"] as const)(
    "writes down that a message is %s, with the reason",
    async (result) => {
      const { database } = outbox([{ id: 1 }]);
      const services = testServices({ database, sendResult: () => ({ result, reason: "smtp 450" }) });
      expect((await sendPending(services, templates))[result]).toBe(1);
      const settled = database.calls.find((call) => call.name === "settle_email");
      expect(settled?.args).toMatchObject({ email_id: 1, result, reason: "smtp 450" });
    },
  );

  it("sends nothing for a row whose lease was lost", async () => {
    const { database, happened } = outbox([{ id: 1, mine: false }]);
    const services = testServices({ database });
    expect(await sendPending(services, templates)).toMatchObject({ sent: 0, lost: 1 });
    expect(services.sent).toHaveLength(0);
    expect(happened).not.toContain("settled 1 sent");
  });

  it("lets a template that throws fail its own email only, with an id in the log", async () => {
    const { database } = outbox([{ id: 1, kind: "broken" }, { id: 2 }]);
    const services = testServices({ database });
    const broken: EmailTemplates = {
      ...templates,
      broken: () => {
        throw new Error("no such field");
      },
    };
    expect(await sendPending(services, broken)).toMatchObject({ failed: 1, sent: 1 });
    const reason = database.calls.find((call) => call.name === "settle_email")?.args.reason;
    const id = String(reason).replace("template ", "");
    expect(services.logged.some((line) => line.includes(id) && line.includes("no such field"))).toBe(true);
  });

  it("fails a kind of email that nobody has a template for", async () => {
    const { database } = outbox([{ id: 1, kind: "unheard-of" }]);
    expect(await sendPending(testServices({ database }), templates)).toMatchObject({ failed: 1 });
  });

  it("writes to the person of a booking, and to a champion", async () => {
    const { database } = outbox([
      { id: 1 },
      { id: 2, context: { email: "champion@example.org", name: "Bo" } },
    ]);
    const services = testServices({ database });
    await sendPending(services, templates);
    expect(services.sent.map((message) => message.to)).toEqual([
      "person1@example.org",
      "champion@example.org",
    ]);
  });

  it("treats a mailer that breaks as not knowing", async () => {
    const { database } = outbox([{ id: 1 }]);
    const services = testServices({ database, sendResult: () => Promise.reject(new Error("broken")) });
    expect(await sendPending(services, templates)).toMatchObject({ unknown: 1 });
  });

  it("begins no email after its deadline and leaves the rest to the next round", async () => {
    const { database, happened } = outbox([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }, { id: 5 }]);
    let minutes = 0;
    const now = () => new Date(testNow.getTime() + minutes * 60_000);
    const services = testServices({
      database,
      now,
      sendResult: () => {
        minutes += 1;
        return sent;
      },
    });
    const deadline = new Date(testNow.getTime() + 30_000);
    // Those that are on their way arrive.
    expect(await sendPending(services, templates, { deadline })).toMatchObject({ sent: 3 });
    expect(happened.toSorted()).toEqual([
      "claimed 5",
      ...["marked 1", "marked 2", "marked 3"],
      ...["settled 1 sent", "settled 2 sent", "settled 3 sent"],
    ]);
  });

  it("runs once at a time: a call during a round has that round look again", async () => {
    const { database, happened, waiting } = outbox([{ id: 1 }]);
    let during: Promise<unknown> | undefined;
    const services = testServices({
      database,
      sendResult: () => {
        if (!during) {
          waiting.push({ id: 2 });
          during = sendPending(services, templates);
        }
        return sent;
      },
    });
    const first = sendPending(services, templates);
    expect((await first).sent).toBe(2);
    expect(await during).toEqual(await first);
    expect(happened.filter((step) => step.startsWith("marked"))).toEqual(["marked 1", "marked 2"]);
  });

  it("looks once more for a call that came while the last claim was under way", async () => {
    let claims = 0;
    const database = answeringDatabase({
      claim_emails: () => {
        claims += 1;
        if (claims === 1) void sendPending(services, templates);
        return [];
      },
    });
    const services = testServices({ database });
    await sendPending(services, templates);
    expect(claims).toBe(2);
  });

  it("can run again after a round that broke", async () => {
    let broken = true;
    const database = answeringDatabase({
      claim_emails: () => {
        if (broken) throw new Error("The database is away");
        return [];
      },
    });
    const services = testServices({ database });
    await expect(sendPending(services, templates)).rejects.toThrow("away");
    broken = false;
    await expect(sendPending(services, templates)).resolves.toMatchObject({ sent: 0 });
  });

  it("that breaks begins nothing more, but waits for what is on its way and says goodbye", async () => {
    const { database, happened } = outbox([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]);
    const call = database.call.bind(database);
    database.call = async (name, args = {}) => {
      if (name === "mark_email_sending" && args["email_id"] === 1) throw new Error("The database is away");
      return call(name, args);
    };
    const { services, waiting, closings } = heldServices(database);
    const round = sendPending(services, templates);
    const ended = expect(round).rejects.toThrow("away");
    await vi.waitFor(() => expect(waiting.length).toBe(2));
    expect(closings()).toBe(0);
    for (const { answer } of waiting) answer(sent);
    await ended;
    expect(closings()).toBe(1);
    expect(happened.toSorted()).toEqual([
      "claimed 4",
      ...["marked 2", "marked 3"],
      ...["settled 2 sent", "settled 3 sent"],
    ]);
  });

  it("keeps emails and links out of the log", async () => {
    const { database } = outbox([{ id: 1 }]);
    const services = testServices({ database });
    await sendPending(services, templates);
    expect(services.logged.join("\n")).toContain('"result":"sent"');
    expect(services.logged.join("\n")).not.toContain("@");
  });

  it("hands templates the links, the site and whether files travel", async () => {
    const { database } = outbox([{ id: 1 }]);
    const services = testServices({ database, carriesFiles: false });
    const seen: unknown[] = [];
    await sendPending(services, {
      booked: (context, tools) => {
        seen.push(context, tools.carriesFiles, tools.siteUrl, tools.site.url, tools.now);
        return plainEmail;
      },
    });
    expect(seen).toEqual([
      { person: { name: "Ann", email: "person1@example.org" } },
      false,
      "https://restorative.test",
      "https://restorative.test",
      testNow,
    ]);
  });
});
