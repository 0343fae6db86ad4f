create table app.limits (
  subject text not null check (char_length(subject) between 1 and 200),
  hour timestamptz not null,
  hits integer not null,
  primary key (subject, hour)
);
comment on table app.limits is 'How often a subject asked in an hour. Subjects are digests: no email and no address is kept.';
alter table app.limits enable row level security;
create index limits_by_hour on app.limits (hour);

create function app.seconds_until_allowed(allowed integer, hits integer, hits_before integer, elapsed double precision)
returns integer
language sql immutable
return greatest(1, ceil(case
  when allowed < 1 then 3600
  -- This hour has room as soon as enough of the previous one has slid out.
  when hits < allowed then 3600 * (1 - (allowed - hits - 1)::double precision / greatest(hits_before, 1) - elapsed)
  -- Otherwise this hour must become the previous one and slide out in turn.
  else 3600 * (1 - elapsed) + 3600 * (1 - (allowed - 1)::double precision / hits)
end))::integer;
comment on function app.seconds_until_allowed(integer, integer, integer, double precision) is 'Seconds until one more request fits; elapsed is the part of this hour that is gone.';

create function app.count_request(asking text, allowed integer, moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  this_hour timestamptz := date_trunc('hour', moment, 'UTC');
  elapsed double precision := extract(epoch from moment - this_hour) / 3600;
  hits_before integer;
  hits_now integer;
  room double precision;
begin
  select l.hits into hits_before from app.limits l
  where l.subject = asking and l.hour = this_hour - interval '1 hour';
  hits_before := coalesce(hits_before, 0);
  room := allowed - hits_before * (1 - elapsed);

  if room >= 1 then
    insert into app.limits as l (subject, hour, hits) values (asking, this_hour, 1)
    on conflict (subject, hour) do update set hits = l.hits + 1 where l.hits + 1 <= room
    returning l.hits into hits_now;
    if hits_now is not null then
      return 0;
    end if;
  end if;

  select l.hits into hits_now from app.limits l where l.subject = asking and l.hour = this_hour;
  return app.seconds_until_allowed(allowed, coalesce(hits_now, 0), hits_before, elapsed);
end;
$$;
comment on function app.count_request(text, integer, timestamptz) is 'Counts a request within a sliding hour and returns 0, or leaves it uncounted and returns the seconds to wait.';

create function app.count_asker(action text, request jsonb, moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  client text := nullif(request ->> 'client', '');
  email_digest text := encode(sha256(convert_to(app.fold_email(request ->> 'email'), 'UTF8')), 'hex');
  wait integer := 0;
begin
  if client is not null then
    wait := app.count_request(
      action || ':client:' || left(client, 128),
      coalesce((request -> 'limits' ->> 'client_per_hour')::integer, 300), moment
    );
  end if;
  if wait = 0 then
    wait := app.count_request(
      action || ':email:' || email_digest,
      coalesce((request -> 'limits' ->> 'email_per_hour')::integer, 5), moment
    );
  end if;
  return wait;
end;
$$;
comment on function app.count_asker(text, jsonb, timestamptz) is 'Counts a request by its client and by its email; 0, or the seconds to wait.';
