-- What people do about what is held for them: press the link, take it, pass it on, or cancel.

create function public.confirm_booking(booking_id uuid, link_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of(confirm_booking.booking_id);
  booking app.bookings;
  moment timestamptz := app.clock();
begin
  if workshop.id is null then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  perform app.settle_workshop(workshop, moment);
  select b.* into booking from app.bookings b where b.id = confirm_booking.booking_id;
  if booking.link_version is distinct from confirm_booking.link_version then
    return jsonb_build_object('outcome', 'not-found');
  elsif booking.state = 'cancelled' then
    return jsonb_build_object('outcome', case booking.ended_as when 'unpressed' then 'lapsed' else 'cancelled' end);
  elsif booking.held_until is null then
    return jsonb_build_object('outcome', 'already-confirmed');
  end if;

  update app.bookings b
  set held_until = null, version = b.version + 1, changed_at = moment,
    state = case b.state when 'held' then 'confirmed' else b.state end,
    confirmed_at = case b.state when 'held' then moment end
  where b.id = booking.id
  returning b.* into booking;
  perform app.withdraw_emails(booking.id, moment);
  perform app.queue_booking_email(
    booking, case booking.state when 'confirmed' then 'booked' else 'waiting' end, booking.version, moment
  );
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'email-proven', workshop.id, booking.id, booking.person_id);
  -- It may be a turn in line that counts now, or a place, which leaves free the chair of whoever was to come as a guest.
  perform app.settle_workshop(workshop, moment);
  return jsonb_build_object('outcome', 'confirmed');
end;
$$;
comment on function public.confirm_booking(uuid, integer) is 'Makes a held booking count: its email has been read by whoever it belongs to.';

create function app.answer_offer(asked_booking uuid, asked_number integer, takes boolean) returns jsonb
language plpgsql set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of(asked_booking);
  booking app.bookings;
  moment timestamptz := app.clock();
begin
  if workshop.id is null then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  perform app.settle_workshop(workshop, moment);
  select b.* into booking from app.bookings b where b.id = asked_booking;
  if booking.offer_number is distinct from asked_number or asked_number = 0 or booking.together then
    return jsonb_build_object('outcome', 'not-found');
  elsif booking.state = 'cancelled' then
    return jsonb_build_object('outcome', booking.ended_as);
  elsif booking.state = 'confirmed' then
    return jsonb_build_object('outcome', 'already-taken');
  elsif moment >= workshop.starts_at then
    return jsonb_build_object('outcome', 'started');
  elsif not takes then
    perform app.end_booking(booking, 'passed', 'offer-passed', moment);
    perform app.settle_workshop(workshop, moment);
    perform app.settle_elsewhere(array[booking.person_id], workshop.id, moment);
    return jsonb_build_object('outcome', 'passed');
  elsif booking.state = 'waiting'
    and (booking.told_free_at is null or workshop.capacity <= app.places_taken(workshop.id, moment))
  then
    return jsonb_build_object('outcome', 'gone');
  end if;
  perform app.give_place(booking, 'promoted', moment);
  perform app.settle_workshop(workshop, moment);
  perform app.settle_elsewhere(array[booking.person_id], workshop.id, moment);
  return jsonb_build_object('outcome', 'taken');
end;
$$;
comment on function app.answer_offer(uuid, integer, boolean) is 'Takes an offered place or passes it on. In the last 24 hours the same for a free place that everyone who waits was told of.';

create function app.give_place(booking app.bookings, email_kind text, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  update app.bookings b
  set state = 'confirmed', confirmed_at = moment, offer_until = null, held_until = null, told_free_at = null,
    version = b.version + 1, changed_at = moment
  where b.id = booking.id
  returning b.* into booking;
  perform app.withdraw_emails(booking.id, moment);
  perform app.queue_booking_email(booking, email_kind, booking.version, moment);
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'booking-taken', booking.workshop_id, booking.id, booking.person_id);
end;
$$;
comment on function app.give_place(app.bookings, text, timestamptz) is 'Turns an offer or a place in line into a place. The caller holds the lock and has checked that there is room.';

create function public.take_offer(booking_id uuid, offer_number integer) returns jsonb
language sql security definer set search_path = '' as $$
  select app.answer_offer(take_offer.booking_id, take_offer.offer_number, true);
$$;
comment on function public.take_offer(uuid, integer) is 'Takes the place that an offer holds.';

create function public.pass_offer(booking_id uuid, offer_number integer) returns jsonb
language sql security definer set search_path = '' as $$
  select app.answer_offer(pass_offer.booking_id, pass_offer.offer_number, false);
$$;
comment on function public.pass_offer(uuid, integer) is 'Passes an offered place on to the next in line.';

create or replace function public.cancel_booking(booking_id uuid, link_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of(cancel_booking.booking_id);
  booking app.bookings;
  moment timestamptz := app.clock();
begin
  if workshop.id is null then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  -- Read now that the lock is held: it may have changed while this call waited for it.
  select b.* into booking from app.bookings b where b.id = cancel_booking.booking_id;
  if booking.link_version is distinct from cancel_booking.link_version then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  if booking.held_until <= moment or booking.offer_until <= moment then
    perform app.settle_workshop(workshop, moment);
    select b.* into booking from app.bookings b where b.id = cancel_booking.booking_id;
  end if;
  if booking.state = 'cancelled' then
    return jsonb_build_object('outcome', 'already-cancelled');
  end if;
  if moment >= workshop.starts_at then
    return jsonb_build_object('outcome', 'started');
  end if;
  perform app.end_booking(booking, 'cancelled', 'cancelled', moment);
  perform app.settle_workshop(workshop, moment);
  if booking.state = 'offered' then
    perform app.settle_elsewhere(array[booking.person_id], workshop.id, moment);
  end if;
  return jsonb_build_object('outcome', 'cancelled');
end;
$$;
comment on function public.cancel_booking(uuid, integer) is 'Cancels a booking until the workshop starts; the freed place is offered to the first in line in the same transaction.';

revoke execute on function
  public.confirm_booking(uuid, integer), public.take_offer(uuid, integer), public.pass_offer(uuid, integer)
from public, anon, authenticated;
grant execute on function
  public.confirm_booking(uuid, integer), public.take_offer(uuid, integer), public.pass_offer(uuid, integer)
to service_role;
