-- The register: who was there on which day, and who makes up a missed day in another cohort of the course.

create function app.day_begins(asked_workshop uuid, asked_day integer) returns timestamptz
language sql stable set search_path = '' as $$
  select (d.date + d.starts) at time zone 'Europe/London'
  from app.workshop_days d where d.workshop_id = asked_workshop and d.day = asked_day;
$$;
comment on function app.day_begins(uuid, integer) is 'When a day of a workshop begins; null where it has no such day.';

create function app.has_come(begins timestamptz, moment timestamptz) returns boolean
language sql immutable
return (moment at time zone 'Europe/London')::date >= (begins at time zone 'Europe/London')::date;
comment on function app.has_come(timestamptz, timestamptz) is 'Whether it is that day already: the register is filled in on the day, also before it begins.';

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
  perform app.queue_booking_email(booking, 'make-up-cancelled', booking.version, moment);
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'make-up-cancelled', booking.workshop_id, booking.id, booking.person_id);
end;
$$;
comment on function app.end_make_up(uuid, integer, timestamptz) is 'Takes back a make-up day, if there is one, and tells the person.';

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

create function public.mark_attendance(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  asked_booking uuid := (request ->> 'booking_id')::uuid;
  asked_day integer := (request ->> 'day')::integer;
  make_up app.make_ups;
  booking app.bookings;
  host app.workshops;
  moment timestamptz;
begin
  select m.* into make_up from app.make_ups m
  where m.booking_id = asked_booking and m.missed_day = asked_day and m.cancelled_at is null;
  booking := app.lock_booking_and_host(asked_booking, make_up.workshop_id);
  moment := app.clock();
  if booking.id is null or app.day_begins(booking.workshop_id, asked_day) is null then
    return jsonb_build_object('outcome', 'not-found');
  elsif booking.state <> 'confirmed' then
    return jsonb_build_object('outcome', 'no-place');
  elsif not app.has_come(app.day_begins(booking.workshop_id, asked_day), moment) then
    return jsonb_build_object('outcome', 'not-yet');
  end if;

  if request ->> 'mark' is null then
    delete from app.attendance a where a.booking_id = booking.id and a.day = asked_day;
  else
    insert into app.attendance as a (booking_id, day, mark, marked_at)
    values (booking.id, asked_day, request ->> 'mark', moment)
    on conflict (booking_id, day) do update set mark = excluded.mark, marked_at = excluded.marked_at;
  end if;
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (
    moment, 'attendance-' || coalesce(request ->> 'mark', 'unmarked'), booking.workshop_id, booking.id, booking.person_id
  );
  -- A day that was not missed after all need not be made up.
  if request ->> 'mark' is distinct from 'absent' and make_up.mark is null then
    perform app.end_make_up(booking.id, asked_day, moment);
    select w.* into host from app.workshops w where w.id = make_up.workshop_id;
    if found then
      perform app.settle_workshop(host, moment);
    end if;
  end if;
  return jsonb_build_object('outcome', 'marked');
end;
$$;
comment on function public.mark_attendance(jsonb) is 'Marks somebody as present or absent on a day, from that day on; no mark takes it back.';

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

  insert into app.make_ups as m (booking_id, missed_day, workshop_id, day, agreed_at)
  values (booking.id, missed, host.id, host_day, moment)
  on conflict (booking_id, missed_day) do update
    set workshop_id = excluded.workshop_id, day = excluded.day, agreed_at = excluded.agreed_at,
      mark = null, cancelled_at = null;
  update app.bookings b set version = b.version + 1, changed_at = moment where b.id = booking.id
  returning b.* into booking;
  perform app.queue_booking_email(booking, 'make-up', booking.version, moment);
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'make-up-arranged', host.id, booking.id, booking.person_id);
  return jsonb_build_object('outcome', 'arranged');
end;
$$;
comment on function public.arrange_make_up(jsonb) is 'Lets somebody make up a missed day as a guest of another cohort of the course. It is no second booking: the person is counted once.';

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
  host app.workshops;
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
  select w.* into host from app.workshops w where w.id = make_up.workshop_id;
  perform app.settle_workshop(host, moment);
  return jsonb_build_object('outcome', 'cancelled');
end;
$$;
comment on function public.cancel_make_up(jsonb) is 'Takes back a make-up day that has not been marked; the chair is offered to whoever waits.';

create function app.register_person(booking app.bookings, with_needs boolean) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'booking_id', booking.id, 'name', coalesce(d.name, ''), 'organisation', coalesce(d.organisation, ''),
    'role', coalesce(d.role, ''), 'team', coalesce(d.team, '')
  ) || case when with_needs then jsonb_build_object('needs', coalesce(n.needs, '')) else '{}' end
  from (select 1) always
  left join app.attendee_details d on d.booking_id = booking.id
  left join app.access_needs n on n.booking_id = booking.id;
