create function app.forget_forms(asked_person uuid) returns void
language sql set search_path = '' as $$
  delete from app.idempotency_keys k where k.key in (select f.key from app.forms_of(asked_person) f);
$$;
comment on function app.forget_forms(uuid) is 'Removes the marks of the forms with which a person was booked.';

create function app.workshops_of(asked_person uuid) returns uuid[]
language sql stable set search_path = '' as $$
  select array(
    select b.workshop_id from app.bookings b where b.person_id = asked_person and b.state <> 'cancelled'
    union
    select m.workshop_id from app.make_ups m join app.bookings b on b.id = m.booking_id
    where b.person_id = asked_person and m.mark is null and m.cancelled_at is null
    union
    select t.workshop_id from app.party_managers m join app.parties t on t.id = m.party_id
    where m.person_id = asked_person
  );
$$;
comment on function app.workshops_of(uuid) is 'Where it changes something that a person is gone: their open bookings, the days they make up, the parties they answer for.';

create view app.belongings as
select d.person_id from app.attendee_details d
union all select n.person_id from app.access_needs n
union all select m.person_id from app.party_managers m
union all select c.person_id from app.email_changes c
union all select i.person_id from app.interest i
union all select h.person_id from app.champions h
-- The holder of a replaced email is still to be told that it was replaced.
union all select e.recipient_id from app.emails e
  where e.recipient_id is not null and e.state in ('queued', 'claimed', 'sending', 'retry');
comment on view app.belongings is 'Whoever something belongs to. A person who is not here is a bare email, and is kept no longer.';

create function app.is_nameless(asked_person uuid) returns boolean
language sql stable set search_path = '' as $$
  select not exists (select 1 from app.belongings b where b.person_id = asked_person);
$$;
comment on function app.is_nameless(uuid) is 'Whether nothing belongs to a person any more.';

create function app.forget_counts(emails text[], bookings uuid[]) returns void
language sql set search_path = '' as $$
  delete from app.limits l where (l.subject, l.hour) in (
    select o.subject, o.hour from app.limits o
    where (o.subject, o.hour) in (select c.subject, c.hour from app.counts_of(emails, bookings) c)
    -- What is being counted at this moment belongs to a new request, and goes within hours.
    for update skip locked
  );
$$;
comment on function app.forget_counts(text[], uuid[]) is 'Removes what the limits have counted of some emails and some bookings.';

create function public.erase_person(person_id uuid, link_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  person app.people;
  workshop app.workshops;
  locked app.workshops[];
  booking app.bookings;
  wished uuid[];
  emails text[];
  moment timestamptz;
begin
  -- Places on days to come are given up. Who came to a day before, and where the last one has begun, stays a figure.
  select coalesce(array_agg(w), '{}') into locked
  from app.lock_workshops(app.workshops_of(erase_person.person_id)) w;
  moment := app.clock();
  -- Whoever makes offers writes to people afterwards, so the turn comes before the person here as well.
  perform app.take_turn_with_offers();
  select p.* into person from app.people p where p.id = erase_person.person_id for update;
  if not found or person.link_version is distinct from erase_person.link_version then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  if not app.workshops_of(person.id) <@ array(select l.id from unnest(locked) l) then
    -- Booked while this call waited for its locks. The caller tries again.
    raise exception 'a booking came in between' using errcode = 'serialization_failure';
  end if;

  perform app.forget_forms(person.id);
  -- An email that they wanted instead, and that is nobody else's, is theirs as well.
  with wishes as (
    delete from app.email_changes e using app.bookings b
    where b.id = e.booking_id and b.person_id = person.id
    returning e.person_id
  )
  select coalesce(array_agg(w.person_id), '{}') into wished from wishes w;
  wished := array(select p.id from app.people p where p.id = any (wished) and app.is_nameless(p.id));
  emails := array(select p.email from app.people p where p.id = person.id or p.id = any (wished));
  delete from app.make_ups m using app.bookings b, app.workshops w
  where b.id = m.booking_id and b.person_id = person.id and m.mark is null
    and w.id = m.workshop_id and w.ends_at > moment;
  foreach workshop in array locked loop
    select b.* into booking from app.bookings b
    where b.workshop_id = workshop.id and b.person_id = person.id and b.state <> 'cancelled'
      and (b.state <> 'confirmed' or exists (
        select 1 from app.workshop_days d
        where d.workshop_id = workshop.id and (d.date + d.starts) at time zone 'Europe/London' > moment
      ));
    if found then
      perform app.end_booking(booking, 'erased', null, moment);
    end if;
  end loop;
  delete from app.people p where p.id = person.id or (p.id = any (wished) and app.is_nameless(p.id));
  perform app.forget_counts(emails, array(select b.id from app.bookings b where b.person_id = person.id));
  insert into app.audit (at, what, person_id) values (moment, 'person-erased', person.id);
  foreach workshop in array locked loop
    perform app.settle_workshop(workshop, moment);
  end loop;
  return jsonb_build_object('outcome', 'erased');
end;
$$;
comment on function public.erase_person(uuid, integer) is 'Removes all that names a person and gives up their places on days to come. Bookings and the audit trail stay, as ids.';

revoke execute on function public.erase_person(uuid, integer) from public, anon, authenticated;
grant execute on function public.erase_person(uuid, integer) to service_role;
