create view app.workshop_cards as
select
  w.id, w.slug, w.starts_at, w.ends_at,
  jsonb_build_object(
    'id', w.id, 'slug', w.slug, 'course', w.course, 'title', w.title, 'venue', w.venue,
    'capacity', w.capacity, 'is_sample', w.is_sample,
    'opens_at', w.opens_at, 'closes_at', w.closes_at, 'starts_at', w.starts_at, 'ends_at', w.ends_at,
    'days', days.list,
    'places_left', greatest(w.capacity - places.taken, 0),
    'waiting', line.length,
    'status', case
      when w.cancelled_at is not null then 'cancelled'
      when time.now < w.opens_at or time.now >= w.closes_at then 'closed'
      when places.taken >= w.capacity then 'full'
      else 'open'
    end,
    'ended', time.now >= w.ends_at,
    'phase', w.phase, 'group_label', w.group_label, 'printed_note', w.printed_note
  ) as card
from app.workshops w
cross join lateral (select app.clock() as now) time
cross join lateral (
  select count(*) as taken from app.bookings b where b.workshop_id = w.id and b.state = 'confirmed'
) places
cross join lateral (
  select count(*) as length from app.bookings b where b.workshop_id = w.id and b.state = 'waiting'
) line
cross join lateral (
  select coalesce(jsonb_agg(jsonb_build_object(
    'day', d.day, 'date', d.date,
    'starts', to_char(d.starts, 'HH24:MI'), 'ends', to_char(d.ends, 'HH24:MI')
  ) order by d.day), '[]'::jsonb) as list
  from app.workshop_days d where d.workshop_id = w.id
) days;
comment on view app.workshop_cards is 'A workshop as the site shows it. The one place that says what is open, full or closed.';

create function public.list_workshops() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(c.card order by c.starts_at, c.slug), '[]'::jsonb) from app.workshop_cards c;
$$;
comment on function public.list_workshops() is 'Every workshop, past and to come, by first day: what a build reads.';

create function public.live_workshops() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'as_of', app.clock(),
    'workshops', coalesce((
      select jsonb_agg(c.card order by c.starts_at, c.slug)
      from app.workshop_cards c where c.ends_at > (select app.clock())
    ), '[]'::jsonb)
  );
$$;
comment on function public.live_workshops() is 'The workshops that have not ended, with the places left at this moment.';

create function public.show_workshop(slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select c.card from app.workshop_cards c where c.slug = show_workshop.slug;
$$;
comment on function public.show_workshop(text) is 'One workshop, or null.';

revoke execute on function public.list_workshops(), public.live_workshops(), public.show_workshop(text)
from public, anon, authenticated;
grant execute on function public.list_workshops(), public.live_workshops(), public.show_workshop(text)
to service_role;
