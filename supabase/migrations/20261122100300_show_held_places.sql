drop function public.show_receipt(text), public.show_booking(uuid);
drop view app.booking_cards;

create function app.last_day_ends(booking app.bookings) returns timestamptz
language sql stable set search_path = '' as $$
  select greatest(w.ends_at, (
    select max((d.date + d.ends) at time zone 'Europe/London')
    from app.make_ups m join app.workshop_days d on d.workshop_id = m.workshop_id and d.day = m.day
    where m.booking_id = booking.id and m.cancelled_at is null
  ))
  from app.workshops w where w.id = booking.workshop_id;
$$;
comment on function app.last_day_ends(app.bookings) is 'When the last day ends that somebody comes to: of the workshop, or one in another cohort that makes up for a missed one.';

create or replace view app.workshop_cards as
select
  w.id, w.slug, w.starts_at, w.ends_at,
  jsonb_build_object(
    'id', w.id, 'slug', w.slug, 'course', w.course, 'title', w.title, 'venue', w.venue,
    'capacity', w.capacity, 'is_sample', w.is_sample,
    'opens_at', w.opens_at, 'closes_at', w.closes_at, 'starts_at', w.starts_at, 'ends_at', w.ends_at,
    'days', days.list,
    'places_left', places.free,
    'waiting', line.length,
    'status', case
      when w.cancelled_at is not null then 'cancelled'
      when time.now < w.opens_at or time.now >= w.closes_at then 'closed'
      when places.free = 0 then 'full'
      else 'open'
    end,
    'ended', time.now >= w.ends_at,
    'phase', w.phase, 'group_label', w.group_label, 'printed_note', w.printed_note,
    'version', w.version,
    'directions', w.directions, 'step_free', w.step_free, 'catering', w.catering,
    'is_online', w.online_link <> '',
    -- The first day that does not take place; the days before it did.
    'called_off_from', case when w.cancelled_at is not null then 1 + (
      select count(*) from app.workshop_days d
      where d.workshop_id = w.id and (d.date + d.starts) at time zone 'Europe/London' <= w.cancelled_at
    ) end
  ) as card
from app.workshops w
cross join lateral (select app.clock() as now) time
-- Nobody asks for a place in what is over, and there are thousands of those.
cross join lateral (select case when time.now < w.ends_at then app.free_places(w, time.now) else 0 end as free) places
cross join lateral (
  select count(*) as length from app.bookings b
  where b.workshop_id = w.id and b.state = 'waiting' and b.held_until is null
) line
cross join lateral (
  select coalesce(jsonb_agg(jsonb_build_object(
    'day', d.day, 'date', d.date,
    'starts', to_char(d.starts, 'HH24:MI'), 'ends', to_char(d.ends, 'HH24:MI')
  ) order by d.day), '[]'::jsonb) as list
  from app.workshop_days d where d.workshop_id = w.id
) days;

