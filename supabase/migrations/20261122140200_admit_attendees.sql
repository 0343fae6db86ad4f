create function public.admit_attendee(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops;
  booking app.bookings;
  earlier app.bookings;
  person uuid;
  moment timestamptz;
  refusal text;
  lapsed uuid[];
  is_extra boolean;
begin
  select w.* into workshop from app.workshops w where w.slug = request ->> 'slug' for update;
  moment := app.clock();
  refusal := app.judge_organising(workshop, moment);
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
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
    -- A place beyond the capacity stays one; and who has a place waits with nobody.
    update app.bookings b set extra = is_extra or b.extra, together = false
    where b.id = earlier.id
    returning b.* into booking;
    perform app.give_place(booking, 'booked', moment);
  end if;
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (
    moment, case when is_extra then 'attendee-admitted-beyond-capacity' else 'attendee-admitted' end,
    workshop.id, booking.id, person
  );
  perform app.settle_workshop(workshop, moment);
  perform app.settle_elsewhere(lapsed || person, workshop.id, moment);
  return jsonb_build_object('outcome', 'admitted', 'reference', booking.reference, 'booking_id', booking.id, 'extra', booking.extra);
end;
$$;
comment on function public.admit_attendee(jsonb) is 'Gives somebody a place out of order, or beyond the capacity where that is asked for: on purpose, and on the record.';

revoke execute on function public.admit_attendee(jsonb) from public, anon, authenticated;
grant execute on function public.admit_attendee(jsonb) to service_role;
