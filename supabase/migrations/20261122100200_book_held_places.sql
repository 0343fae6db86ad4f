-- Booking again, now with holds and offers. What gave places at once to those who wait is gone.

create function app.insert_booking(
  workshop app.workshops, person uuid, details jsonb, new_state text, moment timestamptz,
  options jsonb default '{}'
) returns app.bookings
language plpgsql set search_path = '' as $$
declare
  line_number integer;
  booking app.bookings;
  unpressed boolean := coalesce((options ->> 'unpressed')::boolean, false);
begin
  if new_state = 'waiting' then
    select coalesce(max(b.waiting_number), 0) + 1 into line_number
    from app.bookings b where b.workshop_id = workshop.id and b.waiting_number is not null;
  end if;
  loop
    insert into app.bookings as b (
      reference, workshop_id, person_id, state, waiting_number, confirmed_at, held_until, offer_until, offer_number, offered_at,
      party_id, together, extra, is_sample, came_from, created_at, changed_at
    ) values (
      app.new_reference(), workshop.id, person, new_state, line_number,
      case when new_state = 'confirmed' then moment end,
      case when unpressed then least(moment + interval '24 hours', workshop.starts_at) end,
      case when new_state = 'offered' then app.offer_ends(workshop, moment) end,
      case when new_state = 'offered' then 1 else 0 end, case when new_state = 'offered' then moment end,
      (options ->> 'party_id')::uuid, coalesce((options ->> 'together')::boolean, false),
      coalesce((options ->> 'extra')::boolean, false), coalesce((options ->> 'is_sample')::boolean, false),
      (options ->> 'came_from')::uuid, moment, moment
    )
    on conflict (reference) do nothing
    returning b.* into booking;
    exit when found;
  end loop;
  insert into app.attendee_details (booking_id, person_id, name, organisation, role, team)
  values (
    booking.id, person, details ->> 'name', coalesce(details ->> 'organisation', ''),
    coalesce(details ->> 'role', ''), coalesce(details ->> 'team', '')
  );
  if coalesce(details ->> 'needs', '') <> '' then
    insert into app.access_needs (booking_id, person_id, needs, changed_at)
    values (booking.id, person, details ->> 'needs', moment);
  end if;
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'booking-' || new_state, workshop.id, booking.id, person);
  return booking;
end;
$$;
comment on function app.insert_booking(app.workshops, uuid, jsonb, text, timestamptz, jsonb) is 'Writes a booking with what was typed for it. The caller holds the lock, has checked that there is room, and queues the email.';

create function app.add_attendee(
  workshop app.workshops, person uuid, details jsonb, known_partner boolean, moment timestamptz,
  options jsonb default '{}'
) returns app.bookings
language plpgsql set search_path = '' as $$
declare
  booking app.bookings;
  has_place boolean := not coalesce((options ->> 'together')::boolean, false) and app.free_places(workshop, moment) > 0;
begin
  booking := app.insert_booking(
    workshop, person, details,
    case when not has_place then 'waiting' when known_partner then 'confirmed' else 'held' end,
    moment, options || jsonb_build_object('unpressed', not known_partner)
  );
  perform app.queue_booking_email(
    booking, case when not known_partner then 'hold' when has_place then 'booked' else 'waiting' end,
    booking.version, moment
  );
  return booking;
end;
$$;
comment on function app.add_attendee(app.workshops, uuid, jsonb, boolean, timestamptz, jsonb) is 'Books a free place, or the next place in line; of a party that must stay together, always a place in line. From an email of no known partner it counts only when the link in the email is pressed. The caller holds the lock.';

create function app.open_booking(asked_workshop uuid, asked_person uuid) returns app.bookings
language sql stable set search_path = '' as $$
  select b.* from app.bookings b
  where b.workshop_id = asked_workshop and b.person_id = asked_person and b.state <> 'cancelled';
$$;
comment on function app.open_booking(uuid, uuid) is 'The booking of a person on a workshop that has not come to its end; a row of nulls where there is none.';

create function app.position_in_line(booking app.bookings) returns integer
language sql stable set search_path = '' as $$
  select case when booking.state = 'waiting' then (
    select 1 + count(*) from app.bookings o
    where o.workshop_id = booking.workshop_id and o.state = 'waiting' and o.waiting_number < booking.waiting_number
      and (o.held_until is null or o.held_until > app.clock())
  ) end::integer;
$$;
comment on function app.position_in_line(app.bookings) is 'Place in the waiting line, from 1; null for who is not waiting. Who can still press the link in the email counts, so that nobody''s place gets worse.';

create function app.refusal(workshop app.workshops, moment timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('outcome', case when workshop.cancelled_at is null then 'closed' else 'cancelled' end)
  where workshop.cancelled_at is not null or moment < workshop.opens_at or moment >= workshop.closes_at;
$$;
comment on function app.refusal(app.workshops, timestamptz) is 'Why a workshop takes no bookings at a moment, as an outcome; null when it does.';

create or replace function app.decide_booking(workshop app.workshops, request jsonb, moment timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  refusal jsonb := app.refusal(workshop, moment);
  person uuid;
  booking app.bookings;
  is_kept boolean;
begin
  if refusal is not null then
    return refusal;
  end if;

  -- Whoever waits goes before whoever asks now.
  perform app.settle_workshop(workshop, moment);
  is_kept := workshop.capacity > app.places_taken(workshop.id, moment) and app.free_places(workshop, moment) = 0;
  if is_kept then
    -- An offer can be made below: that turn comes before people's rows, as everywhere.
    perform app.take_turn_with_offers();
  end if;
  person := app.find_person(request ->> 'email');
  booking := app.open_booking(workshop.id, person);
  if booking.id is not null then
    perform app.send_copy(booking, moment);
    return jsonb_build_object('outcome', 'already-booked');
  end if;

  booking := app.add_attendee(
    workshop, person, request, coalesce((request ->> 'known_partner')::boolean, false), moment
  );
  if is_kept and booking.held_until is null then
    -- In the last 24 hours the place goes to whoever of those waiting takes it first. Before, it is kept for somebody
    -- with another offer to answer, and whoever has only just joined does not go past them.
    perform app.settle_workshop(workshop, moment);
  end if;
  return jsonb_build_object('reference', booking.reference, 'booking_id', booking.id) || case
    when booking.held_until is not null
      then jsonb_build_object('outcome', 'held', 'position', app.position_in_line(booking))
    when booking.state = 'confirmed' then jsonb_build_object('outcome', 'booked')
    else jsonb_build_object('outcome', 'waiting', 'position', app.position_in_line(booking))
  end;
end;
$$;

create or replace function app.add_sample_people(workshop app.workshops, wanted integer, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  if wanted > 0 and not workshop.is_sample then
    raise exception 'sample people are only for sample workshops' using errcode = 'check_violation';
  end if;
  for n in 1 .. wanted loop
    perform app.add_attendee(
      workshop, app.find_person('sample-' || n || '.' || workshop.slug || '@sample.example'),
      jsonb_build_object('name', 'Sample person ' || n, 'organisation', 'Sample organisation', 'role', 'Sample role'),
      true, moment, '{"is_sample": true}'
    );
  end loop;
end;
$$;

drop function app.add_booking(app.workshops, uuid, jsonb, boolean, timestamptz);

drop function app.fill_places(app.workshops, timestamptz);
