create function public.cancel_booking(booking_id uuid, link_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops;
  booking app.bookings;
  was_confirmed boolean;
  moment timestamptz;
begin
  select w.* into workshop from app.workshops w
  where w.id = (select b.workshop_id from app.bookings b where b.id = cancel_booking.booking_id)
  for update;
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  moment := app.clock();

  -- Read again: it may have changed while this call waited for the lock.
  select b.* into booking from app.bookings b where b.id = cancel_booking.booking_id;
  if not found or booking.link_version is distinct from cancel_booking.link_version then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  if booking.state = 'cancelled' then
    return jsonb_build_object('outcome', 'already-cancelled');
  end if;
  if moment >= workshop.starts_at then
    return jsonb_build_object('outcome', 'started');
  end if;

  was_confirmed := booking.state = 'confirmed';
  update app.bookings b set state = 'cancelled', version = b.version + 1, changed_at = moment
  where b.id = booking.id
  returning b.* into booking;
  perform app.queue_booking_email(booking, 'cancelled', booking.version, moment);
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'booking-cancelled', workshop.id, booking.id, booking.person_id);

  if was_confirmed then
    perform app.fill_places(workshop, moment);
  end if;
  return jsonb_build_object('outcome', 'cancelled');
end;
$$;
comment on function public.cancel_booking(uuid, integer) is 'Cancels a booking until the workshop starts; the first in line gets the freed place in the same transaction.';

revoke execute on function public.cancel_booking(uuid, integer) from public, anon, authenticated;
grant execute on function public.cancel_booking(uuid, integer) to service_role;
