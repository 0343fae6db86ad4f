-- What the organiser changes of a workshop: its name, days, venue and capacity.

create function app.judge_organising(workshop app.workshops, moment timestamptz) returns text
language sql immutable
return case
  when workshop.id is null then 'not-found'
  when workshop.cancelled_at is not null then 'cancelled'
  when moment >= workshop.ends_at then 'over'
end;
comment on function app.judge_organising(app.workshops, timestamptz) is 'Why an organiser can change nothing about a workshop any more; null where they can.';

create function app.days_of(asked_workshop uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'starts', d.starts, 'ends', d.ends) order by d.day), '[]')
  from app.workshop_days d where d.workshop_id = asked_workshop;
$$;
comment on function app.days_of(uuid) is 'The days of a workshop, to compare them by.';

create function app.follow_days(earlier jsonb, later jsonb) returns table (day integer, new_day integer)
language sql immutable set search_path = '' as $$
  with was as (
    select o.date, o.day, row_number() over (partition by o.date order by o.day) as turn
    from rows from (jsonb_to_recordset(earlier) as (date date)) with ordinality o (date, day)
  ), will_be as (
    select o.date, o.day, row_number() over (partition by o.date order by o.day) as turn
    from rows from (jsonb_to_recordset(later) as (date date)) with ordinality o (date, day)
  ), gone as (
    select o.day, row_number() over (order by o.day) as place from was o
    where not exists (select 1 from will_be n where n.date = o.date and n.turn = o.turn)
  ), added as (
    select n.day, row_number() over (order by n.day) as place from will_be n
    where not exists (select 1 from was o where o.date = n.date and o.turn = n.turn)
  )
  select o.day::integer, coalesce(same.day, added.day)::integer
  from was o
  left join will_be same on same.date = o.date and same.turn = o.turn
  left join gone on gone.day = o.day
  left join added on added.place = gone.place;
$$;
comment on function app.follow_days(jsonb, jsonb) is 'Which number each day of then has now, null for one that is dropped: a day on the same date is the same day, and of the others the first of then has become the first of now. Emails say it in the same way.';

create function app.move_guests(asked_workshop uuid, earlier jsonb, moment timestamptz) returns void
language sql set search_path = '' as $$
  update app.make_ups m set
    day = coalesce(moved.new_day, m.day),
    -- Guests of a day that there is no longer have nothing to come to.
    cancelled_at = case when moved.new_day is null then coalesce(m.cancelled_at, moment) else m.cancelled_at end,
    date = was.date, starts = was.starts, ends = was.ends
  from app.follow_days(earlier, app.days_of(asked_workshop)) moved
  left join rows from (jsonb_to_recordset(earlier) as (date date, starts time, ends time))
    with ordinality was (date, starts, ends, day) on was.day = moved.day and moved.new_day is null
  where m.workshop_id = asked_workshop and m.day = moved.day and m.date is null;
$$;
comment on function app.move_guests(uuid, jsonb, timestamptz) is 'Has those who make up a day in a workshop follow its date, after the days have been changed from the earlier ones.';

create function app.set_days(workshop app.workshops, days jsonb, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  earlier jsonb := app.days_of(workshop.id);
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
  perform app.move_guests(workshop.id, earlier, moment);
end;
$$;
comment on function app.set_days(app.workshops, jsonb, timestamptz) is 'Replaces the days of a workshop, and remembers those that there are no longer. Its guests follow the dates.';

create function app.days_that_came(asked_workshop uuid, moment timestamptz, new_days jsonb default null) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_agg(jsonb_build_array(d.date, d.starts) order by d.date, d.starts)
  from jsonb_to_recordset(coalesce(new_days, app.days_of(asked_workshop))) d (date date, starts time)
  where (d.date + d.starts) at time zone 'Europe/London' <= moment;
$$;
comment on function app.days_that_came(uuid, timestamptz, jsonb) is 'Those of a workshop''s days, or of the new ones given, that have begun: what is past cannot be moved, and the register speaks of it.';

create function app.moves_marked_day(asked_workshop uuid, new_days jsonb) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from app.workshop_days o
    left join (
      select d.date, row_number() over (order by d.date, d.starts) as day
      from jsonb_to_recordset(new_days) d (date date, starts time)
    ) n on n.day = o.day
    where new_days is not null and o.workshop_id = asked_workshop and n.date is distinct from o.date and (
      exists (
        select 1 from app.attendance a join app.bookings b on b.id = a.booking_id
        where b.workshop_id = o.workshop_id and a.day = o.day
      )
      or exists (
        select 1 from app.make_ups m
        where m.workshop_id = o.workshop_id and m.day = o.day and m.mark is not null and m.date is null
      )
    )
  );
