create function app.shift_day(moment timestamptz, days integer) returns timestamptz
language sql immutable
return (moment at time zone 'Europe/London' + make_interval(days => days)) at time zone 'Europe/London';
comment on function app.shift_day(timestamptz, integer) is 'The same time of day in Dudley, some days later or earlier.';

create view app.reminders_ahead as
select b.id as booking_id, 'reminder' as kind, w.version, w.starts_at as begins,
  b.confirmed_at as agreed_at, 'workshop-changed' as news
from app.workshops w join app.bookings b on b.workshop_id = w.id and b.state = 'confirmed'
where w.cancelled_at is null and not b.is_sample
union all
-- The date as a number: of each date people are reminded once, wherever it has come from.
select b.id, 'reminder-later', d.date - date '2000-01-01', (d.date + d.starts) at time zone 'Europe/London',
  b.confirmed_at, 'workshop-changed'
from app.workshops w
join app.workshop_days d on d.workshop_id = w.id and d.day > 1
-- Who was there the day before needs no telling.
join app.workshop_days before on before.workshop_id = w.id and before.day = d.day - 1 and before.date < d.date - 1
join app.bookings b on b.workshop_id = w.id and b.state = 'confirmed'
where w.cancelled_at is null and not b.is_sample
union all
select b.id, 'make-up', d.date - date '2000-01-01', (d.date + d.starts) at time zone 'Europe/London',
  m.agreed_at, 'make-up'
from app.make_ups m
join app.bookings b on b.id = m.booking_id and b.state = 'confirmed'
join app.workshop_days d on d.workshop_id = m.workshop_id and d.day = m.day
where m.cancelled_at is null and m.mark is null and not b.is_sample;
comment on view app.reminders_ahead is 'What people are to be reminded of: the first day of their workshop, each later one that does not directly follow the one before, and a day that they make up in another. News is the email that has just told all of it.';

create function app.queue_reminders(moment timestamptz, wanted integer) returns integer
language plpgsql set search_path = '' as $$
declare
  due record;
  queued integer := 0;
begin
  for due in
    select a.booking_id, a.version, a.kind || '-' || r.which as kind
    from app.reminders_ahead a
    join app.bookings b on b.id = a.booking_id
    -- The second window begins where the first ends: whoever was missed for a week hears once, not twice.
    cross join lateral (values
      ('week', app.shift_day(a.begins, -7), app.shift_day(a.begins, -1)),
      ('day', app.shift_day(a.begins, -1), a.begins)
    ) r (which, from_then, until_then)
    where a.begins > moment and a.begins <= moment + interval '8 days'
      and moment >= r.from_then and moment < r.until_then
      -- A workshop is told of a week before, and each later day of it only the day before.
      and (a.kind <> 'reminder-later' or r.which = 'day')
      -- Who has only just got the place, or heard of a change, has just been told all of it.
      and a.agreed_at < r.from_then
      and not exists (
        select 1 from app.emails e
        where e.subject_id = a.booking_id and (
          (e.kind = a.kind || '-' || r.which and e.version = a.version)
          -- What was given up, or may not have arrived, has told nobody.
          or (
            e.kind = a.news and e.created_at >= r.from_then
            and e.state in ('queued', 'claimed', 'sending', 'retry', 'sent')
          )
        )
      )
    order by a.begins, a.booking_id limit wanted
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
comment on function app.queue_reminders(timestamptz, integer) is 'Owes a reminder seven days and one day before the first day, once for each date of a workshop, and the same before a day that is made up; one day before a later day that stands alone.';
