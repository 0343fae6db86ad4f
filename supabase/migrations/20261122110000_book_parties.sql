-- Several people booked at once, by one of them or by their manager.

drop function app.count_request(text, integer, timestamptz);

create function app.count_request(asking text, allowed integer, moment timestamptz, many integer default 1)
returns integer
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

  if room >= many then
    insert into app.limits as l (subject, hour, hits) values (asking, this_hour, many)
    on conflict (subject, hour) do update set hits = l.hits + many where l.hits + many <= room
    returning l.hits into hits_now;
    if hits_now is not null then
      return 0;
    end if;
  end if;

  select l.hits into hits_now from app.limits l where l.subject = asking and l.hour = this_hour;
  -- As for one more, where so many fewer are allowed.
  return app.seconds_until_allowed(allowed - many + 1, coalesce(hits_now, 0), hits_before, elapsed);
end;
$$;
comment on function app.count_request(text, integer, timestamptz, integer) is 'Counts a request, or one for many people, within a sliding hour and returns 0, or leaves it uncounted and returns the seconds to wait.';

create function app.count_client(action text, many integer, request jsonb, moment timestamptz) returns integer
language sql set search_path = '' as $$
  select case when coalesce(request ->> 'client', '') = '' then 0 else app.count_request(
    action || ':client:' || left(request ->> 'client', 128),
    coalesce((request -> 'limits' ->> 'client_per_hour')::integer, 300), moment, many
  ) end;
$$;
comment on function app.count_client(text, integer, jsonb, timestamptz) is 'Counts so many people by the client that asks for them; 0, or the seconds to wait.';

create function app.count_email(action text, email text, allowed integer, moment timestamptz) returns integer
language sql set search_path = '' as $$
  select app.count_request(
    action || ':email:' || encode(sha256(convert_to(app.fold_email(email), 'UTF8')), 'hex'), allowed, moment
  );
$$;
comment on function app.count_email(text, text, integer, timestamptz) is 'Counts a request by an email in it; 0, or the seconds to wait.';

create function app.count_askers(action text, emails text[], request jsonb, moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  manager text := app.fold_email(request -> 'manager' ->> 'email');
  email text;
  wait integer := app.count_client(action, cardinality(emails), request, moment);
begin
  -- Whoever plans for a team books one workshop after the other, and mostly comes along.
  if wait = 0 and manager is not null then
    wait := app.count_email(
      action || '-team', manager, coalesce((request -> 'limits' ->> 'manager_per_hour')::integer, 12), moment
    );
  end if;
  foreach email in array app.sort_emails(emails) loop
    exit when wait > 0;
    continue when email = manager;
    -- A whole team is planned in one sitting: who is named by somebody else is counted apart, and more generously.
    wait := case when manager is null
      then app.count_email(
        action, email, coalesce((request -> 'limits' ->> 'email_per_hour')::integer, 5), moment
      )
      else app.count_email(
        action || '-colleague', email, coalesce((request -> 'limits' ->> 'colleague_per_hour')::integer, 12), moment
      )
    end;
  end loop;
  return wait;
end;
$$;
comment on function app.count_askers(text, text[], jsonb, timestamptz) is 'Counts the people of a request by its client, and the request by each email in it and by whoever books for them; 0, or the seconds to wait.';

create function app.note_places(
  workshop app.workshops, many integer, unproven integer, request jsonb, moment timestamptz
) returns void
language sql set search_path = '' as $$
  insert into app.limits as l (subject, hour, hits)
  select n.what || ':' || workshop.id || ':' || left(request ->> 'client', 128), date_trunc('hour', moment, 'UTC'), n.hits
  from (values ('places', many), ('holds', unproven)) n (what, hits)
  where n.hits > 0 and coalesce(request ->> 'client', '') <> ''
  on conflict (subject, hour) do update set hits = l.hits + excluded.hits;
$$;
comment on function app.note_places(app.workshops, integer, integer, jsonb, timestamptz) is 'Counts the places of a workshop that a client has just taken, for the checks to look at, and those among them that are held until a link is pressed, which are limited.';

create function app.unproven_in(request jsonb) returns integer
language sql immutable set search_path = '' as $$
  select count(*)::integer from jsonb_array_elements(coalesce(request -> 'people', jsonb_build_array(request))) p (about)
  where not coalesce((p.about ->> 'known_partner')::boolean, false);
$$;
comment on function app.unproven_in(jsonb) is 'How many of those whom a request books have an email of no known partner.';

create function app.wait_for_holds(workshop app.workshops, many integer, request jsonb, moment timestamptz)
returns integer
language sql stable set search_path = '' as $$
  -- Counted by the hour: what is a day old no longer counts.
  select coalesce(ceil(extract(epoch from max(l.hour) + interval '24 hours' - moment))::integer, 0)
  from (
    select c.hour, sum(c.hits) over (order by c.hour desc) as since
    from app.limits c
    where c.subject = 'holds:' || workshop.id || ':' || left(request ->> 'client', 128)
      and c.hour > moment - interval '24 hours'
  ) l
  where many > 0 and l.since + many > coalesce(
    (request -> 'limits' ->> 'holds_per_day')::integer, greatest(12, workshop.capacity / 2)
  )
  -- A place in line holds nothing.
  and app.free_places(workshop, moment) > 0;
$$;
comment on function app.wait_for_holds(app.workshops, integer, jsonb, timestamptz) is 'Seconds until a client may have so many more places of a workshop held for emails that nobody has proven; 0: now. Half of the workshop within a day, or as many as a team has: made-up emails cannot fill it.';

create function app.sort_emails(emails text[]) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(e.email order by e.email collate "C"), '{}')
  from (select distinct app.fold_email(typed) as email from unnest(emails) typed) e;
