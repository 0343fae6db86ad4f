create function app.add_sample_people(workshop app.workshops, wanted integer, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  if wanted > 0 and not workshop.is_sample then
    raise exception 'sample people are only for sample workshops' using errcode = 'check_violation';
  end if;
  for n in 1 .. wanted loop
    perform app.add_booking(
      workshop, app.find_person('sample-' || n || '.' || workshop.slug || '@sample.example'),
      jsonb_build_object('name', 'Sample person ' || n, 'organisation', 'Sample organisation', 'role', 'Sample role'),
      true, moment
    );
  end loop;
end;
$$;
comment on function app.add_sample_people(app.workshops, integer, timestamptz) is 'Fills a sample workshop with plainly invented people who never get an email.';

create function app.import_workshop(entry jsonb, moment timestamptz) returns boolean
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
    phase, group_label, printed_note
  ) values (
    entry ->> 'slug', entry ->> 'course', entry ->> 'title', entry ->> 'venue', (entry ->> 'capacity')::integer,
    coalesce((entry ->> 'is_sample')::boolean, false),
    coalesce((entry ->> 'opens_at')::timestamptz, least(moment, closing)), closing, first_start, last_end,
    (entry ->> 'phase')::smallint, entry ->> 'group_label', entry ->> 'printed_note'
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
comment on function app.import_workshop(jsonb, timestamptz) is 'Adds one workshop with its days; false when its slug is there already.';

create function public.import_workshops(workshops jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  entry jsonb;
  inserted integer := 0;
  skipped integer := 0;
begin
  -- In order of slug, so that two imports at once cannot wait for each other.
  for entry in select e from jsonb_array_elements(workshops) e order by e ->> 'slug' collate "C" loop
    if app.import_workshop(entry, moment) then
      inserted := inserted + 1;
    else
      skipped := skipped + 1;
    end if;
  end loop;
  return jsonb_build_object('inserted', inserted, 'skipped', skipped);
end;
$$;
comment on function public.import_workshops(jsonb) is 'Adds the workshops that are not there yet, all or none; those that are there stay as they are.';

revoke execute on function public.import_workshops(jsonb) from public, anon, authenticated;
grant execute on function public.import_workshops(jsonb) to service_role;
