-- Purging again, now of everything that is kept for a time only, in batches.

create function app.purge_batch() returns integer
language sql immutable
return 5000;
comment on function app.purge_batch() is 'How many rows of a kind one purge removes at most: it runs where time is short.';

create function app.purge_keys(moment timestamptz) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.idempotency_keys k where k.key in (
      select o.key from app.idempotency_keys o where o.created_at <= moment - interval '24 hours'
      limit app.purge_batch()
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;
comment on function app.purge_keys(timestamptz) is 'Removes the marks of forms after 24 hours.';

create function app.purge_limits(moment timestamptz) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.limits l where (l.subject, l.hour) in (
      select o.subject, o.hour from app.limits o where o.hour < moment - interval '2 hours' limit app.purge_batch()
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;
comment on function app.purge_limits(timestamptz) is 'Removes what the limits counted: only this hour and the one before it count.';

create function app.purge_feedback(moment timestamptz) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.page_feedback f where f.id in (
      select o.id from app.page_feedback o where o.at <= moment - interval '1 year' limit app.purge_batch()
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;
comment on function app.purge_feedback(timestamptz) is 'Removes what was said about pages after a year.';

create function app.purge_email_changes(moment timestamptz) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.email_changes e where e.id in (
      select o.id from app.email_changes o where not app.is_wish_alive(o, moment) limit app.purge_batch()
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;
comment on function app.purge_email_changes(timestamptz) is 'Removes wishes for another email after a day.';

create or replace function app.purge_champions(old_status text, before timestamptz) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.champions c where c.id in (
      select o.id from app.champions o where o.status = old_status and o.changed_at < before
      limit app.purge_batch() for update skip locked
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;

create or replace function app.purge_nameless_people() returns integer
language plpgsql set search_path = '' as $$
declare
  candidate uuid;
  removed integer := 0;
begin
  for candidate in
    select p.id from app.people p
    where not exists (select 1 from app.belongings b where b.person_id = p.id)
    limit app.purge_batch() for update skip locked
  loop
    -- Asked again now that the row is held: someone may have booked in between.
    delete from app.people p where p.id = candidate and app.is_nameless(candidate);
    if found then
      removed := removed + 1;
    end if;
  end loop;
  return removed;
end;
$$;

create or replace function app.purge_emails(moment timestamptz) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.emails e
    where e.id in (
      select o.id from app.emails o
      where o.settled_at is not null and case o.subject_type
        when 'booking' then not exists (
          select 1 from app.bookings b join app.workshops w on w.id = b.workshop_id
          where b.id = o.subject_id
            and (w.ends_at > moment - interval '30 days' or app.last_day_ends(b) > moment - interval '30 days')
        )
        when 'party' then not exists (
          select 1 from app.parties p join app.workshops w on w.id = p.workshop_id
          where p.id = o.subject_id and w.ends_at > moment - interval '30 days'
        )
        else o.settled_at < moment - interval '30 days'
      end
      limit app.purge_batch()
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;
comment on function app.purge_emails(timestamptz) is 'Removes settled emails 30 days after the last day, and those about no workshop 30 days after they were settled.';

create function app.purge_needs(moment timestamptz) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.access_needs n where n.booking_id in (
      select o.booking_id
      from app.access_needs o join app.bookings b on b.id = o.booking_id join app.workshops w on w.id = b.workshop_id
      where w.ends_at <= moment - interval '14 days' and app.last_day_ends(b) <= moment - interval '14 days'
      limit app.purge_batch()
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;
comment on function app.purge_needs(timestamptz) is 'Removes access needs 14 days after the last day, a day that makes up for a missed one included. Those of a booking that ends go with it.';

create function app.last_workshop_ended(asked_person uuid) returns timestamptz
language sql stable set search_path = '' as $$
  select max(w.ends_at) from app.workshops w where w.id in (
    select b.workshop_id from app.attendee_details d join app.bookings b on b.id = d.booking_id
    where d.person_id = asked_person
    union
    select p.workshop_id from app.party_managers m join app.parties p on p.id = m.party_id
    where m.person_id = asked_person
  );
$$;
comment on function app.last_workshop_ended(uuid) is 'When the last workshop ended that a person booked, for themselves or for others.';

create function app.purge_details(moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  candidate uuid;
  removed integer := 0;
begin
  for candidate in
    select p.id from app.people p
    where p.id in (
      select d.person_id from app.attendee_details d
      join app.bookings b on b.id = d.booking_id join app.workshops w on w.id = b.workshop_id
      where w.ends_at <= moment - interval '2 years'
      union
      select m.person_id from app.party_managers m
      join app.parties t on t.id = m.party_id join app.workshops w on w.id = t.workshop_id
      where w.ends_at <= moment - interval '2 years'
    )
    and app.last_workshop_ended(p.id) <= moment - interval '2 years'
    limit app.purge_batch() for update skip locked
  loop
    -- Asked again now that the row is held: someone may have booked in between.
    continue when app.last_workshop_ended(candidate) > moment - interval '2 years';
    delete from app.access_needs n where n.person_id = candidate;
    delete from app.email_changes e where e.person_id = candidate;
    delete from app.party_managers m where m.person_id = candidate;
    delete from app.attendee_details d where d.person_id = candidate;
    insert into app.audit (at, what, person_id) values (moment, 'person-expired', candidate);
    removed := removed + 1;
  end loop;
  return removed;
end;
$$;
comment on function app.purge_details(timestamptz) is 'Removes what was typed for bookings two years after a person''s last workshop. Who is nothing else goes with it.';

create function app.purge_unpressed(moment timestamptz) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.attendee_details d where d.booking_id in (
      select b.id from app.attendee_details o join app.bookings b on b.id = o.booking_id
      where b.ended_as = 'unpressed' and b.changed_at <= moment - interval '30 days'
      limit app.purge_batch()
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;
comment on function app.purge_unpressed(timestamptz) is 'Removes what was typed for bookings whose link was never pressed, 30 days after they ended: it may have been somebody else''s email.';

create function app.purge_interest(moment timestamptz) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.interest i where i.id in (
      select o.id from app.interest o
      where o.told_at <= moment - interval '30 days' or o.created_at <= moment - interval '2 years'
      limit app.purge_batch()
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;
comment on function app.purge_interest(timestamptz) is 'Removes interest 30 days after it was answered, or two years after it was noted.';

create or replace function public.purge_expired() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  counts jsonb;
begin
  delete from app.check_runs c where c.at < moment - interval '7 days';
  counts := jsonb_build_object(
    'idempotency_keys', app.purge_keys(moment), 'limits', app.purge_limits(moment),
    'page_feedback', app.purge_feedback(moment), 'email_changes', app.purge_email_changes(moment),
    'emails', app.purge_emails(moment),
    -- A link to confirm lasts 7 days; one more for an email that was late.
    'unconfirmed_champions', app.purge_champions('pending', moment - interval '8 days'),
    'left_champions', app.purge_champions('left', moment - interval '30 days'),
    'access_needs', app.purge_needs(moment), 'interest', app.purge_interest(moment),
    'unconfirmed_bookings', app.purge_unpressed(moment)
  );
  -- Who is nothing else any more goes last.
  counts := counts || jsonb_build_object('people', app.purge_details(moment));
  counts := counts || jsonb_build_object('nameless_people', app.purge_nameless_people());
  return counts || jsonb_build_object('more', (
    select count(*) from jsonb_each_text(counts) c where c.value::integer >= app.purge_batch()
  ));
end;
$$;
comment on function public.purge_expired() is 'Removes what is kept for a time only, in batches, and counts it by kind; more is how many kinds there is more of.';