$$;
comment on function app.sort_emails(text[]) is 'Emails folded, each once, in the order in which rows of several people are locked: two requests that share people cannot wait for each other.';

create or replace function app.count_asker(action text, request jsonb, moment timestamptz) returns integer
language sql set search_path = '' as $$
  select app.count_askers(action, array[request ->> 'email'], request, moment);
$$;

create function app.claim_request(workshop app.workshops, request jsonb, emails text[], moment timestamptz)
returns jsonb
language plpgsql set search_path = '' as $$
declare
  request_key uuid := (request ->> 'key')::uuid;
  earlier app.idempotency_keys;
  wait integer;
begin
  select k.* into earlier from app.idempotency_keys k
  where k.key = request_key and k.created_at > moment - interval '24 hours';
  if found and earlier.workshop_id = workshop.id and earlier.answers_hash = request ->> 'answers_hash' then
    return earlier.outcome;
  elsif found then
    return jsonb_build_object('outcome', 'key-reused');
  end if;

  wait := app.count_askers('book', emails, request, moment);
  if wait = 0 then
    wait := app.wait_for_holds(workshop, app.unproven_in(request), request, moment);
  end if;
  if wait > 0 then
    return jsonb_build_object('outcome', 'limited', 'retry_after', wait);
  end if;

  -- The lock settles races for one workshop; the claim settles one key used on two workshops at once.
  insert into app.idempotency_keys as k (key, workshop_id, answers_hash, created_at)
  values (request_key, workshop.id, request ->> 'answers_hash', moment)
  on conflict (key) do update
    set workshop_id = excluded.workshop_id, answers_hash = excluded.answers_hash,
        outcome = null, created_at = excluded.created_at
    where k.created_at <= moment - interval '24 hours';
  return case when found then null else jsonb_build_object('outcome', 'key-reused') end;
end;
$$;
comment on function app.claim_request(app.workshops, jsonb, text[], timestamptz) is 'What a request to book is answered with before anything is decided: what it was answered before, or why it goes no further. Null: it goes on, and its key is claimed. The caller holds the workshop''s lock.';

