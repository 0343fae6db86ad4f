create function app.is_wish_alive(wish app.email_changes, moment timestamptz) returns boolean
language sql immutable
return moment < wish.created_at + interval '1 day';
comment on function app.is_wish_alive(app.email_changes, timestamptz) is 'Whether a wish for another email still counts. The link to it works for less, from when it is sent: an email may be held up on its way.';

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

create function app.gives_way(unpressed app.bookings, proven app.bookings) returns boolean
language sql immutable
-- Not what a colleague handed over, and no place to a mere place in line.
return unpressed.held_until is not null and unpressed.came_from is null
  and (unpressed.state = 'waiting' or proven.state <> 'waiting');
comment on function app.gives_way(app.bookings, app.bookings) is 'Whether a booking whose link nobody has pressed ends where the holder of its email proves to have another one.';

create function public.confirm_email_change(id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  workshop app.workshops := app.lock_workshop_of(
    (select c.booking_id from app.email_changes c where c.id = confirm_email_change.id)
  );
  moment timestamptz := app.clock();
  change app.email_changes;
  booking app.bookings;
  other app.bookings;
  old_person uuid;
begin
  perform app.settle_workshop(workshop, moment);
  perform app.take_turn_with_offers();
  select c.* into change from app.email_changes c where c.id = confirm_email_change.id for update;
  if change.id is null then
    return jsonb_build_object('outcome', 'not-found');
  elsif change.confirmed_at is not null then
    return jsonb_build_object('outcome', 'already-confirmed');
  elsif not app.is_wish_alive(change, moment) then
    return jsonb_build_object('outcome', 'expired');
  end if;
  select b.* into booking from app.bookings b where b.id = change.booking_id;
  if booking.state = 'cancelled' or workshop.cancelled_at is not null then
    return jsonb_build_object('outcome', 'over');
  end if;
  other := app.open_booking(workshop.id, change.person_id);
  if other.id <> booking.id and not app.gives_way(other, booking) then
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
  if other.id is not null then
    -- Whoever proves the email has this booking: what somebody typed with it, and nobody confirmed, ends.
    perform app.end_booking(other, 'unpressed', 'hold-lapsed', moment);
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
comment on function public.confirm_email_change(uuid) is 'Makes another email count for a booking, within a day of being asked for. Outcomes: changed, unchanged, already-booked, other-offer-open (nobody has two offers to answer; the link goes on working), already-confirmed, expired, over, not-found.';

revoke execute on function
  public.ask_email_change(jsonb), public.show_email_change(uuid), public.confirm_email_change(uuid)
from public, anon, authenticated;
grant execute on function
  public.ask_email_change(jsonb), public.show_email_change(uuid), public.confirm_email_change(uuid)
to service_role;
