-- A missed day is made up as a guest of another cohort of the course.

create function app.end_make_up(asked_booking uuid, asked_day integer, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  booking app.bookings;
begin
  update app.make_ups m set cancelled_at = moment
  where m.booking_id = asked_booking and m.missed_day = asked_day and m.cancelled_at is null;
  if not found then
    return;
  end if;
  update app.bookings b set version = b.version + 1, changed_at = moment where b.id = asked_booking
  returning b.* into booking;
  perform app.withdraw_emails(booking.id, moment);
  perform app.queue_booking_email(booking, 'make-up-cancelled', booking.version, moment);
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'make-up-cancelled', booking.workshop_id, booking.id, booking.person_id);
end;
$$;
comment on function app.end_make_up(uuid, integer, timestamptz) is 'Takes back a make-up day, if there is one, and tells the person.';

create function app.seat_guests(host uuid, moment timestamptz) returns void
language sql set search_path = '' as $$
  select app.end_make_up(g.booking_id, g.missed_day, moment) from (
    select m.booking_id, m.missed_day from app.make_ups m join app.bookings b on b.id = m.booking_id
    where m.workshop_id = host and m.cancelled_at is null and app.is_guest_with_place(m, moment)
    -- Whoever has the booking locked, which is of another workshop, is left alone: waiting here could be waiting for
    -- each other.
    for update of b, m skip locked
  ) g;
$$;
comment on function app.seat_guests(uuid, timestamptz) is 'Ends the make-up days of guests who have a place on the very workshop. One whose own booking is being changed is left to the sweep.';

create function app.seat_guest() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform app.seat_guests(new.workshop_id, app.clock());
  return null;
end;
$$;
comment on function app.seat_guest() is 'Trigger: whoever gets a place, in whichever way, comes with it, and not as a guest.';

create trigger bookings_seat_guest after insert or update of state on app.bookings
for each row when (new.state = 'confirmed') execute function app.seat_guest();

create function app.settle_host(host uuid, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  workshop app.workshops;
begin
  -- It is locked, unless the day was arranged anew while the caller waited: then it is left to the sweep if it is busy.
  select w.* into workshop from app.workshops w where w.id = host for update skip locked;
  if found then
    perform app.settle_workshop(workshop, moment);
  end if;
end;
$$;
comment on function app.settle_host(uuid, timestamptz) is 'Offers the chair that a guest has left to whoever waits.';

create function app.lock_booking_and_host(asked_booking uuid, asked_host uuid) returns app.bookings
language plpgsql set search_path = '' as $$
declare
  booking app.bookings;
begin
  perform 1 from app.lock_workshops(array[
    (select b.workshop_id from app.bookings b where b.id = asked_booking), asked_host
  ]);
  select b.* into booking from app.bookings b where b.id = asked_booking;
  return booking;
end;
$$;
comment on function app.lock_booking_and_host(uuid, uuid) is 'Locks the workshop of a booking and the one where a day is made up, in the order of their ids.';

create function app.has_room_for_guest(host app.workshops, asked_day integer, moment timestamptz) returns boolean
language sql stable set search_path = '' as $$
  -- Another day has more guests already: their chair is kept on this day too, and stands empty.
  select app.free_places(host, moment) > 0 or (
    select count(*) filter (where m.day = asked_day) from app.make_ups m
    where m.workshop_id = host.id and m.cancelled_at is null
  ) < (
    select coalesce(max(guests.number), 0) from (
      select count(*) as number from app.make_ups m
      where m.workshop_id = host.id and m.cancelled_at is null group by m.day
    ) guests
  );
$$;
comment on function app.has_room_for_guest(app.workshops, integer, timestamptz) is 'Whether one more guest fits on a day, without a place that someone waits for.';

create function public.arrange_make_up(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  missed integer := (request ->> 'missed_day')::integer;
  host_day integer := (request ->> 'day')::integer;
  booking app.bookings;
  own app.workshops;
  host app.workshops;
  moment timestamptz;
begin
  select w.* into host from app.workshops w where w.slug = request ->> 'slug';
  booking := app.lock_booking_and_host((request ->> 'booking_id')::uuid, host.id);
  moment := app.clock();
  select w.* into host from app.workshops w where w.slug = request ->> 'slug';
  select w.* into own from app.workshops w where w.id = booking.workshop_id;
  if booking.id is null or host.id is null or app.day_begins(host.id, host_day) is null then
    return jsonb_build_object('outcome', 'not-found');
  elsif booking.state <> 'confirmed' then
    return jsonb_build_object('outcome', 'no-place');
  elsif not exists (
    select 1 from app.attendance a where a.booking_id = booking.id and a.day = missed and a.mark = 'absent'
  ) then
    return jsonb_build_object('outcome', 'not-missed');
  elsif host.course <> own.course or host.id = own.id then
    return jsonb_build_object('outcome', 'other-course');
  elsif host.cancelled_at is not null or app.day_begins(host.id, host_day) <= moment then
    return jsonb_build_object('outcome', 'over');
  elsif exists (
    select 1 from app.make_ups m
    where m.booking_id = booking.id and m.missed_day = missed and m.cancelled_at is null
      and m.mark is distinct from 'absent'
  ) then
    return jsonb_build_object('outcome', 'already-arranged');
  end if;
  perform app.settle_workshop(host, moment);
  -- Whoever is booked there has a chair on that day already.
  if app.has_chair(host.id, booking.person_id, host_day, moment) then
    return jsonb_build_object('outcome', 'booked-there');
  elsif not app.has_room_for_guest(host, host_day, moment) then
    return jsonb_build_object('outcome', 'full');
  end if;

  -- The mark of a day that was missed as well stays on the register of then.
  insert into app.missed_make_ups (booking_id, missed_day, workshop_id, day, agreed_at)
  select m.booking_id, m.missed_day, m.workshop_id, m.day, m.agreed_at from app.make_ups m
  where m.booking_id = booking.id and m.missed_day = missed and m.mark = 'absent'
  on conflict do nothing;
  insert into app.make_ups as m (booking_id, missed_day, workshop_id, day, agreed_at)
  values (booking.id, missed, host.id, host_day, moment)
  on conflict (booking_id, missed_day) do update
    set workshop_id = excluded.workshop_id, day = excluded.day, agreed_at = excluded.agreed_at,
      mark = null, cancelled_at = null, date = null, starts = null, ends = null;
  update app.bookings b set version = b.version + 1, changed_at = moment where b.id = booking.id
  returning b.* into booking;
  perform app.queue_booking_email(booking, 'make-up', booking.version, moment);
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'make-up-arranged', host.id, booking.id, booking.person_id);
  return jsonb_build_object('outcome', 'arranged');
end;
$$;
comment on function public.arrange_make_up(jsonb) is 'Lets somebody make up a missed day as a guest of another cohort of the course. It is no second booking: the person is counted once. Who missed that day as well can be given another.';

create function app.has_chair(asked_workshop uuid, asked_person uuid, asked_day integer, moment timestamptz) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from app.bookings b
    where b.workshop_id = asked_workshop and b.person_id = asked_person and b.state <> 'cancelled'
  ) or exists (
    select 1 from app.make_ups m join app.bookings b on b.id = m.booking_id
    where m.workshop_id = asked_workshop and m.day = asked_day and m.cancelled_at is null and b.person_id = asked_person
  );