create or replace function public.book_place(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops;
  moment timestamptz;
  reply jsonb;
begin
  select w.* into workshop from app.workshops w where w.slug = request ->> 'slug' for update;
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  moment := app.clock();
  reply := app.claim_request(workshop, request, array[request ->> 'email'], moment);
  if reply is not null then
    return reply;
  end if;
  reply := app.decide_booking(workshop, request, moment);
  perform app.note_places(workshop, 1, (reply ->> 'outcome' = 'held')::integer, request, moment)
  where reply ->> 'outcome' in ('booked', 'held') and reply ->> 'position' is null;
  update app.idempotency_keys k set outcome = reply where k.key = (request ->> 'key')::uuid;
  return reply;
end;
$$;

create function app.party_emails(request jsonb) returns text[]
language sql immutable set search_path = '' as $$
  select array_agg(p.about ->> 'email') from jsonb_array_elements(request -> 'people') p (about);
$$;
comment on function app.party_emails(jsonb) is 'The emails of the people in a request, in the order of its lines.';

create function app.lines_booked_before(workshop app.workshops, request jsonb) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_agg(e.line order by e.line)
  from unnest(app.party_emails(request)) with ordinality e (email, line)
  join app.people p on p.email = app.fold_email(e.email)
  join app.bookings b on b.person_id = p.id and b.workshop_id = workshop.id and b.state <> 'cancelled';
$$;
comment on function app.lines_booked_before(app.workshops, jsonb) is 'Which lines of a request, from 1, name someone who has a booking there already; null when none does.';

create function app.insert_party(workshop app.workshops, request jsonb, moment timestamptz) returns app.parties
language plpgsql set search_path = '' as $$
declare
  manager uuid := app.find_person(request -> 'manager' ->> 'email');
  party app.parties;
begin
  loop
    insert into app.parties as p (reference, workshop_id, manager_id, together, created_at)
    values (
      'RT-' || substr(app.new_reference(), 4), workshop.id, manager, (request ->> 'together')::boolean, moment
    )
    on conflict (reference) do nothing
    returning p.* into party;
    exit when found;
  end loop;
  insert into app.party_managers (party_id, person_id, name)
  values (party.id, manager, request -> 'manager' ->> 'name');
  perform app.queue_email('party', party.id, 'party-booked', 1, moment);
  insert into app.audit (at, what, workshop_id, person_id) values (moment, 'party-booked', workshop.id, manager);
  return party;
end;
$$;
comment on function app.insert_party(app.workshops, jsonb, timestamptz) is 'Writes a party and whoever books it, with the email to them.';

create function app.decide_party(workshop app.workshops, request jsonb, moment timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  refusal jsonb := app.refusal(workshop, moment);
  emails text[] := app.party_emails(request);
  lines jsonb;
  email text;
  party app.parties;
  options jsonb;
  member jsonb;
  reply jsonb;
begin
  if refusal is not null then
    return refusal;
  elsif (request ->> 'together')::boolean and cardinality(emails) > workshop.capacity then
    -- They would wait for ever.
    return jsonb_build_object('outcome', 'too-large', 'capacity', workshop.capacity);
  end if;
  perform app.settle_workshop(workshop, moment);
  lines := app.lines_booked_before(workshop, request);
  if lines is not null then
    -- Nobody is looked up unseen: whoever is named hears of it, as from the form for one.
    perform app.send_copy(b, moment)
    from app.bookings b join app.people p on p.id = b.person_id
    where b.workshop_id = workshop.id and b.state <> 'cancelled' and p.email = any (app.sort_emails(emails));
    return jsonb_build_object('outcome', 'already-booked', 'lines', lines);
  end if;

  if app.free_places(workshop, moment) < cardinality(emails) then
    -- Some will wait, and offers are made below: that turn comes before people's rows, as everywhere.
    perform app.take_turn_with_offers();
  end if;
  foreach email in array app.sort_emails(emails || (request -> 'manager' ->> 'email')) loop
    perform app.find_person(email);
  end loop;
  party := app.insert_party(workshop, request, moment);
  options := jsonb_build_object(
    'party_id', party.id,
    -- Where there is room for all of them, nobody has to wait for anybody.
    'together', party.together and app.free_places(workshop, moment) < cardinality(emails)
  );
  for member in
    select p.about from jsonb_array_elements(request -> 'people') with ordinality p (about, line) order by p.line
  loop
    perform app.add_attendee(
      workshop, app.find_person(member ->> 'email'),
      member || jsonb_build_object('organisation', request ->> 'organisation', 'team', request ->> 'team'),
      coalesce((member ->> 'known_partner')::boolean, false), moment, options
    );
  end loop;
  select jsonb_build_object(
    'outcome', 'booked', 'reference', party.reference, 'party_id', party.id,
    'confirmed', count(*) filter (where b.state = 'confirmed'),
    'held', count(*) filter (where b.state = 'held'),
    'waiting', count(*) filter (where b.state = 'waiting')
  ) into reply
  from app.bookings b where b.party_id = party.id;
  if (reply ->> 'waiting')::integer > 0 then
    -- In the last 24 hours they hear at once of what is free.
    perform app.settle_workshop(workshop, moment);
  end if;
  return reply;
end;
$$;
comment on function app.decide_party(app.workshops, jsonb, timestamptz) is 'Checks the rules of booking for several people and writes them all, or none. The caller holds the workshop''s lock.';

create function public.book_party(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops;
  moment timestamptz;
  reply jsonb;
begin
  if jsonb_array_length(request -> 'people') not between 1 and 12 then
    raise exception 'a party has one to twelve people' using errcode = 'invalid_parameter_value';
  end if;
  select w.* into workshop from app.workshops w where w.slug = request ->> 'slug' for update;
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  moment := app.clock();
  reply := app.claim_request(workshop, request, app.party_emails(request), moment);
  if reply is not null then
    return reply;
  end if;
  reply := app.decide_party(workshop, request, moment);
  perform app.note_places(
    workshop, (reply ->> 'confirmed')::integer + (reply ->> 'held')::integer, (reply ->> 'held')::integer,
    request, moment
  );
  update app.idempotency_keys k set outcome = reply where k.key = (request ->> 'key')::uuid;
  return reply;
end;
$$;
comment on function public.book_party(jsonb) is 'Books up to twelve people at once: places for all, or all wait together, or as many as fit and the rest wait. Locks the workshop, checks, writes, and answers with an outcome.';

create function public.show_party(party_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select p.card from app.party_cards p where p.id = show_party.party_id;
$$;
comment on function public.show_party(uuid) is 'One party with its people and workshop, or null. For the holder of its link only.';

revoke execute on function
  public.book_party(jsonb), public.show_party(uuid)
from public, anon, authenticated;
grant execute on function
  public.book_party(jsonb), public.show_party(uuid)
to service_role;
