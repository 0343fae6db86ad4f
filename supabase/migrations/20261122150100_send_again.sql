-- Whoever runs the workshops sees what became of each email, and has one sent again where that is still right.

create function app.people_of_emails(asked_workshop uuid)
returns table (subject_id uuid, booking_id uuid, person_id uuid, name text)
language sql stable set search_path = '' as $$
  select b.id, b.id, b.person_id, coalesce(d.name, '')
  from app.bookings b left join app.attendee_details d on d.booking_id = b.id
  where b.workshop_id = asked_workshop
  union all
  select c.id, b.id, c.person_id, coalesce(d.name, '')
  from app.email_changes c join app.bookings b on b.id = c.booking_id
  left join app.attendee_details d on d.booking_id = b.id
  where b.workshop_id = asked_workshop
  union all
  select p.id, null, p.manager_id, coalesce(m.name, '')
  from app.parties p left join app.party_managers m on m.party_id = p.id
  where p.workshop_id = asked_workshop
  union all
  select i.id, null, i.person_id, '' from app.interest i where i.told_of = asked_workshop;
$$;
comment on function app.people_of_emails(uuid) is 'Whom the emails about a workshop go to. No name: someone who left an email only, or has been erased.';

create function public.list_emails_of(slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_agg(jsonb_build_object(
    'id', e.id, 'name', o.name, 'email', coalesce(p.email, ''), 'kind', e.kind, 'state', e.state,
    'reason', e.reason, 'owed_at', e.created_at, 'settled_at', e.settled_at, 'seen_at', e.seen_at
  ) order by lower(o.name), o.subject_id, e.id)
    filter (where e.id is not null)
  from app.workshops w
  left join lateral app.people_of_emails(w.id) o on true
  left join app.emails e on e.subject_id = o.subject_id
  left join app.people p on p.id = coalesce(e.recipient_id, o.person_id)
  where w.slug = list_emails_of.slug
  group by w.id;
$$;
comment on function public.list_emails_of(text) is 'What became of each email about a workshop, by person: queued, sent, failed, or unknown. Null where there is none, or no such workshop.';

create function app.may_go_again(email app.emails, moment timestamptz) returns boolean
language sql stable set search_path = '' as $$
  -- Whoever asked for these asks again, and has a newer link.
  select email.kind not in ('my-bookings', 'my-data') and app.email_still_true(email, moment);
$$;
comment on function app.may_go_again(app.emails, timestamptz) is 'Whether an email would say something true if it were sent once more now: not an offer that lapsed, nor a reminder of a day that is past.';

create function app.mark_email_seen(email app.emails, what text, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  update app.emails e set seen_at = moment where e.id = email.id;
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  select moment, what, b.workshop_id, b.id, b.person_id
  from (select 1) always left join app.bookings b on b.id = email.subject_id;
end;
$$;
comment on function app.mark_email_seen(app.emails, text, timestamptz) is 'Notes that somebody has seen to an email, and what they did.';

create function public.send_again(email_id bigint) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  email app.emails;
  newest integer;
begin
  select e.* into email from app.emails e where e.id = send_again.email_id for update;
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  elsif email.state in ('queued', 'claimed', 'sending', 'retry') then
    return jsonb_build_object('outcome', 'under-way');
  elsif email.seen_at is not null then
    return jsonb_build_object('outcome', 'already-seen');
  elsif email.state = 'withdrawn' or not app.has_reader(email) or not app.may_go_again(email, moment) then
    perform app.mark_email_seen(email, 'email-seen', moment);
    return jsonb_build_object('outcome', 'over');
  end if;
  perform app.mark_email_seen(email, 'email-sent-again', moment);
  select max(e.again) into newest from app.emails e
  where e.subject_id = email.subject_id and e.kind = email.kind and e.version = email.version;
  insert into app.emails as e (
    subject_type, subject_id, recipient_id, kind, version, again, due_at, created_at
  ) values (
    email.subject_type, email.subject_id, email.recipient_id, email.kind, email.version, newest + 1, moment, moment
  )
  returning e.* into email;
  return jsonb_build_object('outcome', 'owed', 'email_id', email.id);
end;
$$;
comment on function public.send_again(bigint) is 'Owes an email anew, on purpose: for one that failed, may not have arrived, or was lost by whoever got it. Each goes once more, and is seen to by that; the new one can be sent again in turn. Outcomes: owed, over (it would no longer be true, and is seen to), under-way, already-seen, not-found.';

revoke execute on function public.list_emails_of(text), public.send_again(bigint) from public, anon, authenticated;
grant execute on function public.list_emails_of(text), public.send_again(bigint) to service_role;
