create or replace function app.email_context(about_type text, about_id uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  case about_type
    when 'booking' then
      return (select b.card from app.booking_cards b where b.id = about_id);
    when 'party' then
      return (
        select p.card || jsonb_build_object('person', p.card -> 'manager') from app.party_cards p where p.id = about_id
      );
    when 'person' then
      return (
        select jsonb_build_object(
          'id', p.id, 'person', jsonb_build_object('email', p.email), 'link_version', p.link_version
        )
        from app.people p where p.id = about_id
      );
    when 'email-change' then
      return (
        select jsonb_build_object(
          'id', c.id, 'person', jsonb_build_object('email', p.email), 'booking', b.card
        )
        from app.email_changes c
        join app.people p on p.id = c.person_id
        join app.booking_cards b on b.id = c.booking_id
        where c.id = about_id
      );
    when 'interest' then
      return (
        select jsonb_build_object(
          'id', i.id, 'person', jsonb_build_object('email', p.email), 'course', i.course, 'workshop', w.card
        )
        from app.interest i
        join app.people p on p.id = i.person_id
        left join app.workshop_cards w on w.id = i.told_of
        where i.id = about_id
      );
    else
      return (select c.card from app.champion_cards c where c.id = about_id);
  end case;
end;
$$;

create function app.has_reader(email app.emails) returns boolean
language sql stable set search_path = '' as $$
  select case email.subject_type
    when 'booking' then exists (select 1 from app.attendee_details d where d.booking_id = email.subject_id)
    when 'party' then exists (select 1 from app.party_managers m where m.party_id = email.subject_id)
    when 'person' then exists (select 1 from app.people p where p.id = email.subject_id)
    when 'email-change' then exists (
      select 1 from app.email_changes c join app.attendee_details d on d.booking_id = c.booking_id
      where c.id = email.subject_id
    )
    when 'interest' then exists (select 1 from app.interest i where i.id = email.subject_id)
    else exists (select 1 from app.champions c where c.id = email.subject_id)
  end and (
    email.recipient_id is null or exists (select 1 from app.people p where p.id = email.recipient_id)
  );
$$;
comment on function app.has_reader(app.emails) is 'Whether there is anybody left whom an email is for: email_context finds them too, and all that it speaks of.';

create function app.may_be_in_calendar(asked_booking uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from app.emails e
    where e.subject_id = asked_booking and e.recipient_id is null
      and e.state in ('claimed', 'sending', 'sent', 'unknown') and e.kind in (
        'booked', 'promoted', 'handed-to-you', 'handed-back', 'moved-here', 'details-changed', 'email-changed',
        'workshop-changed'
      )
  );
$$;
comment on function app.may_be_in_calendar(uuid) is 'Whether an email can have arrived that brings a booking to a calendar, so that there is something to take out again.';

create function app.told_beside(email app.emails) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  case email.kind
    when 'workshop-changed', 'party-workshop-changed' then
      return jsonb_build_object('was', app.workshop_last_told(email));
    when 'party-unpressed' then
      return jsonb_build_object('unpressed', app.unpressed_colleagues(email.subject_id, (
        select min(e.created_at) from app.emails e
        where e.subject_id = email.subject_id and e.kind = email.kind and e.version = email.version
      )));
    when 'cancelled', 'workshop-cancelled', 'handed-over', 'moved-away', 'email-left' then
      return jsonb_build_object('invited', app.may_be_in_calendar(email.subject_id));
    else
      return '{}';
  end case;
end;
$$;
comment on function app.told_beside(app.emails) is 'What an email tells of the occasion that it was owed for, beside how things are now.';

create function app.stands(asked_booking uuid, states text[], moment timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select 1 from app.bookings b
    where b.id = asked_booking and b.state = any (states) and (b.deadline is null or b.deadline > moment)
  );
end;
$$;
comment on function app.stands(uuid, text[], timestamptz) is 'Whether a booking is in one of some states, and not past its time.';

create function app.email_still_true(email app.emails, moment timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  case email.kind
    when 'booked', 'promoted', 'handed-to-you', 'handed-back', 'moved-here' then
      return exists (
        select 1 from app.bookings b join app.workshops w on w.id = b.workshop_id
        where b.id = email.subject_id and b.state = 'confirmed' and w.ends_at > moment
      );
    when 'waiting' then
      return app.stands(email.subject_id, '{waiting}', moment) and exists (
        select 1 from app.bookings b join app.workshops w on w.id = b.workshop_id
        where b.id = email.subject_id and w.cancelled_at is null and w.starts_at > moment
      );
    when 'hold' then
      return app.stands(email.subject_id, '{held,waiting}', moment) and exists (
        select 1 from app.bookings b where b.id = email.subject_id and b.held_until is not null
      );
    when 'offered' then
      return app.stands(email.subject_id, '{offered}', moment);
    when 'last-places' then
      return exists (
        select 1 from app.bookings b join app.workshops w on w.id = b.workshop_id
        where b.id = email.subject_id and b.state = 'waiting' and b.told_free_at is not null
          and w.cancelled_at is null and w.starts_at > moment
      );
    when 'hold-lapsed', 'offer-lapsed', 'offer-passed' then
      -- Who is booked there again, or proved the email for another booking, is held something.
      return not exists (
        select 1 from app.bookings b join app.bookings o on o.workshop_id = b.workshop_id and o.person_id = b.person_id
        where b.id = email.subject_id and app.stands(o.id, '{held,confirmed,waiting,offered}', moment)
      );
    when 'details-changed', 'email-changed' then
      return app.stands(email.subject_id, '{held,confirmed,waiting,offered}', moment);
    when 'workshop-changed' then
      return app.stands(email.subject_id, '{held,confirmed,waiting,offered}', moment) and exists (
        select 1 from app.bookings b join app.workshops w on w.id = b.workshop_id
        where b.id = email.subject_id and w.cancelled_at is null and w.ends_at > moment
          and (b.state = 'confirmed' or w.starts_at > moment)
      );
    when 'joining' then
      return exists (
        select 1 from app.bookings b join app.workshops w on w.id = b.workshop_id
        where b.id = email.subject_id and b.state = 'confirmed' and w.joining_version = email.version
          and w.ends_at > moment
      );
    when 'reminder-week', 'reminder-day', 'reminder-later-day', 'make-up-week', 'make-up-day' then
      return exists (
        select 1 from app.reminders_ahead a
        where a.booking_id = email.subject_id and email.kind in (a.kind || '-week', a.kind || '-day')
          and a.version = email.version and a.begins > moment
      );
    when 'make-up' then
      return app.stands(email.subject_id, '{confirmed}', moment) and exists (
        select 1 from app.make_ups m join app.workshop_days d on d.workshop_id = m.workshop_id and d.day = m.day
        where m.booking_id = email.subject_id and m.cancelled_at is null
          and (d.date + d.ends) at time zone 'Europe/London' > moment
      );
    when 'make-up-cancelled' then
      return exists (
        select 1 from app.make_ups m where m.booking_id = email.subject_id and m.cancelled_at is not null
      );
    when 'party-booked', 'party-workshop-changed' then
      return exists (
        select 1 from app.parties t join app.workshops w on w.id = t.workshop_id
        where t.id = email.subject_id and w.cancelled_at is null and w.ends_at > moment
      );
    when 'party-offered' then
      return exists (
        select 1 from app.bookings b join app.workshops w on w.id = b.workshop_id
        where b.party_id = email.subject_id and w.cancelled_at is null and w.starts_at > moment
          and (b.offer_until > moment or b.told_free_at is not null) and b.state in ('offered', 'waiting')
      );
    when 'party-too-large' then
      return exists (
        select 1 from app.bookings b join app.workshops w on w.id = b.workshop_id
        where b.party_id = email.subject_id and b.state = 'waiting' and b.together
          and w.cancelled_at is null and w.starts_at > moment
        group by w.id having count(*) > w.capacity
      );
    when 'confirm-email' then
      return exists (
        select 1 from app.email_changes c
        where c.id = email.subject_id and c.confirmed_at is null and app.is_wish_alive(c, moment)
          and app.stands(c.booking_id, '{held,confirmed,waiting,offered}', moment)
      );
    when 'interest-open' then
      -- Somebody who asked to hear of a date that can be booked.
      return exists (
        select 1 from app.interest i join app.workshops w on w.id = i.told_of
        where i.id = email.subject_id and w.cancelled_at is null and w.closes_at > moment
      );
    else
      -- What has come to its end stays so.
      return true;
  end case;
end;
$$;
comment on function app.email_still_true(app.emails, timestamptz) is 'Whether what an email says of how things stand, asks for or reminds of is still so. The one place that knows when an email is over.';

create function app.withdraw_untrue(email app.emails, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  update app.emails e set state = 'withdrawn', reason = 'no-longer-true', lease_until = null, settled_at = moment
  where e.id = email.id;
  if email.kind = 'interest-open' then
    perform app.renew_interest(email.subject_id);
  end if;
end;
$$;
comment on function app.withdraw_untrue(app.emails, timestamptz) is 'Takes back an email that is no longer true. Who was to hear of a date waits to hear of the next.';

create function app.has_deadline(kind text) returns boolean
language sql immutable
return kind in ('hold', 'offered', 'last-places', 'party-offered');
comment on function app.has_deadline(text) is 'Whether an email is about something that goes unless it is answered in time.';

create function app.waits_for_retry(email app.emails, moment timestamptz) returns boolean
language sql stable set search_path = '' as $$
  select (email.state = 'retry' and email.due_at > moment) or (
    email.state = 'queued' and not app.has_deadline(email.kind) and exists (
      select 1 from app.emails r
      where r.subject_id = email.subject_id and r.recipient_id is not distinct from email.recipient_id
        and r.id < email.id and r.state = 'retry' and r.due_at > moment
    )
  );
$$;
comment on function app.waits_for_retry(app.emails, timestamptz) is 'Whether an email is to be tried again later, or is held back by one that is.';

create or replace function public.claim_emails(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  wanted integer := least(greatest((request ->> 'limit')::integer, 1), 500);
  lease interval := make_interval(secs => greatest((request ->> 'lease_seconds')::double precision, 1));
  email app.emails;
  context jsonb;
  recipient text;
  batch jsonb := '[]'::jsonb;
begin
  perform app.return_lost_leases(moment);
  for email in
    select d.* from app.emails d
    where d.state in ('queued', 'retry') and d.due_at <= moment
      -- One email at a time for each booking or champion, in the order in which they were owed. What goes to an email
      -- that was replaced holds up nothing: it may be dead. What has a deadline does not wait, hours perhaps, for the
      -- next try of an earlier one.
      and not exists (
        select 1 from app.emails o
        where o.subject_id = d.subject_id and o.recipient_id is not distinct from d.recipient_id and o.id < d.id
          and o.state in ('queued', 'claimed', 'sending', 'retry')
          and not (app.has_deadline(d.kind) and app.waits_for_retry(o, moment))
      )
    order by d.due_at, d.id limit wanted
    for update skip locked
  loop
    context := app.email_context(email.subject_type, email.subject_id);
    if email.recipient_id is not null then
      select p.email into recipient from app.people p where p.id = email.recipient_id;
      context := case when found then jsonb_set(context, '{person,email}', to_jsonb(recipient)) end;
    end if;
    context := context || app.told_beside(email);
    if context is null then
      update app.emails e set state = 'failed', reason = 'person-erased', settled_at = moment
      where e.id = email.id;
    elsif not app.email_still_true(email, moment) then
      perform app.withdraw_untrue(email, moment);
    else
      update app.emails e set state = 'claimed', claim = gen_random_uuid(), lease_until = moment + lease
      where e.id = email.id
      returning e.* into email;
      batch := batch || jsonb_build_object(
        'id', email.id, 'claim', email.claim, 'message_id', email.message_id, 'kind', email.kind,
        'version', email.version, 'attempt', email.failures + 1, 'subject_type', email.subject_type,
        'created_at', email.created_at, 'context', context
      );
    end if;
  end loop;
  return batch;
end;
$$;

create or replace function public.mark_email_sending(email_id bigint, claim uuid, lease_seconds integer) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  email app.emails;
begin
  select e.* into email from app.emails e
  where e.id = email_id and e.claim = mark_email_sending.claim and e.state = 'claimed' and e.lease_until > moment
  for update;
  if not found then
    return false;
  end if;
  -- Since it was claimed, the person may have been erased, and what it reminds of cancelled.
  if not app.has_reader(email) then
    update app.emails e
    set state = 'withdrawn', reason = 'person-erased', lease_until = null, settled_at = moment
    where e.id = email.id;
    return false;
  elsif not app.email_still_true(email, moment) then
    perform app.withdraw_untrue(email, moment);
    return false;
  end if;
  update app.emails e
  set state = 'sending', lease_until = moment + make_interval(secs => greatest(lease_seconds, 1))
  where e.id = email.id;
  return true;
end;
$$;
