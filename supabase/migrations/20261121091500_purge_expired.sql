create function app.purge_champions(old_status text, before timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  removed integer;
begin
  delete from app.champions c where c.id in (
    select o.id from app.champions o where o.status = old_status and o.changed_at < before for update skip locked
  );
  get diagnostics removed = row_count;
  return removed;
end;
$$;
comment on function app.purge_champions(text, timestamptz) is 'Removes champions that have had a status since before a time.';

create function app.purge_nameless_people() returns integer
language plpgsql set search_path = '' as $$
declare
  candidate uuid;
  removed integer := 0;
begin
  for candidate in
    select p.id from app.people p
    where not exists (select 1 from app.attendee_details d where d.person_id = p.id)
      and not exists (select 1 from app.champions c where c.person_id = p.id)
    for update skip locked
  loop
    -- Asked again now that the row is held: someone may have booked in between.
    delete from app.people p where p.id = candidate
      and not exists (select 1 from app.attendee_details d where d.person_id = p.id)
      and not exists (select 1 from app.champions c where c.person_id = p.id);
    if found then
      removed := removed + 1;
    end if;
  end loop;
  return removed;
end;
$$;
comment on function app.purge_nameless_people() is 'Removes people to whom nothing belongs any more.';

create function app.purge_emails(moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  removed integer;
begin
  delete from app.emails e
  where e.settled_at is not null and case e.subject_type
    when 'booking' then not exists (
      select 1 from app.bookings b join app.workshops w on w.id = b.workshop_id
      where b.id = e.subject_id and w.ends_at > moment - interval '30 days'
    )
    else e.settled_at < moment - interval '30 days'
  end;
  get diagnostics removed = row_count;
  return removed;
end;
$$;
comment on function app.purge_emails(timestamptz) is 'Removes settled emails 30 days after the workshop''s last day, and a champion''s 30 days after it was settled.';

create function public.purge_expired() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  keys_removed integer;
  limits_removed integer;
  emails_removed integer;
  unconfirmed integer;
  departed integer;
begin
  delete from app.idempotency_keys k where k.created_at <= moment - interval '24 hours';
  get diagnostics keys_removed = row_count;
  -- Only this hour and the one before it count.
  delete from app.limits l where l.hour < moment - interval '2 hours';
  get diagnostics limits_removed = row_count;
  delete from app.check_runs c where c.at < moment - interval '7 days';

  emails_removed := app.purge_emails(moment);
  -- A link to confirm lasts 7 days; one more for an email that was late.
  unconfirmed := app.purge_champions('pending', moment - interval '8 days');
  departed := app.purge_champions('left', moment - interval '30 days');
  perform app.purge_nameless_people();

  return jsonb_build_object(
    'idempotency_keys', keys_removed, 'limits', limits_removed, 'emails', emails_removed,
    'unconfirmed_champions', unconfirmed, 'left_champions', departed
  );
end;
$$;
comment on function public.purge_expired() is 'Removes what is kept for a time only, and counts it by kind.';

revoke execute on function public.purge_expired() from public, anon, authenticated;
grant execute on function public.purge_expired() to service_role;
