import { startPostgres, type TestDatabase } from "../tests/support/postgres.ts";
import { table } from "./report.ts";

const WORKSHOPS = 400;
const OFFERS = 25;
/** As the scheduled function asks for it. */
const BATCH = 25;

/**
 * Ten thousand offers run out at once, with twice as many people waiting behind them: the sweep ends each, tells the
 * one who let it lapse, and offers the place to the next. Measured against the bare update of as many rows. Then it
 * comes again, as it does every minute, to full workshops with a line each, and finds nothing to do.
 */
export async function benchSweep(): Promise<void> {
  const postgres = await startPostgres();
  try {
    const bare = await postgres.freshDatabase();
    await fillOffers(bare);
    const update = await seconds(() =>
      bare.rows(
        `update app.bookings b set state = 'cancelled', ended_as = 'lapsed', version = b.version + 1,
           changed_at = clock_timestamp()
         where b.state = 'offered'`,
      ),
    );
    const database = await postgres.freshDatabase();
    await fillOffers(database);
    const batches: number[] = [];
    for (let more = true; more;) {
      const began = performance.now();
      const reply = await database.database.call("sweep_workshops", { request: { limit: BATCH } });
      batches.push((performance.now() - began) / 1000);
      more = (reply as { more: boolean }).more;
    }
    await expectSwept(database);
    const whole = batches.reduce((sum, each) => sum + each, 0);
    const offers = WORKSHOPS * OFFERS;
    table(
      `The sweep over ${offers} offers that have run out, each with a next in line`,
      ["work", "seconds", "ms an offer", "against the bare update"],
      [
        ["bare update of the rows", update.toFixed(2), ((update * 1000) / offers).toFixed(3), "1"],
        ["sweep", whole.toFixed(2), ((whole * 1000) / offers).toFixed(3), (whole / update).toFixed(0)],
        [`its longest batch of ${BATCH} workshops`, Math.max(...batches).toFixed(2), "", ""],
      ],
    );
    const idle = await seconds(() =>
      database.database.call("sweep_workshops", { request: { limit: BATCH } }),
    );
    console.log(
      `A sweep that finds nothing to do in ${WORKSHOPS} full workshops where people wait: ${(idle * 1000).toFixed(0)} ms.`,
    );
  } finally {
    await postgres.close();
  }
}

async function fillOffers({ rows }: TestDatabase): Promise<void> {
  await rows(
    `insert into app.workshops (
       slug, course, title, venue, capacity, opens_at, closes_at, starts_at, ends_at
     )
     select 'sweep-' || n, 'key-principles', 'Bench', 'Nowhere', $2, now() - interval '60 days',
       now() + interval '60 days', now() + interval '61 days', now() + interval '61 days 6 hours'
     from generate_series(1, $1::integer) n`,
    [WORKSHOPS, OFFERS],
  );
  await rows(
    `insert into app.people (email)
     select n || '-' || s || '@bench.example' from generate_series(1, $2::integer) n, generate_series(1, $1::integer) s`,
    [WORKSHOPS, OFFERS * 3],
  );
  await rows(
    `with placed as (
       insert into app.bookings (
         reference, workshop_id, person_id, state, waiting_number, offer_until, offered_at, offer_number, created_at,
         changed_at
       )
       select app.new_reference(), w.id, p.id, case when n <= $2 then 'offered' else 'waiting' end, n,
         case when n <= $2 then now() - interval '1 second' end, case when n <= $2 then now() - interval '2 days' end,
         case when n <= $2 then 1 else 0 end, now(), now()
       from generate_series(1, $1::integer) s join app.workshops w on w.slug = 'sweep-' || s
       cross join generate_series(1, $2::integer * 3) n
       join app.people p on p.email = n || '-' || s || '@bench.example'
       returning id, person_id
     ), named as (
       insert into app.attendee_details (booking_id, person_id, name, organisation, role, team)
       select id, person_id, 'Somebody', '', '', '' from placed
     )
     insert into app.emails (subject_type, subject_id, kind, version, state, due_at, created_at, settled_at)
     select 'booking', id, 'waiting', 1, 'sent', now(), now(), now() from placed`,
    [WORKSHOPS, OFFERS],
  );
  await rows("analyze");
}

async function expectSwept({ rows }: TestDatabase): Promise<void> {
  const states = await rows<{ state: string; many: number }>(
    "select state, count(*)::integer as many from app.bookings group by state order by state",
  );
  const seen = states.map(({ state, many }) => `${state} ${many}`).join(", ");
  const offers = WORKSHOPS * OFFERS;
  if (seen !== `cancelled ${offers}, offered ${offers}, waiting ${offers}`)
    throw new Error(`The sweep left: ${seen}`);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
