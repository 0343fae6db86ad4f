-- The register: who was there on which day.

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

create function app.comes_until(booking app.bookings) returns timestamptz
language sql stable set search_path = '' as $$
  select case
    when booking.state = 'confirmed' then 'infinity'
    when booking.confirmed_at is null then null
    when booking.ended_as = 'workshop-cancelled' then w.cancelled_at
    when booking.ended_as = 'erased' then booking.changed_at
  end
  from app.workshops w where w.id = booking.workshop_id;
$$;
comment on function app.comes_until(app.bookings) is 'Until when somebody comes, or came: who was erased between two days, or whose workshop was called off there, was on the days before. Null for who gave the place up.';

create function app.is_on_register(booking app.bookings) returns boolean
language sql stable set search_path = '' as $$
  select booking.state = 'confirmed' or exists (
    select 1 from app.workshops w where w.id = booking.workshop_id and w.starts_at < app.comes_until(booking)
  );
$$;
comment on function app.is_on_register(app.bookings) is 'Whether somebody comes, or came to the days that there were before it ended for them.';

create function public.mark_attendance(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  asked_booking uuid := (request ->> 'booking_id')::uuid;
  asked_day integer := (request ->> 'day')::integer;
  make_up app.make_ups;
  booking app.bookings;
  moment timestamptz;
begin
  booking := app.lock_booking_and_host(asked_booking, (
    select m.workshop_id from app.make_ups m
    where m.booking_id = asked_booking and m.missed_day = asked_day and m.cancelled_at is null
  ));
  moment := app.clock();
  -- Read now that the lock is held: it may have been arranged anew while this call waited for it.
  select m.* into make_up from app.make_ups m
  where m.booking_id = booking.id and m.missed_day = asked_day and m.cancelled_at is null;
  if booking.id is null or app.day_begins(booking.workshop_id, asked_day) is null then
    return jsonb_build_object('outcome', 'not-found');
  elsif not app.is_on_register(booking)
    or app.day_begins(booking.workshop_id, asked_day) >= app.comes_until(booking)
  then
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
    perform app.settle_host(make_up.workshop_id, moment);
  end if;
  return jsonb_build_object('outcome', 'marked');
end;
$$;
comment on function public.mark_attendance(jsonb) is 'Marks somebody as present or absent on a day, from that day on; no mark takes it back.';

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
      where b.workshop_id = workshop.id and app.is_on_register(b)
    ),
    'guests', (
      select coalesce(jsonb_agg(
        app.register_person(b, with_needs)
        || jsonb_build_object('missed_day', m.missed_day, 'day', m.day, 'mark', m.mark, 'from', own.slug)
        order by m.day, lower(d.name), b.id
      ), '[]')
      from (
        select g.booking_id, g.missed_day, g.day, g.mark from app.make_ups g
        where g.workshop_id = workshop.id and g.cancelled_at is null
        union all
        select g.booking_id, g.missed_day, g.day, 'absent' from app.missed_make_ups g where g.workshop_id = workshop.id
      ) m
      join app.bookings b on b.id = m.booking_id
      join app.workshops own on own.id = b.workshop_id
      left join app.attendee_details d on d.booking_id = b.id
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
    where app.is_on_register(b) and not b.is_sample
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
  public.mark_attendance(jsonb), public.show_register(text, boolean), public.count_people(jsonb)
from public, anon, authenticated;
grant execute on function
  public.mark_attendance(jsonb), public.show_register(text, boolean), public.count_people(jsonb)
to service_role;
