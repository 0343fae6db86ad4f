create table app.page_feedback (
  id uuid primary key default gen_random_uuid(),
  page text not null check (char_length(page) <= 200 and page ~ '^/([a-z0-9-]+/)*$'),
  answer text not null check (answer in ('yes', 'no', 'problem')),
  words text not null default '' check (app.is_prose(words, 1000)),
  at timestamptz not null
);
comment on table app.page_feedback is 'What readers said of a page: an answer and perhaps some words. Nothing here tells who they were.';
alter table app.page_feedback enable row level security;
create index page_feedback_by_time on app.page_feedback (at);

create function app.count_feedback(action text, request jsonb, moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  client text := nullif(request ->> 'client', '');
begin
  if client is null then
    return 0;
  end if;
  return app.count_request(
    action || ':client:' || left(client, 128),
    coalesce((request -> 'limits' ->> 'client_per_hour')::integer, 300), moment
  );
end;
$$;
comment on function app.count_feedback(text, jsonb, timestamptz) is 'Counts what a client sends about pages; 0, or the seconds to wait.';

create function public.leave_feedback(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  wait integer := app.count_feedback('feedback', request, moment);
  feedback uuid;
begin
  if wait > 0 then
    return jsonb_build_object('outcome', 'limited', 'retry_after', wait);
  end if;
  insert into app.page_feedback (page, answer, at)
  values (request ->> 'page', request ->> 'answer', moment)
  returning id into feedback;
  return jsonb_build_object('outcome', 'received', 'feedback_id', feedback);
end;
$$;
comment on function public.leave_feedback(jsonb) is 'Keeps a reader''s answer about a page. The id that comes back takes words once, and shows nothing.';

create function public.add_feedback_words(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  wait integer := app.count_feedback('feedback-words', request, moment);
begin
  if wait > 0 then
    return jsonb_build_object('outcome', 'limited', 'retry_after', wait);
  end if;
  -- The same words again are a second press on the button.
  update app.page_feedback f set words = request ->> 'words'
  where f.id = (request ->> 'feedback_id')::uuid
    and f.at > moment - interval '24 hours'
    and f.words in ('', request ->> 'words');
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  return jsonb_build_object('outcome', 'received');
end;
$$;
comment on function public.add_feedback_words(jsonb) is 'Adds words to an answer of the last 24 hours that has none yet.';

create or replace function public.purge_expired() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  keys_removed integer;
  limits_removed integer;
  emails_removed integer;
  feedback_removed integer;
  unconfirmed integer;
  departed integer;
begin
  delete from app.idempotency_keys k where k.created_at <= moment - interval '24 hours';
  get diagnostics keys_removed = row_count;
  -- Only this hour and the one before it count.
  delete from app.limits l where l.hour < moment - interval '2 hours';
  get diagnostics limits_removed = row_count;
  delete from app.check_runs c where c.at < moment - interval '7 days';
  delete from app.page_feedback f where f.at <= moment - interval '1 year';
  get diagnostics feedback_removed = row_count;

  emails_removed := app.purge_emails(moment);
  -- A link to confirm lasts 7 days; one more for an email that was late.
  unconfirmed := app.purge_champions('pending', moment - interval '8 days');
  departed := app.purge_champions('left', moment - interval '30 days');
  perform app.purge_nameless_people();

  return jsonb_build_object(
    'idempotency_keys', keys_removed, 'limits', limits_removed, 'emails', emails_removed,
    'page_feedback', feedback_removed, 'unconfirmed_champions', unconfirmed, 'left_champions', departed
  );
end;
$$;

revoke execute on function public.leave_feedback(jsonb), public.add_feedback_words(jsonb)
from public, anon, authenticated;
grant execute on function public.leave_feedback(jsonb), public.add_feedback_words(jsonb) to service_role;
