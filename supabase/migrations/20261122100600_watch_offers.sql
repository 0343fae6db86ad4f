create function app.places_by_client(moment timestamptz) returns table (workshop_id uuid, most double precision)
language sql stable set search_path = '' as $$
  select split_part(c.subject, ':', 2)::uuid, max(c.places) from (
    -- As the limits do: of the hour before, as much as has not slid out.
    select l.subject, sum(
      l.hits * least(1, extract(epoch from l.hour + interval '2 hours' - moment)::double precision / 3600)
    ) as places
    from app.limits l
    where starts_with(l.subject, 'places:') and l.hour > moment - interval '2 hours'
    group by l.subject
  ) c
  group by 1;
$$;
comment on function app.places_by_client(timestamptz) is 'The most places of a workshop that one client has taken within an hour.';

create function app.is_guest_with_place(make_up app.make_ups, moment timestamptz) returns boolean
language sql stable set search_path = '' as $$
  select make_up.cancelled_at is null and make_up.mark is null
    and exists (
      select 1 from app.workshop_days d
      where d.workshop_id = make_up.workshop_id and d.day = make_up.day
        and (d.date + d.starts) at time zone 'Europe/London' > moment
    )
    and exists (
      select 1 from app.bookings b join app.bookings o on o.person_id = b.person_id
      where b.id = make_up.booking_id and o.workshop_id = make_up.workshop_id and o.state = 'confirmed'
    );
$$;
comment on function app.is_guest_with_place(app.make_ups, timestamptz) is 'Whether somebody is to come as a guest to a workshop where they have a place meanwhile: they need one chair, not two.';

create or replace function app.count_faults(moment timestamptz) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'workshops_over_capacity', (
      select count(*) from app.workshops w
      where w.ends_at > moment - interval '30 days' and w.capacity < app.places_taken(w.id, moment)
    ),
    'people_booked_twice', (
      select count(*) from (
        select 1 from app.bookings b where b.state <> 'cancelled'
        group by b.workshop_id, b.person_id having count(*) > 1
      ) twice
    ),
    'people_offered_twice', (
      select count(*) from (
        select 1 from app.bookings b where b.state = 'offered' and b.offer_until > moment
        group by b.person_id having count(*) > 1
      ) twice
    ),
    'guests_with_a_place', (select count(*) from app.make_ups m where m.cancelled_at is null and app.is_guest_with_place(m, moment)),
    -- A quarter of an hour for the sweep to come by: until then what is past its time still counts as held.
    'free_places_while_waiting', (
      select count(*) from app.workshops w
      where w.cancelled_at is null and w.starts_at > moment
        and app.owes_line(w, moment) and app.owes_line(w, moment - interval '15 minutes')
    ),
    'offers_past_their_time', (
      select count(*) from app.bookings b
      where b.state = 'offered' and b.deadline <= moment - interval '15 minutes'
    ),
    'holds_past_their_time', (
      select count(*) from app.bookings b
      where b.state in ('held', 'waiting') and b.deadline <= moment - interval '15 minutes'
    ),
    'rushes', (
      select count(*) from app.workshops w
      left join app.places_by_client(moment) taken on taken.workshop_id = w.id
      where w.capacity < 3 * (
        select count(*) from app.bookings b
        where b.workshop_id = w.id and b.state = 'held' and b.held_until > moment
          and b.created_at > moment - interval '1 hour'
      )
      -- Slowly as well: more than half of a workshop waits for links to be pressed.
      or w.capacity < 2 * (
        select count(*) from app.bookings b
        where b.workshop_id = w.id and b.state = 'held' and b.held_until > moment
      )
      -- More people than a team has, and more than half of a workshop.
      or taken.most > greatest(12, w.capacity / 2.0)
    ),
    'needs_past_their_date', (
      select count(*) from app.access_needs n
      join app.bookings b on b.id = n.booking_id join app.workshops w on w.id = b.workshop_id
      where b.state = 'cancelled'
        or (b.state = 'waiting' and w.starts_at <= moment - interval '15 minutes')
        -- The purge runs once a night.
        or (w.ends_at <= moment - interval '15 days' and app.last_day_ends(b) <= moment - interval '15 days')
    ),
    -- Only while emails are kept: 30 days after the last day. Nobody writes to someone who has been erased.
    'bookings_without_email', (
      select count(*) from app.bookings b join app.workshops w on w.id = b.workshop_id
      where not b.is_sample and w.ends_at > moment - interval '30 days'
        and exists (select 1 from app.attendee_details d where d.booking_id = b.id)
        and not exists (
          select 1 from app.emails e
          where e.subject_id = b.id and e.version = b.version
            and e.kind not in (
              'already-booked', 'joining', 'reminder-week', 'reminder-day', 'reminder-later-day', 'make-up-week',
              'make-up-day'
            )
        )
    ),
    -- An email held back by an earlier one to the same person is not stuck itself.
    'emails_stuck', (
      select count(*) from app.emails e
      where (e.state in ('claimed', 'sending') and e.lease_until < moment - interval '15 minutes')
        or (e.state in ('queued', 'retry') and e.due_at < moment - interval '15 minutes' and not exists (
          select 1 from app.emails o
          where o.subject_id = e.subject_id and o.recipient_id is not distinct from e.recipient_id and o.id < e.id
            and o.state in ('queued', 'claimed', 'sending', 'retry')
            and not (app.has_deadline(e.kind) and app.waits_for_retry(o, moment))
        ))
    ),
    'emails_failed', (
      select count(*) from app.emails e
      where e.state = 'failed' and e.reason is distinct from 'person-erased'
        and e.settled_at > moment - interval '7 days' and e.seen_at is null
    ),
    'emails_unknown', (select count(*) from app.emails e where e.state = 'unknown' and e.seen_at is null)
  );
$$;

create function public.list_unsent_emails() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', e.id, 'kind', e.kind, 'subject_type', e.subject_type, 'subject_id', e.subject_id,
    'state', e.state, 'reason', e.reason, 'failures', e.failures, 'settled_at', e.settled_at
  ) order by e.id), '[]'::jsonb)
  from app.emails e
  where e.state in ('failed', 'unknown') and e.seen_at is null and e.reason is distinct from 'person-erased';
$$;
comment on function public.list_unsent_emails() is 'Emails that were given up, and those of which nobody knows whether they arrived: for someone to look at, until somebody has. Ids only.';

revoke execute on function public.list_unsent_emails() from public, anon, authenticated;
grant execute on function public.list_unsent_emails() to service_role;
