import { randomUUID } from "node:crypto";
import { startPostgres, type TestDatabase } from "../tests/support/postgres.ts";
import {
  apiWay,
  bareRpc,
  bareSql,
  createApi,
  serve,
  siteWay,
  sqlWay,
  wholePath,
  workshop,
  type Way,
} from "./booking-ways.ts";
import { fillWaiting, fillWithPast } from "./fill.ts";
import { load, type Measured } from "./load.ts";
import { table } from "./report.ts";

const COUNT = 600;
const AT_ONCE = [1, 8, 32];
const WORKSHOPS = 20;
/** What the whole path should reach, as a share of the bare calls on the same database in the same run. */
const AIMS = { [bareSql]: 0.35, [bareRpc]: 0.8 };
const PAST = 10_000;
const LINES = [1, 500];

/** Bookings a second: the whole path against the bare SQL call and against the bare API call. */
export async function benchBookings(): Promise<void> {
  const postgres = await startPostgres();
  try {
    const database = await postgres.freshDatabase({ connections: 32 });
    await database.rows("insert into app.settings (name, value) values ('samples', 'allowed')");
    const served = await serve(database.url);
    try {
      const importWorkshops = (items: object[]) =>
        database.database.call("import_workshops", { workshops: items });
      const ways = [sqlWay(database), apiWay(served.at), siteWay(served.at)];
      await compare("PostgreSQL", ways, importWorkshops);
      await compareCrowded(database, [sqlWay(database), siteWay(served.at)], importWorkshops);
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

type Import = (items: object[]) => PromiseLike<unknown>;

function newSlugs(): string[] {
  return Array.from({ length: WORKSHOPS }, (_, place) => `bench-${place}-${randomUUID()}`);
}

/** Books over and over, in turn on each of the workshops. */
async function measure(way: Way, slugs: readonly string[], atOnce: number): Promise<Measured> {
  const bookOne = (turn: number) => way.book(slugs[turn % WORKSHOPS] ?? "", turn);
  await load(40, atOnce, (turn) => bookOne(turn + COUNT));
  return load(COUNT, atOnce, bookOne);
}

async function compare(title: string, ways: Way[], importWorkshops: Import) {
  const rows: string[][] = [];
  for (const atOnce of AT_ONCE) {
    const results = new Map<string, Measured>();
    for (const way of ways) {
      const slugs = newSlugs();
      await importWorkshops(slugs.map(workshop));
      results.set(way.name, await measure(way, slugs, atOnce));
    }
    const whole = results.get(wholePath)?.perSecond ?? 0;
    for (const [name, measured] of results) {
      const ratio = name === wholePath ? "" : (whole / measured.perSecond).toFixed(2);
      const aim = name === bareSql || name === bareRpc ? AIMS[name] : undefined;
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

/**
 * The same with years of workshops behind it, and with a long line: where an index is missing, it shows here. To join
 * a line is more work than to take a place, so a long one is held against a short one.
 */
async function compareCrowded(database: TestDatabase, ways: Way[], importWorkshops: Import) {
  const [sql, site] = ways;
  if (!sql || !site) return;
  const rows: string[][] = [];
  let first: Record<string, number> = {};
  const bookOnto = async (what: string, prepare: (slugs: string[]) => PromiseLike<unknown>) => {
    const speeds: Record<string, number> = {};
    for (const way of [sql, site]) {
      const slugs = newSlugs();
      await prepare(slugs);
      speeds[way.name] = (await measure(way, slugs, 8)).perSecond;
    }
    for (const [name, speed] of Object.entries(speeds)) {
      first[name] ??= speed;
      rows.push([
        what,
        name,
        speed.toFixed(0),
        (speed / (first[name] || 1)).toFixed(2),
        name === wholePath ? (speed / (speeds[bareSql] || 1)).toFixed(2) : "",
      ]);
    }
  };
  const open = (slugs: string[]) => importWorkshops(slugs.map(workshop));
  await bookOnto("nothing in the past", open);
  await fillWithPast(database, PAST);
  await bookOnto(`${PAST} past workshops`, open);
  first = {};
  for (const waiting of LINES) {
    await bookOnto(`and ${waiting} waiting`, async (slugs) => {
      await importWorkshops(slugs.map((slug) => ({ ...workshop(slug), capacity: 1 })));
      await fillWaiting(database, slugs, waiting);
    });
  }
  table(
    "Bookings on PostgreSQL, 8 at once, as the database fills",
    ["in the database", "way", "a second", "of the first of its kind", "path / bare SQL"],
    rows,
  );
}
