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
  end if;
  perform app.settle_workshop(workshop, moment);
  lines := app.lines_booked_before(workshop, request);
  if lines is not null then
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
    -- Where those before them cannot be offered what is free, it is their turn at once.
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

create function app.answer_party_offer(asked_party uuid, asked_number integer, takes boolean) returns jsonb
language plpgsql set search_path = '' as $$
declare
  workshop app.workshops;
  moment timestamptz;
  members app.bookings[];
  member app.bookings;
begin
  select l.* into workshop
  from app.lock_workshops(array(select p.workshop_id from app.parties p where p.id = asked_party)) l;
  if workshop.id is null then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  moment := app.clock();
  perform app.settle_workshop(workshop, moment);
  if asked_number is null or asked_number < 1 or not exists (
    select 1 from app.parties p where p.id = asked_party and p.offer_number = asked_number
  ) then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  members := array(
    select b from app.bookings b
    where b.party_id = asked_party and b.together and b.state in ('offered', 'waiting')
    order by b.waiting_number
  );
  if cardinality(members) = 0 then
    return jsonb_build_object('outcome', app.party_offer_ended(asked_party));
  elsif moment >= workshop.starts_at then
    return jsonb_build_object('outcome', 'started');
  elsif takes and not app.party_has_room(workshop, members, moment) then
    return jsonb_build_object('outcome', 'gone');
  end if;

  perform app.withdraw_emails(asked_party, moment);
  foreach member in array members loop
    if takes then
      perform app.give_place(member, 'promoted', moment);
    else
      perform app.end_booking(member, 'passed', 'offer-passed', moment);
    end if;
  end loop;
  if not takes then
    perform app.queue_email('party', asked_party, 'party-offer-passed', asked_number, moment);
  end if;
  perform app.settle_workshop(workshop, moment);
  perform app.settle_elsewhere(array(select m.person_id from unnest(members) m), workshop.id, moment);
  return jsonb_build_object('outcome', case when takes then 'taken' else 'passed' end);
end;
$$;
comment on function app.answer_party_offer(uuid, integer, boolean) is 'Takes the places offered to a party that stays together, or passes them on: all or none. In the last 24 hours the same for free places that everyone who waits was told of.';

create function app.party_offer_ended(asked_party uuid) returns text
language sql stable set search_path = '' as $$
  select case
    when bool_or(b.state = 'confirmed') then 'already-taken'
    when bool_or(b.ended_as = 'passed') then 'passed'
    when bool_or(b.ended_as = 'lapsed') then 'lapsed'
    else 'cancelled'
  end
  from app.bookings b where b.party_id = asked_party and b.together;
$$;
comment on function app.party_offer_ended(uuid) is 'What became of the offer to a party of whom nobody waits any more.';

create function app.party_has_room(workshop app.workshops, members app.bookings[], moment timestamptz) returns boolean
language sql stable set search_path = '' as $$
  select count(*) = 0 or (
    -- Places are given without an offer only in the last 24 hours, and to nobody whose email is not proven.
    moment >= app.last_day_begins(workshop)
    and bool_and(m.held_until is null)
    and count(*) <= workshop.capacity - app.places_taken(workshop.id, moment)
  )
  from unnest(members) m where m.state = 'waiting';
$$;
comment on function app.party_has_room(app.workshops, app.bookings[], timestamptz) is 'Whether all of a party can have places now: those that are offered to them, or free ones that go to whoever is first.';

create function public.take_party_offer(party_id uuid, offer_number integer) returns jsonb
language sql security definer set search_path = '' as $$
  select app.answer_party_offer(take_party_offer.party_id, take_party_offer.offer_number, true);
$$;
comment on function public.take_party_offer(uuid, integer) is 'Takes the places that an offer holds for a party, all of them.';

create function public.pass_party_offer(party_id uuid, offer_number integer) returns jsonb
language sql security definer set search_path = '' as $$
  select app.answer_party_offer(pass_party_offer.party_id, pass_party_offer.offer_number, false);
$$;
comment on function public.pass_party_offer(uuid, integer) is 'Passes the places offered to a party on to the next in line.';

create function public.show_party(party_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select p.card from app.party_cards p where p.id = show_party.party_id;
$$;
comment on function public.show_party(uuid) is 'One party with its people and workshop, or null. For the holder of its link only.';

create function app.let_party_go() returns trigger
language plpgsql set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  member app.bookings;
  is_asked boolean;
begin
  for member in
    select b.* from app.bookings b
    where b.party_id = old.party_id and b.together and b.state in ('waiting', 'offered')
    order by b.waiting_number
  loop
    is_asked := coalesce(member.offer_until > moment, member.told_free_at is not null);
    update app.bookings b
    set together = false,
      offer_number = case when is_asked then greatest(b.offer_number, 1) else b.offer_number end,
      version = b.version + case when is_asked then 1 else 0 end,
      changed_at = case when is_asked then moment else b.changed_at end
    where b.id = member.id
    returning b.* into member;
    if is_asked then
      perform app.withdraw_emails(member.id, moment);
      perform app.queue_booking_email(
        member, case member.state when 'offered' then 'offered' else 'last-places' end, member.version, moment
      );
    end if;
  end loop;
  return null;
end;
$$;
comment on function app.let_party_go() is 'Trigger: where nobody is left to answer an offer for all of a party, each of them answers alone, and is told so where there is one.';

create trigger party_managers_let_party_go after delete on app.party_managers
for each row execute function app.let_party_go();

revoke execute on function
  public.book_party(jsonb), public.show_party(uuid),
  public.take_party_offer(uuid, integer), public.pass_party_offer(uuid, integer)
from public, anon, authenticated;
grant execute on function
  public.book_party(jsonb), public.show_party(uuid),
  public.take_party_offer(uuid, integer), public.pass_party_offer(uuid, integer)
to service_role;
