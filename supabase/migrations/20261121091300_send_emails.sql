create function app.return_lost_leases(moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  update app.emails e set state = 'queued', claim = null, lease_until = null
  where e.id in (
    select l.id from app.emails l where l.state = 'claimed' and l.lease_until <= moment for update skip locked
  );
  -- The conversation had begun: it may have been delivered, so nobody sends it again by themselves.
  update app.emails e set state = 'unknown', lease_until = null, reason = 'lease-ran-out', settled_at = moment
  where e.id in (
    select l.id from app.emails l where l.state = 'sending' and l.lease_until <= moment for update skip locked
  );
end;
$$;
comment on function app.return_lost_leases(timestamptz) is 'Puts emails whose sender went away before sending back in the queue; those cut off while sending become unknown.';

create function app.email_context(about_type text, about_id uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  if about_type = 'booking' then
    return (select b.card from app.booking_cards b where b.id = about_id);
  end if;
  return (select c.card from app.champion_cards c where c.id = about_id);
end;
$$;
comment on function app.email_context(text, uuid) is 'What an email speaks of, as it is now; null when the person has been erased.';

create function public.claim_emails(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  wanted integer := least(greatest((request ->> 'limit')::integer, 1), 500);
  lease interval := make_interval(secs => greatest((request ->> 'lease_seconds')::double precision, 1));
  email app.emails;
  context jsonb;
  batch jsonb := '[]'::jsonb;
begin
  perform app.return_lost_leases(moment);
  for email in
    select d.* from app.emails d
    where d.state in ('queued', 'retry') and d.due_at <= moment
      -- One email at a time for each booking or champion, in the order in which they were owed.
      and not exists (
        select 1 from app.emails o
        where o.subject_id = d.subject_id and o.id < d.id
          and o.state in ('queued', 'claimed', 'sending', 'retry')
      )
    order by d.due_at, d.id limit wanted
    for update skip locked
  loop
    context := app.email_context(email.subject_type, email.subject_id);
    if context is null then
      update app.emails e set state = 'failed', reason = 'person-erased', settled_at = moment
      where e.id = email.id;
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
comment on function public.claim_emails(jsonb) is 'Leases due emails to one sender, with what each needs. Two senders never get the same one.';

create function public.mark_email_sending(email_id bigint, claim uuid, lease_seconds integer) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
begin
  update app.emails e
  set state = 'sending', lease_until = moment + make_interval(secs => greatest(lease_seconds, 1))
  where e.id = email_id and e.claim = mark_email_sending.claim and e.state = 'claimed' and e.lease_until > moment;
  return found;
end;
$$;
comment on function public.mark_email_sending(bigint, uuid, integer) is 'Says that sending begins now; false when the lease is lost and the email must not be sent.';

create function app.retry_delay(failures integer) returns interval
language sql immutable
return make_interval(mins => (array[1, 5, 15, 60, 180, 360, 720])[failures]);
comment on function app.retry_delay(integer) is 'How long to wait after the nth failure; null when it is time to give up.';

create function public.settle_email(email_id bigint, claim uuid, result text, reason text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  email app.emails;
  delay interval;
  new_state text := result;
begin
  select e.* into email from app.emails e
  where e.id = email_id and e.claim = settle_email.claim for update;
  if not found or email.state not in ('claimed', 'sending', 'unknown') then
    return false;
  end if;
  -- A sender that comes back late may say how it ended, but never has an unknown one sent again.
  if email.state = 'unknown' and result not in ('sent', 'failed') then
    return false;
  end if;

  if result = 'retry' then
    delay := app.retry_delay(email.failures + 1);
    new_state := case when delay is null then 'failed' else 'retry' end;
  elsif result not in ('sent', 'failed', 'unknown') then
    raise exception 'not a result of sending an email' using errcode = 'invalid_parameter_value';
  end if;

  update app.emails e set
    state = new_state, lease_until = null,
    failures = e.failures + case when result in ('retry', 'failed') then 1 else 0 end,
    due_at = coalesce(moment + delay, e.due_at),
    reason = left(nullif(settle_email.reason, ''), 200),
    settled_at = case when new_state = 'retry' then null else moment end
  where e.id = email_id;
  return true;
end;
$$;
comment on function public.settle_email(bigint, uuid, text, text) is 'Notes how sending ended; false when the claim is no longer the sender''s.';

revoke execute on function
  public.claim_emails(jsonb), public.mark_email_sending(bigint, uuid, integer),
  public.settle_email(bigint, uuid, text, text)
from public, anon, authenticated;
grant execute on function
  public.claim_emails(jsonb), public.mark_email_sending(bigint, uuid, integer),
  public.settle_email(bigint, uuid, text, text)
to service_role;
