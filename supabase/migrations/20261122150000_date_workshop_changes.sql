create or replace function public.list_workshops() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(
    jsonb_agg(c.card || jsonb_build_object('changed_at', news.at) order by c.starts_at, c.slug), '[]'::jsonb
  )
  from app.workshop_cards c
  left join (
    -- One look through the trail for all of them, not one for each.
    select a.workshop_id, max(a.at) as at from app.audit a
    where a.what in ('workshop-changed', 'workshop-cancelled')
    group by a.workshop_id
  ) news on news.workshop_id = c.id;
$$;
comment on function public.list_workshops() is 'Every workshop, past and to come, by first day: what a build reads. `changed_at` is when it was last changed or called off, null where it never was.';
