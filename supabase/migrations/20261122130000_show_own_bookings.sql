alter table app.people add column links_sent integer not null default 0;
comment on column app.people.links_sent is 'How often a link to all of a person''s bookings, or to what is held about them, was asked for.';

create function app.known_person(typed_email text) returns app.people
language sql stable set search_path = '' as $$
  select p.* from app.people p where p.email = app.fold_email(typed_email);
$$;
comment on function app.known_person(text) is 'The person with this email; a row of nulls where nobody has it. Unlike find_person it makes no one.';

create function app.has_something(asked_person uuid, wanted text) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from app.attendee_details d join app.bookings b on b.id = d.booking_id
    where d.person_id = asked_person and not b.is_sample
  )
  or exists (select 1 from app.party_managers m where m.person_id = asked_person)
  or exists (select 1 from app.interest i where i.person_id = asked_person)
  or (wanted = 'data' and exists (select 1 from app.champions c where c.person_id = asked_person));
$$;
comment on function app.has_something(uuid, text) is 'Whether a link would show a person anything: of their bookings and what they asked to hear of, or of all that is kept. Sample people have no mailbox.';

create function public.ask_my_bookings(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  wanted text := request ->> 'what';
  person app.people;
begin
  if wanted is null or wanted not in ('bookings', 'data') then
    raise exception 'not something to ask for' using errcode = 'invalid_parameter_value';
  end if;
  if app.count_asker('my-' || wanted, request, moment) > 0 then
    return jsonb_build_object('outcome', 'limited');
  end if;
  person := app.known_person(request ->> 'email');
  if person.id is null or not app.has_something(person.id, wanted) then
    return jsonb_build_object('outcome', 'unknown');
  end if;
  update app.people p set links_sent = p.links_sent + 1 where p.id = person.id returning p.* into person;
  if found then
    perform app.queue_email('person', person.id, 'my-' || wanted, person.links_sent, moment);
  end if;
  return jsonb_build_object('outcome', 'sent');
end;
$$;
comment on function public.ask_my_bookings(jsonb) is 'Owes an email with a link to all of someone''s bookings, or to what is held about them. What came of it is never shown to whoever asked.';

create function public.show_my_bookings(person_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'id', p.id, 'email', p.email, 'link_version', p.link_version,
    'bookings', (
      select coalesce(jsonb_agg(b.card order by b.starts_at, b.id), '[]'::jsonb)
      from app.booking_cards b where b.person_id = p.id
    ),
    'parties', (
      select coalesce(jsonb_agg(c.card order by c.card -> 'workshop' ->> 'starts_at', c.id), '[]'::jsonb)
      from app.party_managers m join app.party_cards c on c.id = m.party_id
      where m.person_id = p.id
    ),
    'interest', (
      select coalesce(
        jsonb_agg(jsonb_build_object('id', i.id, 'course', i.course) order by i.created_at, i.id), '[]'::jsonb
      )
      from app.interest i where i.person_id = p.id and i.told_at is null
    )
  )
  from app.people p where p.id = show_my_bookings.person_id;
$$;
comment on function public.show_my_bookings(uuid) is 'All bookings of a person, the parties they booked and the courses they want to hear of, or null. For the holder of their link only.';

create function public.show_calendar(person_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'id', p.id, 'link_version', p.link_version,
    'bookings', (
      select coalesce(
        jsonb_agg(c.card || jsonb_build_object('changed_at', b.changed_at) order by c.starts_at, c.id), '[]'::jsonb
      )
      from app.bookings b join app.booking_cards c on c.id = b.id
      where b.person_id = p.id and b.confirmed_at is not null
        and (b.state = 'confirmed' or b.changed_at > app.clock() - interval '30 days')
    )
  )
  from app.people p where p.id = show_calendar.person_id;
$$;
comment on function public.show_calendar(uuid) is 'What a person''s calendar shows, or null: every place that they have or had, and for 30 days the places that they lost.';

create function app.subjects_of(asked_person uuid) returns table (id uuid)
language sql stable set search_path = '' as $$
  select asked_person
  union all select d.booking_id from app.attendee_details d where d.person_id = asked_person
  union all select m.party_id from app.party_managers m where m.person_id = asked_person
  union all select e.id from app.email_changes e
    where e.person_id = asked_person
      or e.booking_id in (select d.booking_id from app.attendee_details d where d.person_id = asked_person)
  union all select i.id from app.interest i where i.person_id = asked_person
  union all select c.id from app.champions c where c.person_id = asked_person;
$$;
comment on function app.subjects_of(uuid) is 'Everything of a person that an email can be about.';

create function app.forms_of(asked_person uuid) returns setof app.idempotency_keys
language sql stable set search_path = '' as $$
  select k.* from app.idempotency_keys k
  where k.outcome ->> 'booking_id' in (
    select d.booking_id::text from app.attendee_details d where d.person_id = asked_person
  )
  or k.outcome ->> 'party_id' in (
    select m.party_id::text from app.party_managers m where m.person_id = asked_person
    union
    select b.party_id::text from app.attendee_details d join app.bookings b on b.id = d.booking_id
    where d.person_id = asked_person
  );
$$;
comment on function app.forms_of(uuid) is 'The marks of the forms with which a person was booked, or booked others: each holds a digest of what was typed.';

create function app.counts_of(emails text[], bookings uuid[]) returns setof app.limits
language sql stable set search_path = '' as $$
  select l.* from app.limits l where l.subject like any (array(
    select '%:email:' || encode(sha256(convert_to(e, 'UTF8')), 'hex') from unnest(emails) e
    union all
    select '%:booking:' || b from unnest(bookings) b
  ));
$$;
comment on function app.counts_of(text[], uuid[]) is 'What the limits have counted of some emails, kept as a digest of each, and behind the links of some bookings.';

create function public.show_what_we_hold(person_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  -- Whole rows, so that a column that is added later is shown without anybody having to think of it.
  select jsonb_build_object(
    'person', to_jsonb(p),
    'bookings', (
      select coalesce(jsonb_agg(to_jsonb(b) || jsonb_build_object(
        'workshop', (
          select jsonb_build_object(
            'title', w.title, 'venue', w.venue, 'starts_at', w.starts_at, 'ends_at', w.ends_at,
            'last_day_starts_at', (
              select max((o.date + o.starts) at time zone 'Europe/London')
              from app.workshop_days o where o.workshop_id = w.id
            )
          )
          from app.workshops w where w.id = b.workshop_id
        ),
        'details', to_jsonb(d),
        'needs', (select to_jsonb(n) from app.access_needs n where n.booking_id = b.id),
        'attendance', (
          select coalesce(jsonb_agg(to_jsonb(a) order by a.day), '[]'::jsonb)
          from app.attendance a where a.booking_id = b.id
        ),
        'make_ups', (
          select coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('starts_at', (
            select (o.date + o.starts) at time zone 'Europe/London'
            from app.workshop_days o where o.workshop_id = m.workshop_id and o.day = m.day and m.date is null
          )) order by m.missed_day), '[]'::jsonb)
          from app.make_ups m where m.booking_id = b.id
        ),
        'missed_make_ups', (
          select coalesce(jsonb_agg(to_jsonb(m) order by m.missed_day, m.agreed_at), '[]'::jsonb)
          from app.missed_make_ups m where m.booking_id = b.id
        )
      ) order by b.created_at, b.id), '[]'::jsonb)
      from app.attendee_details d join app.bookings b on b.id = d.booking_id
      where d.person_id = p.id
    ),
    -- Never who the others are: that is theirs.
    'parties', (
      select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('manager', to_jsonb(m)) order by t.created_at, t.id), '[]'::jsonb)
      from app.party_managers m join app.parties t on t.id = m.party_id
      where m.person_id = p.id
    ),
    'interest', (
      select coalesce(jsonb_agg(to_jsonb(i) order by i.created_at, i.id), '[]'::jsonb)
      from app.interest i where i.person_id = p.id
    ),
    'champion', (select to_jsonb(c) from app.champions c where c.person_id = p.id),
    'email_changes', (
      select coalesce(jsonb_agg(to_jsonb(e) || jsonb_build_object('email', n.email) order by e.created_at, e.id), '[]'::jsonb)
      from app.email_changes e join app.people n on n.id = e.person_id
      where e.person_id = p.id or e.booking_id in (
        select d.booking_id from app.attendee_details d where d.person_id = p.id
      )
    ),
    'emails', (
      select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]'::jsonb)
      from app.emails e
      where e.subject_id in (select subjects.id from app.subjects_of(p.id) subjects) or e.recipient_id = p.id
    ),
    'changes', (
      select coalesce(jsonb_agg(to_jsonb(a) order by a.id), '[]'::jsonb)
      from app.audit a where a.person_id = p.id
    ),
    'forms', (
      select coalesce(jsonb_agg(to_jsonb(k) order by k.created_at, k.key), '[]'::jsonb)
      from app.forms_of(p.id) k
    ),
    'counts', (
      select coalesce(jsonb_agg(to_jsonb(l) order by l.hour, l.subject), '[]'::jsonb)
      from app.counts_of(
        array[p.email], array(select d.booking_id from app.attendee_details d where d.person_id = p.id)
      ) l
    )
  )
  from app.people p where p.id = show_what_we_hold.person_id;