create view app.booking_cards as
select
  b.id, b.reference, b.person_id, b.party_id, true_now.state, true_now.ended_as,
  case when true_now.state = 'waiting' then app.position_in_line(b) end as position,
  w.starts_at, w.card as workshop,
  jsonb_build_object(
    'id', b.id, 'reference', b.reference,
    'status', true_now.state, 'ended_as', true_now.ended_as,
    'position', case when true_now.state = 'waiting' then app.position_in_line(b) end,
    -- Who only waited has nothing in a calendar that could be taken out of it.
    'had_place', b.confirmed_at is not null,
    'held_until', case when true_now.state in ('held', 'waiting') then b.held_until end,
    'offer_number', b.offer_number,
    'offer', case
      when true_now.state = 'offered'
        then jsonb_build_object('number', b.offer_number, 'until', b.offer_until, 'first_come', false)
      when true_now.state = 'waiting' and b.told_free_at is not null
        then jsonb_build_object('number', b.offer_number, 'until', w.starts_at, 'first_come', true)
    end,
    'answers_elsewhere_first', case true_now.state
      when 'waiting' then app.has_offer_elsewhere(b.person_id, b.workshop_id, time.now) else false
    end,
    'together', b.together,
    'booked_by', (
      select m.name from app.party_managers m where m.party_id = b.party_id and m.person_id <> b.person_id
    ),
    'handed_by', (
      select giver.name from app.bookings o join app.attendee_details giver on giver.booking_id = o.id
      where o.id = b.came_from and o.ended_as = 'handed-over'
    ),
    'handed_on_until', (
      select o.held_until from app.bookings o
      where o.came_from = b.id and b.ended_as = 'handed-over' and o.state = 'held' and o.held_until > time.now
    ),
    'handed_back', coalesce(b.ended_as = 'handed-over', false) and exists (
      select 1 from app.bookings o join app.bookings back on back.came_from = o.id
      where o.came_from = b.id and back.person_id = b.person_id
    ),
    'follows_cancelled_workshop', coalesce(
      (
        select o.ended_as = 'workshop-cancelled' and o.workshop_id <> b.workshop_id
        from app.bookings o where o.id = b.came_from
      ), false
    ),
    'has_needs', exists (select 1 from app.access_needs n where n.booking_id = b.id),
    'joining', case when true_now.state = 'confirmed' then jsonb_build_object(
      'text', shop.joining, 'online_link', shop.online_link
    ) end,
    -- Days that stand in this person's calendar, and are none of the workshop's any more.
    'dropped_days', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'day', g.day, 'date', g.date,
        'starts', to_char(g.starts, 'HH24:MI'), 'ends', to_char(g.ends, 'HH24:MI')
      ) order by g.day), '[]'::jsonb)
      from app.dropped_days g where g.workshop_id = b.workshop_id and g.dropped_at >= b.confirmed_at
    ),
    'make_ups', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'missed_day', m.missed_day, 'cancelled', m.cancelled_at is not null,
        'title', host.title, 'venue', host.venue, 'slug', host.slug,
        'date', coalesce(m.date, d.date),
        'starts', to_char(coalesce(m.starts, d.starts), 'HH24:MI'),
        'ends', to_char(coalesce(m.ends, d.ends), 'HH24:MI'),
        'directions', host.directions, 'step_free', host.step_free, 'catering', host.catering,
        'joining', case when true_now.state = 'confirmed' and m.cancelled_at is null then jsonb_build_object(
          'text', host.joining, 'online_link', host.online_link
        ) end
      ) order by m.missed_day), '[]'::jsonb)
      from app.make_ups m
      join app.workshops host on host.id = m.workshop_id
      left join app.workshop_days d on d.workshop_id = m.workshop_id and d.day = m.day
      where m.booking_id = b.id
    ),
    'version', b.version, 'link_version', b.link_version,
    'link_expires_at', app.last_day_ends(b) + interval '30 days',
    'started', time.now >= w.starts_at,
    'person', jsonb_build_object(
      'name', d.name, 'email', p.email, 'organisation', d.organisation, 'role', d.role, 'team', d.team
    ),
    'workshop', w.card
  ) as card
from app.bookings b
join app.workshop_cards w on w.id = b.workshop_id
join app.workshops shop on shop.id = b.workshop_id
join app.attendee_details d on d.booking_id = b.id
join app.people p on p.id = d.person_id
cross join lateral (select app.clock() as now) time
cross join lateral (
  select
    case when over.ended_as is null then b.state else 'cancelled' end as state,
    over.ended_as
  from (
    select case
      when b.state = 'cancelled' then b.ended_as
      when b.deadline <= time.now then case b.state when 'offered' then 'lapsed' else 'unpressed' end
    end as ended_as
  ) over
) true_now;
comment on view app.booking_cards is 'A booking as its holder sees it, as true as the clock is: what is past its time shows as ended, swept up or not. An erased person''s booking is not here.';

create function app.stands_elsewhere(asked_booking uuid) returns jsonb
language sql stable set search_path = '' as $$
  with recursive later as (
    select b.id, b.ended_as, b.person_id, b.person_id as holder
    from app.bookings b join app.bookings asked on asked.id = b.came_from
    -- What came back on the same workshop is the giver's, not a place elsewhere.
    where asked.id = asked_booking and b.workshop_id <> asked.workshop_id
    union
    -- A place that was handed on is the colleague's; where it comes back, it is the holder's again.
    select b.id, b.ended_as, b.person_id,
      case when l.person_id = l.holder and l.ended_as <> 'handed-over' then b.person_id else l.holder end
    from later l join app.bookings b on b.came_from = l.id
  )
  select jsonb_build_object(
    'date', c.workshop -> 'days' -> 0 ->> 'date', 'status', c.state, 'offer_until', c.card -> 'offer' -> 'until'
  )
  from later l join app.booking_cards c on c.id = l.id
  where c.state <> 'cancelled' and l.person_id = l.holder;
$$;
comment on function app.stands_elsewhere(uuid) is 'Where somebody stands who moved, or whose workshop was cancelled, as often as that was: the first day there, and whether they have a place. Null where they are not booked any more.';

