create function public.list_moves(booking_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(c.card order by c.starts_at, c.slug), '[]'::jsonb)
  from app.bookings b
  join app.workshops mine on mine.id = b.workshop_id
  join app.workshops other on other.course = mine.course and other.id <> mine.id
  join app.workshop_cards c on c.id = other.id
  where b.id = list_moves.booking_id and other.starts_at > app.clock() and c.card ->> 'status' in ('open', 'full');
$$;
comment on function public.list_moves(uuid) is 'The other workshops of a booking''s course that take bookings, the full ones too, by first day.';

create function app.judge_move(person uuid, here app.workshops, there app.workshops, moment timestamptz) returns text
language sql stable set search_path = '' as $$
  select case
    when there.id is null then 'not-found'
    when there.id = here.id or (app.open_booking(there.id, person)).id is not null then 'already-there'
    when there.course <> here.course then 'other-course'
    when app.refusal(there, moment) is not null then app.refusal(there, moment) ->> 'outcome'
    when app.free_places(there, moment) = 0 then 'full'
  end;
$$;
comment on function app.judge_move(uuid, app.workshops, app.workshops, timestamptz) is 'Why a person cannot move from here to there; null where there is a place for them.';

create function public.move_booking(booking_id uuid, link_version integer, slug text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  here app.workshops;
  there app.workshops;
  booking app.bookings;
  moved app.bookings;
  details jsonb;
  moment timestamptz;
  refusal text;
begin
  select b.* into booking from app.bookings b where b.id = move_booking.booking_id;
  perform app.lock_workshops(array(
    select w.id from app.workshops w where w.id = booking.workshop_id or w.slug = move_booking.slug
  ));
  moment := app.clock();
  select w.* into here from app.workshops w where w.id = booking.workshop_id;
  select w.* into there from app.workshops w where w.slug = move_booking.slug;
  -- Read again: it may have changed while this call waited for the locks.
  select b.* into booking from app.bookings b where b.id = move_booking.booking_id;
  refusal := app.judge_change(booking, here, move_booking.link_version, here.starts_at, moment);
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  elsif booking.state <> 'confirmed' then
    return jsonb_build_object('outcome', 'no-place');
  end if;

  perform app.settle_workshop(here, moment);
  if there.id is not null then
    perform app.settle_workshop(there, moment);
  end if;
  refusal := app.judge_move(booking.person_id, here, there, moment);
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  end if;

  select to_jsonb(d) || jsonb_build_object('needs', coalesce(n.needs, '')) into details
  from app.attendee_details d left join app.access_needs n on n.booking_id = d.booking_id
  where d.booking_id = booking.id;
  perform app.take_turn_with_offers();
  moved := app.insert_booking(
    there, booking.person_id, details, 'confirmed', moment, jsonb_build_object('came_from', booking.id)
  );
  perform app.queue_booking_email(moved, 'moved-here', moved.version, moment);
  perform app.end_booking(booking, 'moved', 'moved-away', moment);
  perform app.settle_workshop(here, moment);
  return jsonb_build_object('outcome', 'moved', 'booking_id', moved.id);
end;
$$;
comment on function public.move_booking(uuid, integer, text) is 'Moves a place to another workshop of the course that has one free, until the old one starts; the old place is only given up when the new one is had. Outcomes: moved, full, closed, cancelled, already-there, other-course, no-place, over, too-late, not-found.';

revoke execute on function
  public.list_moves(uuid), public.move_booking(uuid, integer, text)
from public, anon, authenticated;
grant execute on function
  public.list_moves(uuid), public.move_booking(uuid, integer, text)
to service_role;