$$;
comment on function app.moves_marked_day(uuid, jsonb) is 'Whether the new days leave out one of now, or give it another number, on which somebody is marked: the register is filled in from the morning on, and speaks of that date.';

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

create function app.keep_earlier(workshop app.workshops, moment timestamptz) returns void
language sql set search_path = '' as $$
  insert into app.earlier_workshops (workshop_id, version, title, venue, days, directions, step_free, until_then)
  values (
    workshop.id, workshop.version, workshop.title, workshop.venue, app.days_of(workshop.id),
    workshop.directions, workshop.step_free, moment
  );
$$;
comment on function app.keep_earlier(app.workshops, timestamptz) is 'Keeps what a workshop is, just before it changes.';

create function app.workshop_last_told(email app.emails) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'title', w.title, 'venue', w.venue, 'directions', w.directions, 'step_free', w.step_free,
    'days', (
      select jsonb_agg(jsonb_build_object(
        'day', d.day, 'date', d.date, 'starts', to_char(d.starts, 'HH24:MI'), 'ends', to_char(d.ends, 'HH24:MI')
      ) order by d.day)
      from rows from (jsonb_to_recordset(w.days) as (date date, starts time, ends time))
        with ordinality d (date, starts, ends, day)
    )
  )
  from (
    select b.workshop_id, b.created_at from app.bookings b where b.id = email.subject_id
    union all
    select t.workshop_id, t.created_at from app.parties t where t.id = email.subject_id
  ) about
  join app.earlier_workshops w on w.workshop_id = about.workshop_id
  where w.until_then > coalesce((
    -- What an email says is no older than the email itself.
    select max(e.created_at) from app.emails e
    where e.subject_id = email.subject_id and e.recipient_id is null and e.state = 'sent'
      and (e.kind, e.version) <> (email.kind, email.version)
  ), about.created_at)
  order by w.version limit 1;
$$;
comment on function app.workshop_last_told(app.emails) is 'What a workshop was when somebody last heard from us, be it several changes ago; null where they have heard how it is now.';

create function app.has_to_know(booking app.bookings, workshop app.workshops, moment timestamptz) returns boolean
language sql immutable
return booking.state = 'confirmed' or (booking.state <> 'cancelled' and moment < workshop.starts_at);
comment on function app.has_to_know(app.bookings, app.workshops, timestamptz) is 'Whether what becomes of a workshop concerns somebody: once it has begun, only who has a place.';

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
      -- Closer to the start there is less time to answer, so that the next in line has a chance as well.
      offer_until = case when b.state = 'offered' then least(b.offer_until, app.offer_ends(workshop, moment)) end
    where b.workshop_id = workshop.id and app.has_to_know(b, workshop, moment)
    returning b.*
  loop
    -- What was to remind of the old date, or to tell of a change, is overtaken by the email that tells all of it.
    update app.emails e set state = 'withdrawn', settled_at = moment
    where e.subject_id = booking.id and e.lease_until is null and e.settled_at is null
      and e.kind in ('reminder-week', 'reminder-day', 'reminder-later-day', 'workshop-changed');
    perform app.queue_booking_email(booking, 'workshop-changed', booking.version, moment);
    told := told + 1;
  end loop;
  for party in
    select m.party_id from app.party_managers m
    where exists (select 1 from app.bookings b
      where b.party_id = m.party_id and b.workshop_id = workshop.id and app.has_to_know(b, workshop, moment))
  loop
    update app.emails e set state = 'withdrawn', settled_at = moment
    where e.subject_id = party and e.lease_until is null and e.settled_at is null
      and e.kind = 'party-workshop-changed';
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