create function app.party_offer_ended(asked_party uuid, moment timestamptz) returns text
language sql stable set search_path = '' as $$
  select case
    -- Who was let in, or handed a place, meanwhile has taken none of these.
    when bool_or(b.ended_as = 'passed') then 'passed'
    when bool_or(b.ended_as = 'lapsed' or (b.state = 'offered' and b.deadline <= moment)) then 'lapsed'
    when bool_or(b.state = 'confirmed') then 'taken'
    else 'cancelled'
  end
  from app.bookings b where b.party_id = asked_party and b.together;
$$;
comment on function app.party_offer_ended(uuid, timestamptz) is 'What became of the offer to a party of whom nobody waits any more.';

create view app.party_cards as
select p.id, p.reference, jsonb_build_object(
  'id', p.id, 'reference', p.reference, 'together', p.together, 'link_version', p.link_version,
  'link_expires_at', w.ends_at + interval '30 days',
  'manager', jsonb_build_object('name', m.name, 'email', person.email),
  'offer_number', p.offer_number,
  'offer', (
    select jsonb_build_object(
      'number', p.offer_number, 'until', min(coalesce(b.offer_until, w.starts_at)),
      'first_come', bool_or(b.state = 'waiting')
    )
    from app.bookings b
    where b.party_id = p.id and b.together and (
      (b.state = 'offered' and b.offer_until > app.clock())
      or (b.state = 'waiting' and b.told_free_at is not null)
    )
    having count(*) > 0
  ),
  'offer_ended', app.party_offer_ended(p.id, app.clock()),
  'started', app.clock() >= w.starts_at,
  'workshop', w.card,
  'people', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'name', b.card -> 'person' ->> 'name', 'email', b.card -> 'person' ->> 'email',
      'reference', b.reference, 'status', b.state, 'ended_as', b.ended_as,
      'position', b.card -> 'position', 'held_until', b.card -> 'held_until',
      'answers_elsewhere_first', b.card -> 'answers_elsewhere_first',
      'offer_until', b.card -> 'offer' -> 'until',
      'elsewhere', case when b.ended_as in ('moved', 'workshop-cancelled') then app.stands_elsewhere(b.id) end
    ) order by b.card -> 'person' ->> 'name', b.id), '[]'::jsonb)
    from app.booking_cards b where b.party_id = p.id
  )
) as card
from app.parties p
join app.party_managers m on m.party_id = p.id
join app.people person on person.id = m.person_id
join app.workshop_cards w on w.id = p.workshop_id;
comment on view app.party_cards is 'A party as its manager sees it: who and where, never what anybody needs.';

create function public.show_booking(booking_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select b.card from app.booking_cards b where b.id = show_booking.booking_id;
$$;
comment on function public.show_booking(uuid) is 'One booking with its person and workshop, or null. For the holder of its link only.';

create function public.show_receipt(reference text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(
    (
      select jsonb_build_object(
        'reference', b.reference, 'status', b.state, 'ended_as', b.ended_as, 'position', b.card -> 'position',
        'held_until', b.card -> 'held_until', 'workshop', b.workshop, 'party', null
      )
      from app.booking_cards b where b.reference = upper(btrim(show_receipt.reference))
    ),
    (
      select jsonb_build_object(
        'reference', p.reference, 'status', 'confirmed', 'ended_as', null, 'position', null, 'held_until', null,
        'workshop', p.card -> 'workshop',
        'party', jsonb_build_object(
          'together', p.card -> 'together',
          'confirmed', jsonb_array_length(jsonb_path_query_array(p.card, '$.people[*] ? (@.status == "confirmed")')),
          'held', jsonb_array_length(jsonb_path_query_array(p.card, '$.people[*] ? (@.status == "held")')),
          'offered', jsonb_array_length(jsonb_path_query_array(p.card, '$.people[*] ? (@.status == "offered")')),
          'waiting', jsonb_array_length(jsonb_path_query_array(p.card, '$.people[*] ? (@.status == "waiting")')),
          'unpressed', jsonb_array_length(jsonb_path_query_array(p.card, '$.people[*] ? (@.held_until != null)'))
        )
      )
      from app.party_cards p where p.reference = upper(btrim(show_receipt.reference))
    )
  );
$$;
comment on function public.show_receipt(text) is 'What a reference of a booking or a party shows to anybody: no personal detail, and no power.';

revoke execute on function public.show_booking(uuid), public.show_receipt(text) from public, anon, authenticated;
grant execute on function public.show_booking(uuid), public.show_receipt(text) to service_role;
