-- What the organiser does to a workshop: changing it, calling it off, letting people in, telling them how to join.

create function app.set_days(workshop app.workshops, days jsonb, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  insert into app.dropped_days as g (workshop_id, day, date, starts, ends, dropped_at)
  select o.workshop_id, o.day, o.date, o.starts, o.ends, moment from app.workshop_days o
  where o.workshop_id = workshop.id and o.day > jsonb_array_length(days)
  on conflict (workshop_id, day) do update
    set date = excluded.date, starts = excluded.starts, ends = excluded.ends, dropped_at = excluded.dropped_at;
  delete from app.dropped_days g where g.workshop_id = workshop.id and g.day <= jsonb_array_length(days);
  delete from app.workshop_days o where o.workshop_id = workshop.id;
  insert into app.workshop_days (workshop_id, day, date, starts, ends)
  select workshop.id, row_number() over (order by d.date, d.starts), d.date, d.starts, d.ends
  from jsonb_to_recordset(days) d (date date, starts time, ends time);
end;
$$;
comment on function app.set_days(app.workshops, jsonb, timestamptz) is 'Replaces the days of a workshop, and remembers those that there are no longer.';

create function app.days_of(asked_workshop uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'starts', d.starts, 'ends', d.ends) order by d.day), '[]')
  from app.workshop_days d where d.workshop_id = asked_workshop;
$$;
comment on function app.days_of(uuid) is 'The days of a workshop, to compare them by.';

create function app.days_that_came(asked_workshop uuid, moment timestamptz, new_days jsonb default null) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_agg(jsonb_build_array(d.date, d.starts) order by d.date, d.starts)
  from jsonb_to_recordset(coalesce(new_days, app.days_of(asked_workshop))) d (date date, starts time)
  where (d.date + d.starts) at time zone 'Europe/London' <= moment;
$$;
comment on function app.days_that_came(uuid, timestamptz, jsonb) is 'Those of a workshop''s days, or of the new ones given, that have begun: what is past cannot be moved, and the register speaks of it.';

create function app.redate_workshop(workshop app.workshops, request jsonb, moment timestamptz) returns app.workshops
language plpgsql set search_path = '' as $$
declare
  first_start timestamptz;
  last_end timestamptz;
  moved_by integer;
begin
  select min((d.date + d.starts) at time zone 'Europe/London'), max((d.date + d.ends) at time zone 'Europe/London'),
    min(d.date) - (workshop.starts_at at time zone 'Europe/London')::date
  into first_start, last_end, moved_by
  from jsonb_to_recordset(coalesce(request -> 'days', app.days_of(workshop.id))) d (date date, starts time, ends time);
  workshop.starts_at := first_start;
  workshop.ends_at := last_end;
  -- Closing moves with the days, to the same time of day.
  workshop.closes_at := least(
    coalesce((request ->> 'closes_at')::timestamptz, app.shift_day(workshop.closes_at, moved_by)), first_start
  );
  workshop.opens_at := least(
    coalesce((request ->> 'opens_at')::timestamptz, workshop.opens_at), workshop.closes_at
  );
  return workshop;
end;
$$;
comment on function app.redate_workshop(app.workshops, jsonb, timestamptz) is 'Works out when a workshop starts, ends, opens and closes once it is changed. Writes nothing.';

