create function app.new_reference() returns text
language plpgsql volatile set search_path = '' as $$
declare
  -- No vowels, and none of 0 1 2 5 6 8 I L O S U Z: easy to read out, and no word comes up by chance.
  letters constant text := '3479BCDFGHJKMNPQRTVWXY';
  random_bytes constant bytea := sha256(uuid_send(gen_random_uuid()));
  reference text := 'RD-';
begin
  for n in 0 .. 7 loop
    reference := reference
      || substr(letters, 1 + (get_byte(random_bytes, 2 * n) * 256 + get_byte(random_bytes, 2 * n + 1)) % 22, 1);
  end loop;
  return reference;
end;
$$;
comment on function app.new_reference() is 'A random booking reference, not yet known to be unused.';

create function app.fill_places(workshop app.workshops, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  taken integer;
  next_in_line app.bookings;
begin
  if workshop.cancelled_at is not null or moment >= workshop.starts_at then
    return;
  end if;
  select count(*) into taken from app.bookings b where b.workshop_id = workshop.id and b.state = 'confirmed';
  while taken < workshop.capacity loop
    update app.bookings b set state = 'confirmed', version = b.version + 1, confirmed_at = moment, changed_at = moment
    where b.id = (
      select o.id from app.bookings o where o.workshop_id = workshop.id and o.state = 'waiting'
      order by o.waiting_number limit 1
    )
    returning b.* into next_in_line;
    exit when not found;
    perform app.queue_booking_email(next_in_line, 'promoted', next_in_line.version, moment);
    insert into app.audit (at, what, workshop_id, booking_id, person_id)
    values (moment, 'booking-promoted', workshop.id, next_in_line.id, next_in_line.person_id);
    taken := taken + 1;
  end loop;
end;
$$;
comment on function app.fill_places(app.workshops, timestamptz) is 'Gives free places to whoever waits longest, until the workshop starts. The caller holds the workshop''s lock; calling it twice does no harm.';

create function app.add_booking(workshop app.workshops, person uuid, details jsonb, sample boolean, moment timestamptz)
returns app.bookings
language plpgsql set search_path = '' as $$
declare
  taken integer;
  line_number integer;
  booking app.bookings;
begin
  select count(*) into taken from app.bookings b where b.workshop_id = workshop.id and b.state = 'confirmed';
  if taken >= workshop.capacity then
    select coalesce(max(b.waiting_number), 0) + 1 into line_number
    from app.bookings b where b.workshop_id = workshop.id and b.waiting_number is not null;
  end if;

  loop
    insert into app.bookings as b
      (reference, workshop_id, person_id, state, waiting_number, confirmed_at, is_sample, created_at, changed_at)
    values (
      app.new_reference(), workshop.id, person,
      case when line_number is null then 'confirmed' else 'waiting' end,
      line_number, case when line_number is null then moment end, sample, moment, moment
    )
    on conflict (reference) do nothing
    returning b.* into booking;
    exit when found;
  end loop;

  insert into app.attendee_details (booking_id, person_id, name, organisation, role, team)
  values (
    booking.id, person, details ->> 'name', coalesce(details ->> 'organisation', ''),
    coalesce(details ->> 'role', ''), coalesce(details ->> 'team', '')
  );
  perform app.queue_booking_email(
    booking, case when line_number is null then 'booked' else 'waiting' end, booking.version, moment
  );
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'booking-' || booking.state, workshop.id, booking.id, person);
  return booking;
end;
$$;
comment on function app.add_booking(app.workshops, uuid, jsonb, boolean, timestamptz) is 'Books a place, or the next place in line when all are taken. The caller holds the workshop''s lock.';

create function app.send_copy(booking app.bookings, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  copy_number integer;
begin
  update app.bookings b set copies_sent = b.copies_sent + 1 where b.id = booking.id
  returning b.copies_sent into copy_number;
  perform app.queue_booking_email(booking, 'already-booked', copy_number, moment);
end;
$$;
comment on function app.send_copy(app.bookings, timestamptz) is 'Sends the details of a booking to its own person once more.';

create function app.decide_booking(workshop app.workshops, request jsonb, moment timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  person uuid;
  booking app.bookings;
begin
  if workshop.cancelled_at is not null then
    return jsonb_build_object('outcome', 'cancelled');
  end if;
  if moment < workshop.opens_at or moment >= workshop.closes_at then
    return jsonb_build_object('outcome', 'closed');
  end if;

  person := app.find_person(request ->> 'email');
  select b.* into booking from app.bookings b
  where b.workshop_id = workshop.id and b.person_id = person and b.state <> 'cancelled';
  if found then
    perform app.send_copy(booking, moment);
    return jsonb_build_object('outcome', 'already-booked');
  end if;

  -- Whoever waits goes before whoever asks now.
  if exists (select 1 from app.bookings b where b.workshop_id = workshop.id and b.state = 'waiting') then
    perform app.fill_places(workshop, moment);
  end if;
  booking := app.add_booking(workshop, person, request, false, moment);
  if booking.state = 'confirmed' then
    return jsonb_build_object('outcome', 'booked', 'reference', booking.reference, 'booking_id', booking.id);
  end if;
  return jsonb_build_object(
    'outcome', 'waiting', 'reference', booking.reference, 'booking_id', booking.id,
    'position', (select count(*) from app.bookings b where b.workshop_id = workshop.id and b.state = 'waiting')
  );
end;
$$;
comment on function app.decide_booking(app.workshops, jsonb, timestamptz) is 'Checks the rules of booking and writes the booking. The caller holds the workshop''s lock.';

create function public.book_place(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  request_key uuid := (request ->> 'key')::uuid;
  workshop app.workshops;
  earlier app.idempotency_keys;
  moment timestamptz;
  wait integer;
  reply jsonb;
begin
  select w.* into workshop from app.workshops w where w.slug = request ->> 'slug' for update;
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  moment := app.clock();

  select k.* into earlier from app.idempotency_keys k
  where k.key = request_key and k.created_at > moment - interval '24 hours';
  if found and earlier.workshop_id = workshop.id and earlier.answers_hash = request ->> 'answers_hash' then
    return earlier.outcome;
  elsif found then
    return jsonb_build_object('outcome', 'key-reused');
  end if;

  wait := app.count_asker('book', request, moment);
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
  if not found then
    return jsonb_build_object('outcome', 'key-reused');
  end if;

  reply := app.decide_booking(workshop, request, moment);
  update app.idempotency_keys k set outcome = reply where k.key = request_key;
  return reply;
end;
$$;
comment on function public.book_place(jsonb) is 'Books a place or a place in line, once a person and once a key. Locks the workshop, checks, writes, and answers with an outcome.';

revoke execute on function public.book_place(jsonb) from public, anon, authenticated;
grant execute on function public.book_place(jsonb) to service_role;