$$;
comment on function app.register_person(app.bookings, boolean) is 'One person of a register; what they need only where that is asked for. An erased person has no name left.';

create function public.show_register(slug text, with_needs boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops;
  moment timestamptz := app.clock();
begin
  select w.* into workshop from app.workshops w where w.slug = show_register.slug;
  if not found then
    return null;
  end if;
  if with_needs then
    insert into app.audit (at, what, workshop_id) values (moment, 'needs-read', workshop.id);
  end if;
  return jsonb_build_object(
    'workshop', (select c.card from app.workshop_cards c where c.id = workshop.id),
    'people', (
      select coalesce(jsonb_agg(
        app.register_person(b, with_needs) || jsonb_build_object('extra', b.extra, 'days', app.register_days(b))
        order by lower(d.name), b.id
      ), '[]')
      from app.bookings b left join app.attendee_details d on d.booking_id = b.id
      where b.workshop_id = workshop.id and b.state = 'confirmed'
    ),
    'guests', (
      select coalesce(jsonb_agg(
        app.register_person(b, with_needs)
        || jsonb_build_object('missed_day', m.missed_day, 'day', m.day, 'mark', m.mark, 'from', own.slug)
        order by m.day, lower(d.name), b.id
      ), '[]')
      from app.make_ups m
      join app.bookings b on b.id = m.booking_id
      join app.workshops own on own.id = b.workshop_id
      left join app.attendee_details d on d.booking_id = b.id
      where m.workshop_id = workshop.id and m.cancelled_at is null
    )
  );
end;
$$;
comment on function public.show_register(text, boolean) is 'Who has a place and who comes as a guest, with the marks of each day, or null. What people need is shown only where it is asked for, and that is written down.';

create function app.register_days(booking app.bookings) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'day', d.day, 'mark', a.mark,
    'make_up', case when m.booking_id is not null then
      jsonb_build_object('slug', host.slug, 'day', m.day, 'mark', m.mark)
    end
  ) order by d.day), '[]')
  from app.workshop_days d
  left join app.attendance a on a.booking_id = booking.id and a.day = d.day
  left join app.make_ups m on m.booking_id = booking.id and m.missed_day = d.day and m.cancelled_at is null
  left join app.workshops host on host.id = m.workshop_id
  where d.workshop_id = booking.workshop_id;
$$;
comment on function app.register_days(app.bookings) is 'The marks of one person, day by day, and where a missed day is made up.';

create function public.count_people(request jsonb) returns jsonb
language sql stable security definer set search_path = '' as $$
  with came as (
    select b.person_id, b.id, (
      select count(*) from app.workshop_days d
      left join app.attendance a on a.booking_id = b.id and a.day = d.day
      left join app.make_ups m on m.booking_id = b.id and m.missed_day = d.day and m.cancelled_at is null
      where d.workshop_id = w.id and (a.mark = 'present' or m.mark = 'present')
    ) as days_there, (select count(*) from app.workshop_days d where d.workshop_id = w.id) as days
    from app.bookings b join app.workshops w on w.id = b.workshop_id
    where b.state = 'confirmed' and not b.is_sample
      and w.starts_at >= coalesce((request ->> 'from')::timestamptz, '-infinity')
      and w.starts_at < coalesce((request ->> 'until')::timestamptz, 'infinity')
      and w.course = coalesce(request ->> 'course', w.course)
  )
  select jsonb_build_object(
    'bookings', count(*), 'people_booked', count(distinct c.person_id),
    'people_there', count(distinct c.person_id) filter (where c.days_there > 0),
    'people_complete', count(distinct c.person_id) filter (where c.days_there = c.days),
    'days_there', coalesce(sum(c.days_there), 0)
  )
  from came c;
$$;
comment on function public.count_people(jsonb) is 'How many people were booked, were there, and had every day of a course between two moments. Each is counted once, however many bookings and make-up days they have; erased people still count.';

revoke execute on function
  public.mark_attendance(jsonb), public.arrange_make_up(jsonb), public.mark_make_up(jsonb),
  public.cancel_make_up(jsonb), public.show_register(text, boolean), public.count_people(jsonb)
from public, anon, authenticated;
grant execute on function
  public.mark_attendance(jsonb), public.arrange_make_up(jsonb), public.mark_make_up(jsonb),
  public.cancel_make_up(jsonb), public.show_register(text, boolean), public.count_people(jsonb)
to service_role;
