import type { TestDatabase } from "../tests/support/postgres.ts";

// Straight into the tables, since booking this many people one by one would take longer than what is measured.

/** Puts workshops of years ago into the database, each with ten people who came. */
export async function fillWithPast({ rows }: TestDatabase, count: number): Promise<void> {
  await rows(
    `insert into app.workshops (
       slug, course, title, venue, capacity, opens_at, closes_at, starts_at, ends_at
     )
     select 'past-' || n, 'key-principles', 'Past', 'Nowhere', 24, at - interval '60 days', at - interval '2 days', at,
       at + interval '6 hours'
     from (
       select n, timestamptz '2010-01-04T09:30:00Z' + n * interval '12 hours' as at
       from generate_series(1, $1::integer) n
     ) each`,
    [count],
  );
  await rows(
    `insert into app.workshop_days (workshop_id, day, date, starts, ends)
     select w.id, 1, w.starts_at::date, '09:30', '15:30' from app.workshops w where w.slug like 'past-%'`,
  );
  await rows(
    `insert into app.people (email) select 'past-' || n || '@bench.example' from generate_series(1, $1::integer) n`,
    [count],
  );
  await rows(
    `with numbered as (select w.id, row_number() over (order by w.starts_at) as at, w.starts_at from app.workshops w
       where w.slug like 'past-%'),
     placed as (
       insert into app.bookings (reference, workshop_id, person_id, state, confirmed_at, created_at, changed_at)
       select app.new_reference(), w.id, p.id, 'confirmed', w.starts_at - interval '30 days',
         w.starts_at - interval '30 days', w.starts_at - interval '30 days'
       from numbered w cross join generate_series(0, 9) n
       join app.people p on p.email = 'past-' || (1 + (w.at + n * 997) % (select count(*) from numbered)) || '@bench.example'
       returning id, person_id
     )
     insert into app.attendee_details (booking_id, person_id, name, organisation, role, team)
     select id, person_id, 'Somebody', 'Somewhere', '', '' from placed`,
  );
  await rows("analyze");
}

/** Fills the one place of each workshop, and puts people in line behind it, whose emails have been sent. */
export async function fillWaiting(
  { rows }: TestDatabase,
  slugs: readonly string[],
  waiting: number,
): Promise<void> {
  await rows(
    `insert into app.people (email)
     select 'line-' || n || '-' || s || '@bench.example' from generate_series(0, $2::integer) n, unnest($1::text[]) s`,
    [slugs, waiting],
  );
  await rows(
    `with placed as (
       insert into app.bookings (
         reference, workshop_id, person_id, state, waiting_number, confirmed_at, created_at, changed_at
       )
       select app.new_reference(), w.id, p.id, case when n = 0 then 'confirmed' else 'waiting' end,
         nullif(n, 0), case when n = 0 then clock_timestamp() end, clock_timestamp(), clock_timestamp()
       from unnest($1::text[]) s join app.workshops w on w.slug = s
       cross join generate_series(0, $2::integer) n
       join app.people p on p.email = 'line-' || n || '-' || s || '@bench.example'
       returning id, person_id
     ), named as (
       insert into app.attendee_details (booking_id, person_id, name, organisation, role, team)
       select id, person_id, 'Somebody', '', '', '' from placed
     )
     insert into app.emails (subject_type, subject_id, kind, version, state, due_at, created_at, settled_at)
     select 'booking', id, 'waiting', 1, 'sent', clock_timestamp(), clock_timestamp(), clock_timestamp() from placed`,
    [slugs, waiting],
  );
  await rows("analyze");
}
