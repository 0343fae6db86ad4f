-- What the holder of a booking's link can change: who has the place, which workshop it is on, the name, the email,
-- and what is needed. The order of locks is the same everywhere: workshops, then the turn with offers, then people.

create function app.judge_change(
  booking app.bookings, workshop app.workshops, asked_version integer, until_then timestamptz, moment timestamptz
) returns text
language sql immutable
return case
  when booking.id is null or booking.link_version is distinct from asked_version then 'not-found'
  -- Its own page says how it ended.
  when booking.state = 'cancelled' or workshop.cancelled_at is not null then 'over'
  when moment >= until_then then 'too-late'
end;
comment on function app.judge_change(app.bookings, app.workshops, integer, timestamptz, timestamptz) is 'Why the holder of a link cannot change a booking; null where it can be changed.';

create function app.replace_colleague(
  booking app.bookings, theirs app.bookings, email_kind text, moment timestamptz
) returns void
language plpgsql set search_path = '' as $$
begin
  -- A place beyond the capacity stays one; and who has a place waits with nobody.
  update app.bookings b
  set came_from = booking.id, extra = booking.extra, together = false,
    party_id = coalesce(b.party_id, booking.party_id)
  where b.id = theirs.id
  returning b.* into theirs;
  perform app.give_place(theirs, email_kind, moment);
end;
$$;
comment on function app.replace_colleague(app.bookings, app.bookings, text, timestamptz) is 'Gives the place of a booking that has ended to somebody who waits for one, or has one held, on the same workshop. What they typed and need stays theirs.';

create function app.give_back(unpressed app.bookings, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  workshop app.workshops;
  giver app.bookings;
  details jsonb;
  theirs app.bookings;
begin
  select w.* into workshop from app.workshops w where w.id = unpressed.workshop_id;
  -- A hold that ended in time comes back, though the sweep be late; who says no before the start is in time.
  if workshop.cancelled_at is not null or least(unpressed.held_until, moment) >= workshop.starts_at then
    return;
  end if;
  select g.* into giver from app.bookings g where g.id = unpressed.came_from and g.ended_as = 'handed-over';
  -- The giver may be about to be erased; that turn comes before people's rows, as everywhere.
  perform app.take_turn_with_offers();
  perform 1 from app.people p where p.id = giver.person_id for key share;
  select to_jsonb(d) into details from app.attendee_details d where d.booking_id = giver.id;
  theirs := app.open_booking(workshop.id, giver.person_id);
  if details is null or theirs.state = 'confirmed' then
    return;
  elsif theirs.id is not null then
    perform app.replace_colleague(unpressed, theirs, 'handed-back', moment);
    return;
  end if;
  theirs := app.insert_booking(
    workshop, giver.person_id, details, 'confirmed', moment,
    jsonb_build_object('came_from', unpressed.id, 'party_id', unpressed.party_id, 'extra', unpressed.extra)
  );
  perform app.queue_booking_email(theirs, 'handed-back', theirs.version, moment);
end;
$$;
comment on function app.give_back(app.bookings, timestamptz) is 'Gives a place back to whoever handed it to an email from which nobody pressed the link, until the workshop starts. It goes to the line where the giver has been erased or has a place again. The caller holds the lock.';

create function public.hand_over_booking(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of((request ->> 'booking_id')::uuid);
  moment timestamptz := app.clock();
  booking app.bookings;
  colleague uuid;
  theirs app.bookings;
  refusal text;
  wait integer;
  known boolean := coalesce((request ->> 'known_partner')::boolean, false);
begin
  select b.* into booking from app.bookings b where b.id = (request ->> 'booking_id')::uuid;
  refusal := app.judge_change(
    booking, workshop, (request ->> 'link_version')::integer, workshop.starts_at, moment
  );
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  elsif booking.state <> 'confirmed' then
    return jsonb_build_object('outcome', 'no-place');
  end if;
  wait := app.count_asker('hand-over', request, moment);
  if wait > 0 then
    return jsonb_build_object('outcome', 'limited', 'retry_after', wait);
  end if;

  perform app.settle_workshop(workshop, moment);
  select p.id into colleague from app.people p where p.email = app.fold_email(request ->> 'email');
  -- The answer is the same for the booking's own email: the link may have been forwarded, and shows that to nobody.
  theirs := app.open_booking(workshop.id, colleague);
  if theirs.state = 'confirmed' or (theirs.held_until is not null and not known) then
    perform app.send_copy(theirs, moment);
    return jsonb_build_object('outcome', 'already-booked');
  end if;

  -- Both in one transaction and under the lock: to everybody else the place is never free.
  perform app.end_booking(booking, 'handed-over', 'handed-over', moment);
  if theirs.id is null then
    theirs := app.insert_booking(
      workshop, app.find_person(request ->> 'email'), request - 'needs',
      case when known then 'confirmed' else 'held' end, moment,
      jsonb_build_object(
        'came_from', booking.id, 'party_id', booking.party_id, 'extra', booking.extra, 'unpressed', not known
      )
    );
    perform app.queue_booking_email(
      theirs, case when known then 'handed-to-you' else 'hold' end, theirs.version, moment
    );
  else
    perform app.replace_colleague(booking, theirs, 'handed-to-you', moment);
    perform app.settle_workshop(workshop, moment);
    perform app.settle_elsewhere(array[colleague], workshop.id, moment);
  end if;
  return jsonb_build_object('outcome', 'handed-over', 'booking_id', theirs.id);
end;
$$;
comment on function public.hand_over_booking(jsonb) is 'Gives a place to a colleague, until the workshop starts. It is never free in between, and needs do not travel. From an email of no known partner it counts when the link in the email is pressed; if nobody does, it goes back. Outcomes: handed-over, already-booked, no-place, over, too-late, limited, not-found.';

revoke execute on function public.hand_over_booking(jsonb) from public, anon, authenticated;
grant execute on function public.hand_over_booking(jsonb) to service_role;