create function app.tell_guests(workshop app.workshops, until_day integer, moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  guest app.bookings;
  told integer := 0;
begin
  -- Guests of a day that there is no longer have nothing to come to.
  update app.make_ups m set cancelled_at = moment
  where m.workshop_id = workshop.id and m.cancelled_at is null and m.mark is null and m.day > until_day;
  for guest in
    update app.bookings b set version = b.version + 1, changed_at = moment
    where b.id in (
      select m.booking_id from app.make_ups m
      where m.workshop_id = workshop.id and m.mark is null and (
        m.cancelled_at = moment
        -- Whose day is past has nothing to hear of.
        or (m.cancelled_at is null and exists (
          select 1 from app.workshop_days d
          where d.workshop_id = m.workshop_id and d.day = m.day
            and (d.date + d.ends) at time zone 'Europe/London' > moment
        ))
      )
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
    told := told + 1;
  end loop;
  return told;
end;
$$;
comment on function app.tell_guests(app.workshops, integer, timestamptz) is 'Tells those who make up a day in a workshop what has become of it, and returns how many; days after the given one are gone.';

create function public.change_workshop(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  earlier app.workshops;
  workshop app.workshops;
  moment timestamptz;
  refusal text;
  taken integer;
  lapsed uuid[];
  is_news boolean;
  told integer := 0;
begin
  select w.* into earlier from app.workshops w where w.slug = request ->> 'slug' for update;
  moment := app.clock();
  refusal := app.judge_organising(earlier, moment);
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  end if;
  taken := app.places_taken(earlier.id, moment);
  if (request ->> 'capacity')::integer < taken then
    return jsonb_build_object('outcome', 'too-many-booked', 'taken', taken);
  end if;

  workshop := app.redate_workshop(earlier, request, moment);
  if app.days_that_came(earlier.id, moment) is distinct from app.days_that_came(earlier.id, moment, request -> 'days') then
    return jsonb_build_object('outcome', 'in-the-past');
  elsif app.moves_marked_day(earlier.id, request -> 'days') then
    return jsonb_build_object('outcome', 'day-marked');
  end if;
  workshop.title := coalesce(request ->> 'title', earlier.title);
  workshop.venue := coalesce(request ->> 'venue', earlier.venue);
  is_news := workshop.title <> earlier.title or workshop.venue <> earlier.venue or app.is_redated(earlier.id, request)
    -- Whoever cannot take steps, or plans a journey, has to know in time.
    or coalesce(request ->> 'directions', earlier.directions) <> earlier.directions
    or (request ? 'step_free' and request ->> 'step_free' is distinct from earlier.step_free);
  lapsed := app.end_expired(earlier, moment);
  if is_news then
    perform app.keep_earlier(earlier, moment);
  end if;

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
  perform app.tell_teams_too_large(workshop, earlier.capacity, moment);
  perform app.seat_extras(workshop, earlier.capacity, moment);
  perform app.settle_workshop(workshop, moment);
  perform app.settle_elsewhere(lapsed, workshop.id, moment);
  return jsonb_build_object('outcome', 'changed', 'told', told);
end;
$$;
comment on function public.change_workshop(jsonb) is 'Changes what is named of a workshop. New days, another venue, title or way to get in are told to everybody who has to do with it; more places are offered to those who wait. Fewer places than are taken: nothing changes.';

create function app.tell_teams_too_large(workshop app.workshops, earlier_capacity integer, moment timestamptz)
returns void
language sql set search_path = '' as $$
  select app.queue_email('party', l.party_id, 'party-too-large', (
    select 1 + count(*)::integer from app.emails e where e.subject_id = l.party_id and e.kind = 'party-too-large'
  ), moment)
  from app.waiting_line(workshop.id, moment) l
  where l.party_id is not null and l.size > workshop.capacity and l.size <= earlier_capacity;
$$;
comment on function app.tell_teams_too_large(app.workshops, integer, timestamptz) is 'Tells whoever booked for a team that waits together, and that the room can no longer hold as a whole.';

create function app.is_redated(asked_workshop uuid, request jsonb) returns boolean
language sql stable set search_path = '' as $$
  select request ? 'days' and app.days_of(asked_workshop) is distinct from (
    select jsonb_agg(jsonb_build_object('date', d.date, 'starts', d.starts, 'ends', d.ends) order by d.date, d.starts)
    from jsonb_to_recordset(request -> 'days') d (date date, starts time, ends time)
  );
$$;
comment on function app.is_redated(uuid, jsonb) is 'Whether a request brings other days than the workshop has.';

create function app.seat_extras(workshop app.workshops, earlier_capacity integer, moment timestamptz) returns void
language sql set search_path = '' as $$
  update app.bookings b set extra = false
  where b.id in (
    select e.id from app.bookings e
    where e.workshop_id = workshop.id and e.extra and e.state = 'confirmed'
    order by e.confirmed_at, e.id
    -- What was free before is for those who wait.
    limit greatest(least(
      workshop.capacity - earlier_capacity, workshop.capacity - app.places_taken(workshop.id, moment)
    ), 0)
  );
$$;
comment on function app.seat_extras(app.workshops, integer, timestamptz) is 'Gives the places that are new to those who were let in beyond the capacity, before anybody else.';

revoke execute on function public.change_workshop(jsonb) from public, anon, authenticated;
grant execute on function public.change_workshop(jsonb) to service_role;