create function app.tell_of_change(workshop app.workshops, moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  booking app.bookings;
  party uuid;
  told integer := 0;
begin
  for booking in
    update app.bookings b
    set version = b.version + 1, changed_at = moment,
      held_until = case when b.held_until is not null then least(b.held_until, workshop.starts_at) end,
      offer_until = case when b.state = 'offered' then least(b.offer_until, workshop.starts_at) else b.offer_until end
    where b.workshop_id = workshop.id and b.state <> 'cancelled'
    returning b.*
  loop
    -- What was to remind of the old date is overtaken by the email that tells the new one.
    update app.emails e set state = 'withdrawn', settled_at = moment
    where e.subject_id = booking.id and e.lease_until is null and e.settled_at is null
      and e.kind in ('reminder-week', 'reminder-day');
    perform app.queue_booking_email(booking, 'workshop-changed', booking.version, moment);
    told := told + 1;
  end loop;
  for party in
    select m.party_id from app.party_managers m
    where exists (select 1 from app.bookings b
      where b.party_id = m.party_id and b.workshop_id = workshop.id and b.state <> 'cancelled')
  loop
    perform app.queue_email('party', party, 'party-workshop-changed', workshop.version, moment);
  end loop;
  return told;
end;
$$;
comment on function app.tell_of_change(app.workshops, timestamptz) is 'Tells everybody who has to do with a workshop that it has changed, with newer entries for their calendars.';

create function app.recall_first_come(workshop app.workshops, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  update app.parties p set offer_number = p.offer_number + 1
  where p.id in (
    select b.party_id from app.bookings b
    where b.workshop_id = workshop.id and b.together and b.state = 'waiting' and b.told_free_at is not null
  );
  update app.bookings b set told_free_at = null, offer_number = b.offer_number + 1
  where b.workshop_id = workshop.id and b.state = 'waiting' and b.told_free_at is not null;
end;
$$;
comment on function app.recall_first_come(app.workshops, timestamptz) is 'After a date has moved away: who was told that a place goes to the first to take it waits in line again, and the links of then no longer work.';

create function app.tell_guests(workshop app.workshops, until_day integer, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  guest app.bookings;
begin
  -- Guests of a day that there is no longer have nothing to come to.
  update app.make_ups m set cancelled_at = moment
  where m.workshop_id = workshop.id and m.cancelled_at is null and m.mark is null and m.day > until_day;
  for guest in
    update app.bookings b set version = b.version + 1, changed_at = moment
    where b.id in (
      select m.booking_id from app.make_ups m
      where m.workshop_id = workshop.id and m.mark is null and coalesce(m.cancelled_at, moment) = moment
    )
    returning b.*
  loop
    perform app.queue_booking_email(
      guest,
      case when exists (
        select 1 from app.make_ups m
        where m.booking_id = guest.id and m.workshop_id = workshop.id and m.cancelled_at = moment
      ) then 'make-up-cancelled' else 'make-up' end,
      guest.version, moment
    );
  end loop;
end;
$$;
comment on function app.tell_guests(app.workshops, integer, timestamptz) is 'Tells those who make up a day in a workshop what has become of it; days after the given one are gone.';

create function public.change_workshop(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  earlier app.workshops;
  workshop app.workshops;
  moment timestamptz;
  taken integer;
  lapsed uuid[];
  is_news boolean;
  told integer := 0;
begin
  select w.* into earlier from app.workshops w where w.slug = request ->> 'slug' for update;
  moment := app.clock();
  if earlier.id is null then
    return jsonb_build_object('outcome', 'not-found');
  elsif earlier.cancelled_at is not null then
    return jsonb_build_object('outcome', 'cancelled');
  elsif moment >= earlier.ends_at then
    return jsonb_build_object('outcome', 'over');
  end if;
  taken := app.places_taken(earlier.id, moment);
  if (request ->> 'capacity')::integer < taken then
    return jsonb_build_object('outcome', 'too-many-booked', 'taken', taken);
  end if;

  workshop := app.redate_workshop(earlier, request, moment);
  if app.days_that_came(earlier.id, moment) is distinct from app.days_that_came(earlier.id, moment, request -> 'days') then
    return jsonb_build_object('outcome', 'in-the-past');
  end if;
  workshop.title := coalesce(request ->> 'title', earlier.title);
  workshop.venue := coalesce(request ->> 'venue', earlier.venue);
  is_news := workshop.title <> earlier.title or workshop.venue <> earlier.venue or app.is_redated(earlier.id, request)
    -- Whoever cannot take steps, or plans a journey, has to know in time.
    or coalesce(request ->> 'directions', earlier.directions) <> earlier.directions
    or (request ? 'step_free' and request ->> 'step_free' is distinct from earlier.step_free);
  lapsed := app.end_expired(earlier, moment);

  update app.workshops w set
    title = workshop.title, venue = workshop.venue,
    capacity = coalesce((request ->> 'capacity')::integer, w.capacity),
    directions = coalesce(request ->> 'directions', w.directions),
    step_free = case when request ? 'step_free' then request ->> 'step_free' else w.step_free end,
    catering = coalesce(request ->> 'catering', w.catering),
    opens_at = workshop.opens_at, closes_at = workshop.closes_at,
    starts_at = workshop.starts_at, ends_at = workshop.ends_at,
    version = w.version + case when is_news then 1 else 0 end
  where w.id = earlier.id
  returning w.* into workshop;
  insert into app.audit (at, what, workshop_id) values (moment, 'workshop-changed', workshop.id);

  if is_news then
    if app.is_redated(workshop.id, request) then
      perform app.set_days(workshop, request -> 'days', moment);
    end if;
    if moment < app.last_day_begins(workshop) then
      perform app.recall_first_come(workshop, moment);
    end if;
    told := app.tell_of_change(workshop, moment);
    perform app.tell_guests(
      workshop, (select count(*)::integer from app.workshop_days d where d.workshop_id = workshop.id), moment
    );
  end if;
  perform app.seat_extras(workshop, moment);
  perform app.settle_workshop(workshop, moment);
  perform app.settle_elsewhere(lapsed, workshop.id, moment);
  return jsonb_build_object('outcome', 'changed', 'told', told);
end;
$$;
comment on function public.change_workshop(jsonb) is 'Changes what is named of a workshop. New days, another venue, title or way to get in are told to everybody who has to do with it; more places are offered to those who wait. Fewer places than are taken: nothing changes.';

create function app.is_redated(asked_workshop uuid, request jsonb) returns boolean
language sql stable set search_path = '' as $$
  select request ? 'days' and app.days_of(asked_workshop) is distinct from (
    select jsonb_agg(jsonb_build_object('date', d.date, 'starts', d.starts, 'ends', d.ends) order by d.date, d.starts)
    from jsonb_to_recordset(request -> 'days') d (date date, starts time, ends time)
  );
$$;
comment on function app.is_redated(uuid, jsonb) is 'Whether a request brings other days than the workshop has.';

create function app.seat_extras(workshop app.workshops, moment timestamptz) returns void
language sql set search_path = '' as $$
  update app.bookings b set extra = false
  where b.id in (
    select e.id from app.bookings e
    where e.workshop_id = workshop.id and e.extra and e.state = 'confirmed'
    order by e.confirmed_at, e.id
    limit greatest(workshop.capacity - app.places_taken(workshop.id, moment), 0)
  );
$$;
comment on function app.seat_extras(app.workshops, timestamptz) is 'Gives the places that are new to those who were let in beyond the capacity, before anybody else.';

create function app.offer_other_cohort(followed uuid[], cohorts uuid[], new_state text, moment timestamptz)
returns boolean
language plpgsql set search_path = '' as $$
declare
  cohort app.workshops;
  earlier app.bookings;
  booking app.bookings;
begin
  select w.* into cohort from app.workshops w
  where w.id = any (cohorts) and w.cancelled_at is null and moment >= w.opens_at and moment < w.closes_at
    and app.free_places(w, moment) >= cardinality(followed)
    and not exists (
      select 1 from app.bookings o join app.bookings f on f.person_id = o.person_id
      where o.workshop_id = w.id and o.state <> 'cancelled' and f.id = any (followed)
    )
  order by w.starts_at, w.id limit 1;
  if not found then
    return false;
  end if;
  for earlier in select b.* from app.bookings b where b.id = any (followed) order by b.id loop
    booking := app.insert_booking(
      cohort, earlier.person_id,
      (select to_jsonb(d) from app.attendee_details d where d.booking_id = earlier.id),
      new_state, moment, jsonb_build_object('came_from', earlier.id, 'is_sample', earlier.is_sample)
    );
    -- The same person: what they need comes along.
    update app.access_needs n set booking_id = booking.id where n.booking_id = earlier.id;
    perform app.queue_booking_email(booking, new_state, booking.version, moment);
  end loop;
  return true;
end;
$$;
comment on function app.offer_other_cohort(uuid[], uuid[], text, timestamptz) is 'Gives those whose workshop is cancelled an offer, or a place in line, on the next cohort with room; false where there is none. The caller holds the locks and the turn with offers.';

create function app.make_amends(cancelled app.workshops, ended uuid[], cohorts uuid[], moment timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  unit record;
  offered integer := 0;
  noted uuid[] := '{}';
begin
  perform app.take_turn_with_offers();
  for unit in
    -- Who had a place comes first, then who was offered one, then the line. A party that stays together stays so.
    select array_agg(b.id) as ids,
      -- Who never pressed the link in the email is not held a place.
      bool_or(b.held_until is not null) as unproven,
      -- Who has another offer to answer first is first in line until then, and nobody can have the place.
      bool_or(app.has_offer_elsewhere(b.person_id, cancelled.id, moment)) as busy
    from app.bookings b join app.attendee_details d on d.booking_id = b.id
    where b.id = any (ended)
    group by case when b.together then b.party_id else b.id end
    order by min(b.confirmed_at) nulls last, min(b.offer_until) nulls last, min(b.waiting_number), min(b.created_at)
  loop
    if not unit.unproven and app.offer_other_cohort(
      unit.ids, cohorts, case when unit.busy then 'waiting' else 'offered' end, moment
    ) then
      offered := offered + case when unit.busy then 0 else cardinality(unit.ids) end;
      continue;
    end if;
    with wished as (
      insert into app.interest (course, person_id, created_at)
      select cancelled.course, b.person_id, moment from app.bookings b
      where b.id = any (unit.ids) and not b.is_sample and b.held_until is null and not exists (
        select 1 from app.bookings o
        where o.person_id = b.person_id and o.workshop_id = any (cohorts) and o.state <> 'cancelled'
      )
      on conflict (course, person_id) where told_at is null do nothing
      returning person_id
    )
    select noted || coalesce(array_agg(w.person_id), '{}') into noted from wished w;
  end loop;
  insert into app.audit (at, what, person_id) select moment, 'interest-noted', n from unnest(noted) n;
  delete from app.access_needs n where n.booking_id = any (ended);
  return jsonb_build_object('offered', offered, 'interested', cardinality(noted));
end;
$$;
comment on function app.make_amends(app.workshops, uuid[], uuid[], timestamptz) is 'Offers another cohort to those whose workshop is cancelled, in the order in which they came; notes the interest of those for whom there is none.';

create function public.cancel_workshop(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  cohorts uuid[];
  other app.workshops;
  workshop app.workshops;
  moment timestamptz := app.clock();
  booking app.bookings;
  party uuid;
  waited uuid[];
  ended uuid[] := '{}';
  amends jsonb;
begin
  -- The cohorts that can take somebody in, and the one that ends: locked at once, in the order of their ids.
  select array_agg(w.id) into cohorts
  from app.workshops w join app.workshops asked on asked.course = w.course and asked.is_sample = w.is_sample
  where asked.slug = request ->> 'slug' and (w.id = asked.id or (w.cancelled_at is null and w.starts_at > moment));
  perform 1 from app.lock_workshops(cohorts);
  moment := app.clock();
  select w.* into workshop from app.workshops w where w.slug = request ->> 'slug';
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  elsif workshop.cancelled_at is not null then
    return jsonb_build_object('outcome', 'already-cancelled');
  elsif moment >= workshop.starts_at then
    return jsonb_build_object('outcome', 'started');
  end if;
  cohorts := array_remove(cohorts, workshop.id);
  waited := app.end_expired(workshop, moment);

  update app.workshops w set cancelled_at = moment, version = w.version + 1 where w.id = workshop.id
  returning w.* into workshop;
  insert into app.audit (at, what, workshop_id) values (moment, 'workshop-cancelled', workshop.id);
  for party in
    select m.party_id from app.party_managers m
    where exists (select 1 from app.bookings b
      where b.party_id = m.party_id and b.workshop_id = workshop.id and b.state <> 'cancelled')
  loop
    perform app.withdraw_emails(party, moment);
    perform app.queue_email('party', party, 'party-workshop-cancelled', workshop.version, moment);
  end loop;
  for booking in
    select b.* from app.bookings b where b.workshop_id = workshop.id and b.state <> 'cancelled' order by b.id
  loop
    perform app.end_booking(booking, 'workshop-cancelled', 'workshop-cancelled', moment);
    ended := ended || booking.id;
    if booking.state = 'offered' then
      waited := waited || booking.person_id;
    end if;
  end loop;
  perform app.tell_guests(workshop, 0, moment);

  for other in select w.* from app.workshops w where w.id = any (cohorts) order by w.id loop
    perform app.settle_workshop(other, moment);
  end loop;
  amends := app.make_amends(workshop, ended, cohorts, moment);
  perform app.settle_elsewhere(waited, workshop.id, moment);
  return jsonb_build_object('outcome', 'cancelled', 'told', cardinality(ended)) || amends;
end;
$$;
comment on function public.cancel_workshop(jsonb) is 'Calls a workshop off: tells everybody, takes it out of their calendars, and holds a place for them on another cohort of the course where there is one.';

create function public.admit_attendee(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops;
  booking app.bookings;
  earlier app.bookings;
  person uuid;
  moment timestamptz;
  lapsed uuid[];
  is_extra boolean;
begin
  select w.* into workshop from app.workshops w where w.slug = request ->> 'slug' for update;
  moment := app.clock();
  if workshop.id is null then
    return jsonb_build_object('outcome', 'not-found');
  elsif workshop.cancelled_at is not null then
    return jsonb_build_object('outcome', 'cancelled');
  elsif moment >= workshop.ends_at then
    return jsonb_build_object('outcome', 'over');
  end if;
  lapsed := app.end_expired(workshop, moment);
  -- Offers may follow: the turn with them comes before people's rows, as everywhere.
  perform app.take_turn_with_offers();
  person := app.find_person(request ->> 'email');
  earlier := app.open_booking(workshop.id, person);
  if earlier.state = 'confirmed' then
    return jsonb_build_object('outcome', 'already-booked', 'reference', earlier.reference);
  end if;
  -- What is held for this very person needs no other place.
  is_extra := earlier.state is distinct from 'held' and earlier.state is distinct from 'offered'
    and app.places_taken(workshop.id, moment) >= workshop.capacity;
  if is_extra and not coalesce((request ->> 'beyond_capacity')::boolean, false) then
    perform app.settle_workshop(workshop, moment);
    perform app.settle_elsewhere(lapsed, workshop.id, moment);
    return jsonb_build_object('outcome', 'full');
  end if;

  if earlier.id is null then
    booking := app.insert_booking(
      workshop, person, request, 'confirmed', moment, jsonb_build_object('extra', is_extra)
    );
    perform app.queue_booking_email(booking, 'booked', booking.version, moment);
  else
    update app.bookings b set extra = is_extra where b.id = earlier.id returning b.* into booking;
    perform app.give_place(booking, 'booked', moment);
  end if;
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (
    moment, case when is_extra then 'attendee-admitted-beyond-capacity' else 'attendee-admitted' end,
    workshop.id, booking.id, person
  );
  perform app.settle_workshop(workshop, moment);
  perform app.settle_elsewhere(lapsed || person, workshop.id, moment);
  return jsonb_build_object('outcome', 'admitted', 'reference', booking.reference, 'booking_id', booking.id, 'extra', is_extra);
end;
$$;
comment on function public.admit_attendee(jsonb) is 'Gives somebody a place out of order, or beyond the capacity where that is asked for: on purpose, and on the record.';

create function public.change_joining(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  earlier app.workshops;
  workshop app.workshops;
  booking app.bookings;
  moment timestamptz;
  told integer := 0;
begin
  select w.* into earlier from app.workshops w where w.slug = request ->> 'slug' for update;
  moment := app.clock();
  if earlier.id is null then
    return jsonb_build_object('outcome', 'not-found');
  elsif earlier.cancelled_at is not null then
    return jsonb_build_object('outcome', 'cancelled');
  elsif moment >= earlier.ends_at then
    return jsonb_build_object('outcome', 'over');
  end if;
  update app.workshops w
  set joining = coalesce(request ->> 'joining', w.joining),
    online_link = coalesce(request ->> 'online_link', w.online_link), joining_version = w.joining_version + 1
  where w.id = earlier.id
    and (w.joining, w.online_link) is distinct from
      (coalesce(request ->> 'joining', w.joining), coalesce(request ->> 'online_link', w.online_link))
  returning w.* into workshop;
  if not found then
    return jsonb_build_object('outcome', 'unchanged');
  end if;
  insert into app.audit (at, what, workshop_id) values (moment, 'joining-changed', workshop.id);
  for booking in
    select b.* from app.bookings b where b.workshop_id = workshop.id and b.state = 'confirmed' order by b.id
  loop
    update app.emails e set state = 'withdrawn', settled_at = moment
    where e.subject_id = booking.id and e.kind = 'joining' and e.lease_until is null and e.settled_at is null;
    if workshop.joining <> '' or workshop.online_link <> '' then
      perform app.queue_booking_email(booking, 'joining', workshop.joining_version, moment);
      told := told + 1;
    end if;
  end loop;
  return jsonb_build_object('outcome', 'changed', 'told', told);
end;
$$;
comment on function public.change_joining(jsonb) is 'Changes the joining instructions or the link of an online workshop, and sends them anew to everybody with a place.';

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
    coalesce((entry ->> 'opens_at')::timestamptz, least(moment, closing)), closing, first_start, last_end,
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

revoke execute on function
  public.change_workshop(jsonb), public.cancel_workshop(jsonb), public.admit_attendee(jsonb),
  public.change_joining(jsonb)
from public, anon, authenticated;
grant execute on function
  public.change_workshop(jsonb), public.cancel_workshop(jsonb), public.admit_attendee(jsonb),
  public.change_joining(jsonb)
to service_role;
