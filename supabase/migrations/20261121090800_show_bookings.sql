create view app.booking_cards as
select
  b.id, b.reference, b.state,
  line.position,
  w.card as workshop,
  jsonb_build_object(
    'id', b.id, 'reference', b.reference, 'status', b.state, 'position', line.position,
    -- Who only waited has nothing in a calendar that could be taken out of it.
    'had_place', b.confirmed_at is not null,
    'version', b.version, 'link_version', b.link_version,
    'link_expires_at', w.ends_at + interval '30 days',
    'started', app.clock() >= w.starts_at,
    'person', jsonb_build_object(
      'name', d.name, 'email', p.email, 'organisation', d.organisation, 'role', d.role, 'team', d.team
    ),
    'workshop', w.card
  ) as card
from app.bookings b
join app.workshop_cards w on w.id = b.workshop_id
join app.attendee_details d on d.booking_id = b.id
join app.people p on p.id = d.person_id
cross join lateral (
  select case when b.state = 'waiting' then (
    select count(*) from app.bookings o
    where o.workshop_id = b.workshop_id and o.state = 'waiting' and o.waiting_number <= b.waiting_number
  ) end as position
) line;
comment on view app.booking_cards is 'A booking as its holder sees it. An erased person''s booking is not here.';

create function public.show_booking(booking_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select b.card from app.booking_cards b where b.id = show_booking.booking_id;
$$;
comment on function public.show_booking(uuid) is 'One booking with its person and workshop, or null. For the holder of its link only.';

create function public.show_receipt(reference text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'reference', b.reference, 'status', b.state, 'position', b.position, 'workshop', b.workshop
  )
  from app.booking_cards b where b.reference = upper(btrim(show_receipt.reference));
$$;
comment on function public.show_receipt(text) is 'What a reference shows to anybody: no personal detail, and no power.';

revoke execute on function public.show_booking(uuid), public.show_receipt(text) from public, anon, authenticated;
grant execute on function public.show_booking(uuid), public.show_receipt(text) to service_role;
