create function app.shift_day(moment timestamptz, days integer) returns timestamptz
language sql immutable
return (moment at time zone 'Europe/London' + make_interval(days => days)) at time zone 'Europe/London';
comment on function app.shift_day(timestamptz, integer) is 'The same time of day in Dudley, some days later or earlier.';

create function app.queue_reminders(moment timestamptz, wanted integer) returns integer
language plpgsql set search_path = '' as $$
declare
  due record;
  queued integer := 0;
begin
  for due in
    select b.id as booking_id, b.is_sample, w.version, 'reminder-' || r.which as kind
    from app.workshops w
    join app.bookings b on b.workshop_id = w.id and b.state = 'confirmed' and not b.is_sample
    -- The second window begins where the first ends: whoever was missed for a week hears once, not twice.
    cross join lateral (values
      ('week', app.shift_day(w.starts_at, -7), app.shift_day(w.starts_at, -1)),
      ('day', app.shift_day(w.starts_at, -1), w.starts_at)
    ) r (which, from_then, until_then)
    where w.cancelled_at is null and w.starts_at > moment and w.starts_at <= moment + interval '8 days'
      and moment >= r.from_then and moment < r.until_then
      -- Who has only just got the place, or heard of a change, has just been told all of it.
      and b.confirmed_at < r.from_then
      and not exists (
        select 1 from app.emails e
        where e.subject_id = b.id and (
          (e.kind = 'reminder-' || r.which and e.version = w.version)
          or (e.kind = 'workshop-changed' and e.created_at >= r.from_then)
        )
      )
    order by w.starts_at, b.id limit wanted
    for update of b skip locked
  loop
    insert into app.emails (subject_type, subject_id, kind, version, due_at, created_at)
    values ('booking', due.booking_id, due.kind, due.version, moment, moment)
    on conflict do nothing;
    queued := queued + 1;
  end loop;
  return queued;
end;
$$;
comment on function app.queue_reminders(timestamptz, integer) is 'Owes a reminder seven days and one day before the first day, once for each date of a workshop.';

create function public.sweep_workshops(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  wanted integer := least(greatest((request ->> 'limit')::integer, 1), 1000);
  ids uuid[];
  workshop app.workshops;
  swept integer := 0;
  reminders integer;
begin
  ids := array(select distinct b.workshop_id from app.bookings b where b.deadline <= moment);
  if cardinality(ids) < wanted then
    -- Someone may have become free to get an offer while the workshop was being changed.
    ids := ids || array(
      select w.id from app.workshops w
      where w.cancelled_at is null and w.starts_at > moment and app.owes_line(w, moment)
    );
  end if;
  for workshop in
    select w.* from app.workshops w where w.id = any (ids) order by w.id limit wanted
    for update skip locked
  loop
    perform app.settle_workshop(workshop, moment);
    swept := swept + 1;
  end loop;
  -- A reminder is one row; a workshop can be hundreds.
  reminders := app.queue_reminders(moment, wanted * 10);
  return jsonb_build_object(
    'workshops', swept, 'reminders', reminders, 'more', swept = wanted or reminders = wanted * 10
  );
end;
$$;
comment on function public.sweep_workshops(jsonb) is 'Ends what is past its time, offers what is free and owes the reminders that are due, in one bounded batch. It only brings the rows, and so the emails, up to what is true already.';

revoke execute on function public.sweep_workshops(jsonb) from public, anon, authenticated;
grant execute on function public.sweep_workshops(jsonb) to service_role;