$$;
comment on function public.show_what_we_hold(uuid) is 'All that is kept about a person, or null. For them alone.';

create function public.renew_links(person_id uuid, link_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  -- What belongs to a workshop changes under its lock, which comes before that of a person.
  perform app.lock_workshops(array(
    select t.workshop_id from app.parties t join app.party_managers m on m.party_id = t.id
    where m.person_id = renew_links.person_id
  ));
  update app.people p set link_version = p.link_version + 1
  where p.id = renew_links.person_id and p.link_version = renew_links.link_version;
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  update app.parties t set link_version = t.link_version + 1
  where t.id in (select m.party_id from app.party_managers m where m.person_id = renew_links.person_id);
  insert into app.audit (at, what, person_id) values (app.clock(), 'links-renewed', renew_links.person_id);
  return jsonb_build_object('outcome', 'renewed');
end;
$$;
comment on function public.renew_links(uuid, integer) is 'Ends every link to all of a person''s bookings, to what is held, to their calendar and to the teams that they booked. Links to single bookings go on.';

revoke execute on function
  public.ask_my_bookings(jsonb), public.show_my_bookings(uuid), public.show_calendar(uuid),
  public.show_what_we_hold(uuid), public.renew_links(uuid, integer)
from public, anon, authenticated;
grant execute on function
  public.ask_my_bookings(jsonb), public.show_my_bookings(uuid), public.show_calendar(uuid),
  public.show_what_we_hold(uuid), public.renew_links(uuid, integer)
to service_role;
