create table app.check_runs (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  found jsonb not null
);
comment on table app.check_runs is 'What each run of the checks counted. Nothing is ever repaired from here.';
alter table app.check_runs enable row level security;

create function app.count_faults(moment timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'workshops_over_capacity', (
      select count(*) from app.workshops w
      where w.capacity < (
        select count(*) from app.bookings b where b.workshop_id = w.id and b.state = 'confirmed'
      )
    ),
    'people_booked_twice', (
      select count(*) from (
        select 1 from app.bookings b where b.state <> 'cancelled'
        group by b.workshop_id, b.person_id having count(*) > 1
      ) twice
    ),
    'free_places_while_waiting', (
      select count(*) from app.workshops w
      where w.cancelled_at is null and w.starts_at > moment
        and exists (select 1 from app.bookings b where b.workshop_id = w.id and b.state = 'waiting')
        and w.capacity > (
          select count(*) from app.bookings b where b.workshop_id = w.id and b.state = 'confirmed'
        )
    ),
    -- Only while emails are kept: 30 days after the last day.
    'bookings_without_email', (
      select count(*) from app.bookings b join app.workshops w on w.id = b.workshop_id
      where not b.is_sample and w.ends_at > moment - interval '30 days'
        and not exists (
          select 1 from app.emails e
          where e.subject_id = b.id and e.version = b.version and e.kind <> 'already-booked'
        )
    ),
    -- An email held back by an earlier one to the same person is not stuck itself.
    'emails_stuck', (
      select count(*) from app.emails e
      where (e.state in ('claimed', 'sending') and e.lease_until < moment - interval '15 minutes')
        or (e.state in ('queued', 'retry') and e.due_at < moment - interval '15 minutes' and not exists (
          select 1 from app.emails o
          where o.subject_id = e.subject_id and o.id < e.id
            and o.state in ('queued', 'claimed', 'sending', 'retry')
        ))
    ),
    'emails_unknown', (select count(*) from app.emails e where e.state = 'unknown')
  );
$$;
comment on function app.count_faults(timestamptz) is 'Counts what must never be, in one reading of the tables, without mending anything.';

create function public.run_checks() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  counts jsonb := app.count_faults(moment);
begin
  insert into app.check_runs (at, found) values (moment, counts);
  return counts;
end;
$$;
comment on function public.run_checks() is 'Counts what must never be and keeps the result for the health page.';

create function public.show_health() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('checked_at', r.at, 'invariants', coalesce(r.found, '{}'::jsonb))
  from (select 1) always
  left join lateral (select c.at, c.found from app.check_runs c order by c.id desc limit 1) r on true;
$$;
comment on function public.show_health() is 'What the last run of the checks counted, and when.';

revoke execute on function public.run_checks(), public.show_health() from public, anon, authenticated;
grant execute on function public.run_checks(), public.show_health() to service_role;
