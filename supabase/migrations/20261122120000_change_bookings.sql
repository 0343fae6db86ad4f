-- What the holder of a booking's link can change: who has the place, which workshop it is on, the name, the email,
-- and what is needed. The order of locks is the same everywhere: workshops, then the turn with offers, then people.

create function app.judge_change(
  booking app.bookings, workshop app.workshops, asked_version integer, until_then timestamptz, moment timestamptz
) returns text
language sql immutable
return case
  when booking.id is null or booking.link_version is distinct from asked_version then 'not-found'
  -- Its own page says how it ended.
  when booking.state = 'cancelled' or workshop.cancelled_at is not null then 'over'
  when moment >= until_then then 'too-late'
end;
comment on function app.judge_change(app.bookings, app.workshops, integer, timestamptz, timestamptz) is 'Why the holder of a link cannot change a booking; null where it can be changed.';

create function app.replace_colleague(booking app.bookings, theirs app.bookings, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  -- A place beyond the capacity stays one; and who has a place waits with nobody.
  update app.bookings b
  set came_from = booking.id, extra = booking.extra, together = false,
    party_id = coalesce(b.party_id, booking.party_id)
  where b.id = theirs.id
  returning b.* into theirs;
  perform app.give_place(theirs, 'handed-to-you', moment);
end;
$$;
comment on function app.replace_colleague(app.bookings, app.bookings, timestamptz) is 'Gives a handed-over place to a colleague who waits for one, or has one held, on the same workshop. What they typed and need stays theirs.';

create function public.hand_over_booking(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of((request ->> 'booking_id')::uuid);
  moment timestamptz := app.clock();
  booking app.bookings;
  colleague uuid;
  theirs app.bookings;
  refusal text;
  wait integer;
begin
  select b.* into booking from app.bookings b where b.id = (request ->> 'booking_id')::uuid;
  refusal := app.judge_change(
    booking, workshop, (request ->> 'link_version')::integer, workshop.starts_at, moment
  );
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  elsif booking.state <> 'confirmed' then
    return jsonb_build_object('outcome', 'no-place');
  end if;
  wait := app.count_asker('hand-over', request, moment);
  if wait > 0 then
    return jsonb_build_object('outcome', 'limited', 'retry_after', wait);
  end if;

  perform app.settle_workshop(workshop, moment);
  select p.id into colleague from app.people p where p.email = app.fold_email(request ->> 'email');
  if colleague = booking.person_id then
    return jsonb_build_object('outcome', 'same-person');
  end if;
  theirs := app.open_booking(workshop.id, colleague);
  if theirs.state = 'confirmed' then
    perform app.send_copy(theirs, moment);
    return jsonb_build_object('outcome', 'already-booked');
  end if;

  -- Both in one transaction and under the lock: to everybody else the place is never free.
  perform app.end_booking(booking, 'handed-over', 'handed-over', moment);
  delete from app.access_needs n where n.booking_id = booking.id;
  if theirs.id is null then
    theirs := app.insert_booking(
      workshop, app.find_person(request ->> 'email'), request - 'needs', 'confirmed', moment,
      jsonb_build_object('came_from', booking.id, 'party_id', booking.party_id, 'extra', booking.extra)
    );
    perform app.queue_booking_email(theirs, 'handed-to-you', theirs.version, moment);
  else
    perform app.replace_colleague(booking, theirs, moment);
    perform app.settle_workshop(workshop, moment);
    perform app.settle_elsewhere(array[colleague], workshop.id, moment);
  end if;
  return jsonb_build_object('outcome', 'handed-over', 'booking_id', theirs.id);
end;
$$;
comment on function public.hand_over_booking(jsonb) is 'Gives a place to a colleague, until the workshop starts. It is never free in between, and needs do not travel. Outcomes: handed-over, already-booked, same-person, no-place, over, too-late, limited, not-found.';

create function public.list_moves(booking_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(c.card order by c.starts_at, c.slug), '[]'::jsonb)
  from app.bookings b
  join app.workshops mine on mine.id = b.workshop_id
  join app.workshops other on other.course = mine.course and other.id <> mine.id
  join app.workshop_cards c on c.id = other.id
  where b.id = list_moves.booking_id and other.starts_at > app.clock() and c.card ->> 'status' in ('open', 'full');
$$;
comment on function public.list_moves(uuid) is 'The other workshops of a booking''s course that take bookings, the full ones too, by first day.';

create function app.judge_move(person uuid, here app.workshops, there app.workshops, moment timestamptz) returns text
language sql stable set search_path = '' as $$
  select case
    when there.id is null then 'not-found'
    when there.id = here.id or (app.open_booking(there.id, person)).id is not null then 'already-there'
    when there.course <> here.course then 'other-course'
    when app.refusal(there, moment) is not null then app.refusal(there, moment) ->> 'outcome'
    when app.free_places(there, moment) = 0 then 'full'
  end;
$$;
comment on function app.judge_move(uuid, app.workshops, app.workshops, timestamptz) is 'Why a person cannot move from here to there; null where there is a place for them.';

create function public.move_booking(booking_id uuid, link_version integer, slug text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  here app.workshops;
  there app.workshops;
  booking app.bookings;
  moved app.bookings;
  details jsonb;
  moment timestamptz;
  refusal text;
begin
  select b.* into booking from app.bookings b where b.id = move_booking.booking_id;
  perform app.lock_workshops(array(
    select w.id from app.workshops w where w.id = booking.workshop_id or w.slug = move_booking.slug
  ));
  moment := app.clock();
  select w.* into here from app.workshops w where w.id = booking.workshop_id;
  select w.* into there from app.workshops w where w.slug = move_booking.slug;
  -- Read again: it may have changed while this call waited for the locks.
  select b.* into booking from app.bookings b where b.id = move_booking.booking_id;
  refusal := app.judge_change(booking, here, move_booking.link_version, here.starts_at, moment);
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  elsif booking.state <> 'confirmed' then
    return jsonb_build_object('outcome', 'no-place');
  end if;

  perform app.settle_workshop(here, moment);
  if there.id is not null then
    perform app.settle_workshop(there, moment);
  end if;
  refusal := app.judge_move(booking.person_id, here, there, moment);
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  end if;

  select to_jsonb(d) || jsonb_build_object('needs', coalesce(n.needs, '')) into details
  from app.attendee_details d left join app.access_needs n on n.booking_id = d.booking_id
  where d.booking_id = booking.id;
  perform app.take_turn_with_offers();
  moved := app.insert_booking(
    there, booking.person_id, details, 'confirmed', moment, jsonb_build_object('came_from', booking.id)
  );
  perform app.queue_booking_email(moved, 'moved-here', moved.version, moment);
  perform app.end_booking(booking, 'moved', 'moved-away', moment);
  delete from app.access_needs n where n.booking_id = booking.id;
  perform app.settle_workshop(here, moment);
  return jsonb_build_object('outcome', 'moved', 'booking_id', moved.id);
end;
$$;
comment on function public.move_booking(uuid, integer, text) is 'Moves a place to another workshop of the course that has one free, until the old one starts; the old place is only given up when the new one is had. Outcomes: moved, full, closed, cancelled, already-there, other-course, no-place, over, too-late, not-found.';

create function app.count_change(action text, booking uuid, request jsonb, moment timestamptz) returns integer
language sql set search_path = '' as $$
  select app.count_request(
    action || ':booking:' || booking, coalesce((request -> 'limits' ->> 'email_per_hour')::integer, 5), moment
  );
$$;
comment on function app.count_change(text, uuid, jsonb, timestamptz) is 'Counts what sends an email each time it is asked for behind one link, which may have been passed on; 0, or the seconds to wait.';

create function public.change_name(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of((request ->> 'booking_id')::uuid);
  moment timestamptz := app.clock();
  booking app.bookings;
  refusal text;
  wait integer;
begin
  perform app.settle_workshop(workshop, moment);
  select b.* into booking from app.bookings b where b.id = (request ->> 'booking_id')::uuid;
  refusal := app.judge_change(
    booking, workshop, (request ->> 'link_version')::integer, workshop.ends_at, moment
  );
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  elsif exists (
    select 1 from app.attendee_details d where d.booking_id = booking.id and d.name = request ->> 'name'
  ) then
    return jsonb_build_object('outcome', 'unchanged');
  end if;
  wait := app.count_change('name-change', booking.id, request, moment);
  if wait > 0 then
    return jsonb_build_object('outcome', 'limited', 'retry_after', wait);
  end if;
  update app.attendee_details d set name = request ->> 'name' where d.booking_id = booking.id;
  update app.bookings b set version = b.version + 1, changed_at = moment where b.id = booking.id
  returning b.* into booking;
  perform app.queue_booking_email(booking, 'details-changed', booking.version, moment);
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'name-changed', workshop.id, booking.id, booking.person_id);
  return jsonb_build_object('outcome', 'changed');
end;
$$;
comment on function public.change_name(jsonb) is 'Corrects the name on a booking, until the workshop ends. Outcomes: changed, unchanged, limited, over, too-late, not-found.';

create function public.ask_email_change(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of((request ->> 'booking_id')::uuid);
  moment timestamptz := app.clock();
  booking app.bookings;
  change app.email_changes;
  refusal text;
  wait integer;
begin
  perform app.settle_workshop(workshop, moment);
  select b.* into booking from app.bookings b where b.id = (request ->> 'booking_id')::uuid;
  refusal := app.judge_change(
    booking, workshop, (request ->> 'link_version')::integer, workshop.ends_at, moment
  );
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  end if;
  wait := app.count_asker('email-change', request, moment);
  if wait = 0 then
    -- Each wish sends an email to whatever was typed: one link shall not write to many people.
    wait := app.count_change('email-change', booking.id, request, moment);
  end if;
  if wait > 0 then
    return jsonb_build_object('outcome', 'limited', 'retry_after', wait);
  end if;

  update app.emails e set state = 'withdrawn', settled_at = moment
  where e.state in ('queued', 'retry')
    and e.subject_id in (select c.id from app.email_changes c where c.booking_id = booking.id);
  delete from app.email_changes c where c.booking_id = booking.id and c.confirmed_at is null;
  insert into app.email_changes as c (booking_id, person_id, created_at)
  values (booking.id, app.find_person(request ->> 'email'), moment)
  returning c.* into change;
  perform app.queue_email('email-change', change.id, 'confirm-email', 1, moment);
  return jsonb_build_object('outcome', 'asked');
end;
$$;
comment on function public.ask_email_change(jsonb) is 'Sends a link to the email that a booking shall have from now on; only the newest link works. The answer is the same whoever that email belongs to. Outcomes: asked, over, too-late, limited, not-found.';

create function public.show_email_change(id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', c.id, 'confirmed', c.confirmed_at is not null, 'workshop', b.workshop)
  from app.email_changes c join app.booking_cards b on b.id = c.booking_id
  where c.id = show_email_change.id;
$$;
comment on function public.show_email_change(uuid) is 'A wish to change the email of a booking, or null. It names nobody: the email may have been typed wrongly.';

create function app.replace_email(booking app.bookings, new_person uuid, moment timestamptz) returns app.bookings
language plpgsql set search_path = '' as $$
declare
  old_person uuid := booking.person_id;
begin
  update app.bookings b
  set person_id = new_person, link_version = b.link_version + 1, changed_at = moment,
    -- By two: what takes the entry out of the old calendar must be newer than what is in it, and older than what
    -- goes to the new one, which may be the same calendar under another email.
    version = b.version + 2,
    held_until = null,
    offer_number = b.offer_number + case when b.offer_number > 0 then 1 else 0 end,
    state = case b.state when 'held' then 'confirmed' else b.state end,
    confirmed_at = case b.state when 'held' then moment else b.confirmed_at end
  where b.id = booking.id
  returning b.* into booking;
  update app.attendee_details d set person_id = new_person where d.booking_id = booking.id;
  update app.access_needs n set person_id = new_person where n.booking_id = booking.id;
  update app.emails e set state = 'withdrawn', settled_at = moment
  where e.subject_id = booking.id and e.kind = 'hold' and e.state in ('queued', 'retry');

  perform app.queue_booking_email(booking, 'email-changed', booking.version, moment);
  insert into app.emails (subject_type, subject_id, recipient_id, kind, version, due_at, created_at)
  select 'booking', booking.id, old_person, 'email-left', booking.version, moment, moment
  where not booking.is_sample;
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values
    (moment, 'email-left', booking.workshop_id, booking.id, old_person),
    (moment, 'email-changed', booking.workshop_id, booking.id, new_person);
  return booking;
end;
$$;
comment on function app.replace_email(app.bookings, uuid, timestamptz) is 'Hands a booking to the holder of another email, who has proven it: that also presses the link of a held place. Links made before no longer work, and both emails are told.';

create function public.confirm_email_change(id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of(
    (select c.booking_id from app.email_changes c where c.id = confirm_email_change.id)
  );
  moment timestamptz := app.clock();
  change app.email_changes;
  booking app.bookings;
  old_person uuid;
begin
  perform app.settle_workshop(workshop, moment);
  perform app.take_turn_with_offers();
  select c.* into change from app.email_changes c where c.id = confirm_email_change.id for update;
  if change.id is null then
    return jsonb_build_object('outcome', 'not-found');
  elsif change.confirmed_at is not null then
    return jsonb_build_object('outcome', 'already-confirmed');
  elsif moment >= change.created_at + interval '15 minutes' then
    return jsonb_build_object('outcome', 'expired');
  end if;
  select b.* into booking from app.bookings b where b.id = change.booking_id;
  if booking.state = 'cancelled' or workshop.cancelled_at is not null then
    return jsonb_build_object('outcome', 'over');
  elsif booking.person_id <> change.person_id
    and (app.open_booking(workshop.id, change.person_id)).id is not null
  then
    return jsonb_build_object('outcome', 'already-booked');
  elsif booking.state = 'offered' and booking.person_id <> change.person_id
    and app.has_offer_elsewhere(change.person_id, workshop.id, moment)
  then
    return jsonb_build_object('outcome', 'other-offer-open');
  end if;

  update app.email_changes c set confirmed_at = moment where c.id = change.id;
  if booking.person_id = change.person_id then
    return jsonb_build_object('outcome', 'unchanged');
  end if;
  old_person := booking.person_id;
  booking := app.replace_email(booking, change.person_id, moment);
  perform app.settle_workshop(workshop, moment);
  if booking.state = 'offered' then
    -- They have no offer to answer any more, so they can get one elsewhere.
    perform app.settle_elsewhere(array[old_person], workshop.id, moment);
  end if;
  return jsonb_build_object('outcome', 'changed', 'booking_id', booking.id);
end;
$$;
comment on function public.confirm_email_change(uuid) is 'Makes another email count for a booking, within 15 minutes of being asked for. Outcomes: changed, unchanged, already-booked, other-offer-open (nobody has two offers to answer; the link goes on working), already-confirmed, expired, over, not-found.';

create function public.change_needs(booking_id uuid, link_version integer, needs text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of(change_needs.booking_id);
  moment timestamptz := app.clock();
  booking app.bookings;
  refusal text;
begin
  select b.* into booking from app.bookings b where b.id = change_needs.booking_id;
  refusal := app.judge_change(
    booking, workshop, change_needs.link_version,
    -- What was told can be taken back at any time.
    case change_needs.needs when '' then 'infinity' else app.last_day_ends(booking) end, moment
  );
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  end if;
  if change_needs.needs = '' then
    delete from app.access_needs n where n.booking_id = booking.id;
  else
    insert into app.access_needs as n (booking_id, person_id, needs, changed_at)
    values (booking.id, booking.person_id, change_needs.needs, moment)
    on conflict on constraint access_needs_pkey do update
      set needs = excluded.needs, changed_at = excluded.changed_at;
  end if;
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (
    moment, case change_needs.needs when '' then 'needs-removed' else 'needs-changed' end,
    workshop.id, booking.id, booking.person_id
  );
  return jsonb_build_object('outcome', 'changed');
end;
$$;
comment on function public.change_needs(uuid, integer, text) is 'Keeps or replaces what somebody needs, until their last day ends, and removes it at any time. It is never shown back, and nobody is emailed. Outcomes: changed, over, too-late, not-found.';

revoke execute on function
  public.hand_over_booking(jsonb), public.list_moves(uuid), public.move_booking(uuid, integer, text),
  public.change_name(jsonb), public.ask_email_change(jsonb), public.show_email_change(uuid),
  public.confirm_email_change(uuid), public.change_needs(uuid, integer, text)
from public, anon, authenticated;
grant execute on function
  public.hand_over_booking(jsonb), public.list_moves(uuid), public.move_booking(uuid, integer, text),
  public.change_name(jsonb), public.ask_email_change(jsonb), public.show_email_change(uuid),
  public.confirm_email_change(uuid), public.change_needs(uuid, integer, text)
to service_role;