$$;
comment on function app.has_chair(uuid, uuid, integer, timestamptz) is 'Whether a person comes to a workshop on a day already, with a booking or as a guest.';

create function public.mark_make_up(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  make_up app.make_ups;
  booking app.bookings;
  moment timestamptz;
begin
  select m.* into make_up from app.make_ups m
  where m.booking_id = (request ->> 'booking_id')::uuid and m.missed_day = (request ->> 'missed_day')::integer;
  booking := app.lock_booking_and_host(make_up.booking_id, make_up.workshop_id);
  moment := app.clock();
  select m.* into make_up from app.make_ups m
  where m.booking_id = booking.id and m.missed_day = (request ->> 'missed_day')::integer and m.cancelled_at is null;
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  elsif not app.has_come(app.day_begins(make_up.workshop_id, make_up.day), moment) then
    return jsonb_build_object('outcome', 'not-yet');
  end if;
  update app.make_ups m set mark = request ->> 'mark'
  where m.booking_id = make_up.booking_id and m.missed_day = make_up.missed_day;
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (
    moment, 'make-up-' || coalesce(request ->> 'mark', 'unmarked'), make_up.workshop_id, booking.id, booking.person_id
  );
  return jsonb_build_object('outcome', 'marked');
end;
$$;
comment on function public.mark_make_up(jsonb) is 'Marks a guest as present or absent on the day that makes up for a missed one.';

create function public.cancel_make_up(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  make_up app.make_ups;
  booking app.bookings;
  moment timestamptz;
begin
  select m.* into make_up from app.make_ups m
  where m.booking_id = (request ->> 'booking_id')::uuid and m.missed_day = (request ->> 'missed_day')::integer;
  booking := app.lock_booking_and_host(make_up.booking_id, make_up.workshop_id);
  moment := app.clock();
  select m.* into make_up from app.make_ups m
  where m.booking_id = booking.id and m.missed_day = (request ->> 'missed_day')::integer and m.cancelled_at is null;
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  elsif make_up.mark is not null then
    return jsonb_build_object('outcome', 'already-marked');
  end if;
  perform app.end_make_up(booking.id, make_up.missed_day, moment);
  perform app.settle_host(make_up.workshop_id, moment);
  return jsonb_build_object('outcome', 'cancelled');
end;
$$;
comment on function public.cancel_make_up(jsonb) is 'Takes back a make-up day that has not been marked; the chair is offered to whoever waits.';

revoke execute on function
  public.arrange_make_up(jsonb), public.mark_make_up(jsonb), public.cancel_make_up(jsonb)
from public, anon, authenticated;
grant execute on function
  public.arrange_make_up(jsonb), public.mark_make_up(jsonb), public.cancel_make_up(jsonb)
to service_role;
