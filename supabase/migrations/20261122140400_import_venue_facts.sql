-- Importing again, now with how to reach a venue, what there is to eat and how to join.

create function app.opening_time(entry jsonb, closing timestamptz, moment timestamptz) returns timestamptz
language sql stable set search_path = '' as $$
  select least(closing, case
    when not coalesce((entry ->> 'is_sample')::boolean, false) and exists (
      select 1 from app.interest i where i.course = entry ->> 'course' and i.told_at is null
    ) then least(moment + interval '24 hours', moment + (closing - moment) / 2)
    else moment
  end);
$$;
comment on function app.opening_time(jsonb, timestamptz, timestamptz) is 'When booking opens where nobody has said: at once, or a day after those who wait to hear of the course were told; earlier where it closes soon.';

create or replace function app.import_workshop(entry jsonb, moment timestamptz) returns boolean
language plpgsql set search_path = '' as $$
declare
  first_day date;
  first_start timestamptz;
  last_end timestamptz;
  closing timestamptz;
  workshop app.workshops;
  places_taken integer := coalesce((entry ->> 'sample_places_taken')::integer, 0);
  waiting integer := coalesce((entry ->> 'sample_waiting')::integer, 0);
begin
  select min(d.date), min((d.date + d.starts) at time zone 'Europe/London'),
    max((d.date + d.ends) at time zone 'Europe/London')
  into first_day, first_start, last_end
  from jsonb_to_recordset(entry -> 'days') d (date date, starts time, ends time);
  -- Midnight before the day before the first day.
  closing := coalesce((entry ->> 'closes_at')::timestamptz, (first_day - 1)::timestamp at time zone 'Europe/London');

  insert into app.workshops as w (
    slug, course, title, venue, capacity, is_sample, opens_at, closes_at, starts_at, ends_at,
    phase, group_label, printed_note, directions, step_free, catering, joining, online_link, joining_version
  ) values (
    entry ->> 'slug', entry ->> 'course', entry ->> 'title', entry ->> 'venue', (entry ->> 'capacity')::integer,
    coalesce((entry ->> 'is_sample')::boolean, false),
    coalesce((entry ->> 'opens_at')::timestamptz, app.opening_time(entry, closing, moment)), closing,
    first_start, last_end,
    (entry ->> 'phase')::smallint, entry ->> 'group_label', entry ->> 'printed_note',
    coalesce(entry ->> 'directions', ''), entry ->> 'step_free', coalesce(entry ->> 'catering', ''),
    coalesce(entry ->> 'joining', ''), coalesce(entry ->> 'online_link', ''),
    case when coalesce(entry ->> 'joining', '') || coalesce(entry ->> 'online_link', '') = '' then 0 else 1 end
  )
  on conflict (slug) do nothing
  returning w.* into workshop;
  if not found then
    return false;
  end if;

  insert into app.workshop_days (workshop_id, day, date, starts, ends)
  select workshop.id, row_number() over (order by d.date, d.starts), d.date, d.starts, d.ends
  from jsonb_to_recordset(entry -> 'days') d (date date, starts time, ends time);
  insert into app.audit (at, what, workshop_id) values (moment, 'workshop-imported', workshop.id);

  if places_taken > workshop.capacity or (waiting > 0 and places_taken < workshop.capacity) then
    raise exception 'sample people wait only for a workshop that is exactly full' using errcode = 'check_violation';
  end if;
  perform app.add_sample_people(workshop, places_taken + waiting, moment);
  return true;
end;
$$;
