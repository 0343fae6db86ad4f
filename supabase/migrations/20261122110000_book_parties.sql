-- Several people booked at once, by one of them or by their manager.

create function app.count_askers(action text, emails text[], request jsonb, moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  client text := nullif(request ->> 'client', '');
  email text;
  wait integer := 0;
begin
  if client is not null then
    wait := app.count_request(
      action || ':client:' || left(client, 128),
      coalesce((request -> 'limits' ->> 'client_per_hour')::integer, 300), moment
    );
  end if;
  foreach email in array app.sort_emails(emails) loop
    exit when wait > 0;
    wait := app.count_request(
      action || ':email:' || encode(sha256(convert_to(email, 'UTF8')), 'hex'),
      coalesce((request -> 'limits' ->> 'email_per_hour')::integer, 5), moment
    );
  end loop;
  return wait;
end;
$$;
comment on function app.count_askers(text, text[], jsonb, timestamptz) is 'Counts a request once by its client and once by each email in it; 0, or the seconds to wait.';

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
  reply := app.claim_request(
    workshop, request, app.party_emails(request) || (request -> 'manager' ->> 'email'), moment
  );
  if reply is not null then
    return reply;
  end if;
  reply := app.decide_party(workshop, request, moment);
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
