import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import WebSocket from "ws";
import { startPostgres } from "../tests/support/postgres.ts";
import type { ServedBookings } from "./booking-server.ts";
import { load, type Measured } from "./load.ts";
import { table } from "./report.ts";

const COUNT = 600;
const AT_ONCE = [1, 8, 32];
const WORKSHOPS = 20;
/** What the whole path should reach, as a share of the bare calls on the same database in the same run. */
const AIMS = { sql: 0.35, rpc: 0.8 };

type Way = { name: string; book(slug: string, turn: number): Promise<void> };

/** Bookings a second: the whole path against the bare SQL call and against the bare API call. */
export async function benchBookings(): Promise<void> {
  const postgres = await startPostgres();
  try {
    const database = await postgres.freshDatabase({ connections: 32 });
    await database.rows("insert into app.settings (name, value) values ('samples', 'allowed')");
    const served = await serve(database.url);
    try {
      const sql: Way = {
        name: "bare SQL call",
        book: async (slug, turn) => accept(await database.database.call("book_place", order(slug, turn))),
      };
      const ways = [sql, apiWay(served.at), siteWay(served.at)];
      await compare("PostgreSQL", ways, (items) =>
        database.database.call("import_workshops", { workshops: items }),
      );
    } finally {
      served.stop();
    }
  } finally {
    await postgres.close();
  }

  const served = await serve();
  try {
    const api = createApi(served.at);
    const ways = [apiWay(served.at), siteWay(served.at)];
    await compare("PGlite, as npm start has it", ways, async (items) =>
      api.rpc("import_workshops", { workshops: items }),
    );
  } finally {
    served.stop();
  }
}

async function compare(
  title: string,
  ways: Way[],
  importWorkshops: (items: object[]) => PromiseLike<unknown>,
) {
  const rows: string[][] = [];
  for (const atOnce of AT_ONCE) {
    const results = new Map<string, Measured>();
    for (const way of ways) {
      const slugs = Array.from({ length: WORKSHOPS }, (_, place) => `bench-${place}-${randomUUID()}`);
      await importWorkshops(slugs.map(workshop));
      const bookOne = (turn: number) => way.book(slugs[turn % WORKSHOPS] ?? "", turn);
      await load(40, atOnce, (turn) => bookOne(turn + COUNT));
      results.set(way.name, await load(COUNT, atOnce, bookOne));
    }
    const whole = results.get("whole HTTP path")?.perSecond ?? 0;
    for (const [name, measured] of results) {
      const ratio = name === "whole HTTP path" ? "" : (whole / measured.perSecond).toFixed(2);
      const aim = name === "bare SQL call" ? AIMS.sql : name === "bare rpc" ? AIMS.rpc : undefined;
      rows.push([
        String(atOnce),
        name,
        measured.perSecond.toFixed(0),
        measured.p50.toFixed(1),
        measured.p99.toFixed(1),
        ratio,
        ratio && aim && title === "PostgreSQL" ? `${aim}` : "",
      ]);
    }
  }
  table(
    `Bookings on ${title}`,
    ["at once", "way", "a second", "p50 ms", "p99 ms", "path / this", "aim"],
    rows,
  );
}

function workshop(slug: string) {
  return {
    slug,
    course: "key-principles",
    title: "Bench",
    venue: "Nowhere",
    capacity: 10_000,
    is_sample: true,
    days: [{ date: "2099-06-01", starts: "09:30", ends: "16:00" }],
  };
}

function person(turn: number) {
  return { name: `Bench Person ${turn}`, email: `bench-${turn}-${randomUUID()}@bench.example` };
}

function order(slug: string, turn: number) {
  return {
    request: {
      slug,
      ...person(turn),
      organisation: "Bench",
      role: "Bench",
      team: "",
      key: randomUUID(),
      answers_hash: randomUUID(),
      client: "bench",
      limits: { email_per_hour: 1_000_000, client_per_hour: 1_000_000 },
    },
  };
}

function apiWay(at: ServedBookings): Way {
  const api = createApi(at);
  return {
    name: "bare rpc",
    async book(slug, turn) {
      const { data, error } = await api.rpc("book_place", order(slug, turn));
      if (error) throw new Error(error.message);
      accept(data);
    },
  };
}

function siteWay(at: ServedBookings): Way {
  return {
    name: "whole HTTP path",
    async book(slug, turn) {
      const response = await fetch(`${at.siteUrl}/book/${slug}`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: at.siteUrl, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          ...person(turn),
          organisation: "Bench",
          role: "Bench",
          team: "",
          key: randomUUID(),
          step: "book",
          website: "",
        }),
      });
      await response.arrayBuffer();
      if (response.status !== 303) throw new Error(`A booking was answered with ${response.status}.`);
    },
  };
}

function accept(reply: unknown) {
  if ((reply as { outcome?: string }).outcome !== "booked")
    throw new Error(`No place: ${JSON.stringify(reply)}`);
}

function createApi(at: ServedBookings) {
  globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
  return createClient(at.apiUrl, at.secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
}

/** The server runs in a process of its own, so that making the load does not slow what is measured. */
async function serve(postgresUrl?: string): Promise<{ at: ServedBookings; stop(): void }> {
  const child = fork("bench/booking-server.ts", postgresUrl ? [postgresUrl] : [], {
    execArgv: ["--import", "tsx"],
  });
  const at = await new Promise<ServedBookings>((resolve, reject) => {
    child.once("message", (message) => resolve(message as ServedBookings));
    child.once("exit", (code) => reject(new Error(`The benchmark's server ended with ${code}.`)));
  });
  return { at, stop: () => child.kill() };
}
