-- Offering places to those who wait. Everything here is called by someone who holds the workshop's lock.

create function app.withdraw_emails(asked_subject uuid, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  update app.emails e set state = 'withdrawn', settled_at = moment
  -- Queued or to be tried again, in other words: by its state the index of what is due would be read, which grows
  -- with every email that one long sweep owes.
  where e.subject_id = asked_subject and e.lease_until is null and e.settled_at is null
    and not app.email_still_true(e, moment);
end;
$$;
comment on function app.withdraw_emails(uuid, timestamptz) is 'Takes back the emails about something that are no longer true, so that they hold up none that is. One that a sender has in hand is judged again before it leaves.';

create function app.end_booking(booking app.bookings, how text, email_kind text, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  was_given boolean := booking.state = 'held' and booking.came_from is not null
    and how in ('unpressed', 'cancelled', 'erased', 'workshop-cancelled');
begin
  -- Nobody makes up a day of what they do not come to, and the chair kept for it is free.
  perform app.end_make_up(m.booking_id, m.missed_day, moment)
  from app.make_ups m join app.workshops host on host.id = m.workshop_id
  where m.booking_id = booking.id and m.cancelled_at is null and m.mark is null and host.ends_at > moment;
  update app.bookings b set state = 'cancelled', ended_as = how, version = b.version + 1, changed_at = moment
  where b.id = booking.id
  returning b.* into booking;
  perform app.withdraw_emails(booking.id, moment);
  -- Whose workshop is called off may be held a place elsewhere, and needs the same there.
  if how <> 'workshop-cancelled' then
    delete from app.access_needs n where n.booking_id = booking.id;
  end if;
  if email_kind is not null then
    perform app.queue_booking_email(booking, email_kind, booking.version, moment);
  end if;
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'booking-' || how, booking.workshop_id, booking.id, booking.person_id);
  if was_given then
    perform app.give_back(booking, moment);
  end if;
end;
$$;
comment on function app.end_booking(app.bookings, text, text, timestamptz) is 'Ends a booking and the days that make up for missed ones, with its email, if any, and its audit row, and forgets what was needed. The one place where bookings end.';

create function app.unpressed_colleagues(asked_party uuid, moment timestamptz) returns integer
language sql stable set search_path = '' as $$
  select count(*)::integer
  from app.bookings b join app.party_managers m on m.party_id = b.party_id
  where b.party_id = asked_party and b.ended_as = 'unpressed' and b.changed_at = moment
    and b.person_id <> m.person_id
    -- What was handed over goes back to its giver, and the party loses nothing.
    and b.came_from is null;
$$;
comment on function app.unpressed_colleagues(uuid, timestamptz) is 'How many of those whom somebody booked lost what was held for them at that moment, because they had not pressed the link.';

create function app.tell_of_unpressed(parties uuid[], moment timestamptz) returns void
language sql set search_path = '' as $$
  select app.queue_email('party', t.id, 'party-unpressed', (
    select 1 + count(*)::integer from app.emails e where e.subject_id = t.id and e.kind = 'party-unpressed'
  ), moment)
  from (select distinct unnest(parties)) t (id)
  where app.unpressed_colleagues(t.id, moment) > 0;
$$;
comment on function app.tell_of_unpressed(uuid[], timestamptz) is 'Tells whoever booked for others, once for all of them, that what was held for some has just ended.';

create function app.end_expired(workshop app.workshops, moment timestamptz) returns uuid[]
language plpgsql set search_path = '' as $$
declare
  booking app.bookings;
  party record;
  parties uuid[] := '{}';
  people uuid[] := '{}';
begin
  if not exists (
    select 1 from app.bookings b
    where b.workshop_id = workshop.id and b.state in ('held', 'waiting', 'offered') and b.deadline <= moment
  ) then
    return people;
  end if;
  for party in
    select distinct p.id, p.offer_number from app.bookings b join app.parties p on p.id = b.party_id
    where b.workshop_id = workshop.id and b.state = 'offered' and b.together and b.deadline <= moment
  loop
    perform app.queue_email('party', party.id, 'party-offer-lapsed', party.offer_number, moment);
  end loop;
  for booking in
    select b.* from app.bookings b
    where b.workshop_id = workshop.id and b.state in ('held', 'waiting', 'offered') and b.deadline <= moment
    -- What goes back to its giver comes last: the giver may be among the others.
    order by b.state = 'held' and b.came_from is not null, b.waiting_number, b.created_at, b.id
  loop
    -- A place that has just gone back to somebody is theirs.
    select b.* into booking from app.bookings b where b.id = booking.id and b.deadline <= moment;
    continue when not found;
    if booking.state = 'offered' then
      people := people || booking.person_id;
      perform app.end_booking(booking, 'lapsed', 'offer-lapsed', moment);
      perform app.wish_for_next(booking, moment);
    else
      perform app.end_booking(booking, 'unpressed', 'hold-lapsed', moment);
      parties := parties || booking.party_id;
    end if;
  end loop;
  perform app.tell_of_unpressed(parties, moment);
  return people;
end;
$$;
comment on function app.end_expired(app.workshops, timestamptz) is 'Ends what is past its time and tells whom it was held for. Returns who let an offer lapse.';

create function app.take_turn_with_offers() returns void
language sql set search_path = '' as $$
  -- Any number will do, as long as it is this one everywhere.
  select pg_catalog.pg_advisory_xact_lock(20261122);
$$;
comment on function app.take_turn_with_offers() is 'Lets one transaction at a time make offers, so that nobody is made two. Taken after the workshops'' locks.';

create function app.offer_place(workshop app.workshops, booking_id uuid, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  booking app.bookings;
begin
  update app.bookings b
  set state = 'offered', offer_until = app.offer_ends(workshop, moment), offer_number = b.offer_number + 1,
    offered_at = moment, told_free_at = null, version = b.version + 1, changed_at = moment
  where b.id = offer_place.booking_id
  returning b.* into booking;
  perform app.queue_booking_email(booking, 'offered', booking.version, moment);
  insert into app.audit (at, what, workshop_id, booking_id, person_id)
  values (moment, 'booking-offered', workshop.id, booking.id, booking.person_id);
end;
$$;
comment on function app.offer_place(app.workshops, uuid, timestamptz) is 'Holds a place for someone who waits, until the deadline of the offer.';

create function app.make_offers(workshop app.workshops, free integer, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  unit record;
  booking_id uuid;
  next_offer integer;
begin
  perform app.take_turn_with_offers();
  for unit in select n.* from app.next_in_line(workshop.id, free, moment) n loop
    foreach booking_id in array unit.ids loop
      perform app.offer_place(workshop, booking_id, moment);
    end loop;
    if unit.party_id is not null then
      update app.parties p set offer_number = p.offer_number + 1 where p.id = unit.party_id
      returning p.offer_number into next_offer;
      perform app.queue_email('party', unit.party_id, 'party-offered', next_offer, moment);
    end if;
  end loop;
end;
$$;
comment on function app.make_offers(app.workshops, integer, timestamptz) is 'Offers free places to those who wait, in order. A party that stays together is passed over until there is room for all of it.';

create function app.tell_all_waiting(workshop app.workshops, free integer, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  unit record;
  booking app.bookings;
  next_offer integer;
begin
  -- For whom there is no room any more, the next place that comes free is news again.
  update app.bookings b set told_free_at = null
  from app.waiting_line(workshop.id, moment) l
  where b.id = any (l.ids) and l.size > free and b.told_free_at is not null;
  for unit in
    select l.* from app.waiting_line(workshop.id, moment) l
    where l.pressed and l.size <= free and exists (
      select 1 from app.bookings b where b.id = any (l.ids) and b.told_free_at is null
    )
    order by l.number
  loop
    update app.bookings b set told_free_at = moment where b.id = any (unit.ids);
    if unit.party_id is not null then
      update app.parties p set offer_number = p.offer_number + 1 where p.id = unit.party_id
      returning p.offer_number into next_offer;
      perform app.queue_email('party', unit.party_id, 'party-offered', next_offer, moment);
    else
      -- The number stays: the link in an earlier email of this day is as good as the newest.
      update app.bookings b
      set offer_number = greatest(b.offer_number, 1), version = b.version + 1, changed_at = moment
      where b.id = any (unit.ids)
      returning b.* into booking;
      perform app.queue_booking_email(booking, 'last-places', booking.version, moment);
      insert into app.audit (at, what, workshop_id, booking_id, person_id)
      values (moment, 'booking-told-of-place', workshop.id, booking.id, booking.person_id);
    end if;
  end loop;
end;
$$;
comment on function app.tell_all_waiting(app.workshops, integer, timestamptz) is 'In the last 24 hours: tells everyone who waits that there is a place for whoever takes it first.';

create function app.settle_workshop(workshop app.workshops, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  people uuid[];
begin
  -- Nearly every booking finds nobody waiting and nothing held.
  if not exists (
    select 1 from app.bookings b
    where b.workshop_id = workshop.id and b.state in ('held', 'waiting', 'offered')
  ) then
    return;
  end if;
  people := app.end_expired(workshop, moment);
  if workshop.cancelled_at is null and moment < workshop.starts_at then
    if moment >= app.last_day_begins(workshop) then
      perform app.tell_all_waiting(workshop, workshop.capacity - app.places_taken(workshop.id, moment), moment);
    elsif app.owes_line(workshop, moment) then
      perform app.make_offers(workshop, workshop.capacity - app.places_taken(workshop.id, moment), moment);
    end if;
  end if;
  perform app.settle_elsewhere(people, workshop.id, moment);
end;
$$;
comment on function app.settle_workshop(app.workshops, timestamptz) is 'Makes the rows of a workshop say what is true at a moment: ends what is past its time, offers what is free. The caller holds the lock; calling it twice does no harm.';

create function app.settle_elsewhere(people uuid[], but_not uuid, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  other app.workshops;
begin
  if cardinality(people) = 0 then
    return;
  end if;
  for other in
    select w.* from app.workshops w
    where w.id <> but_not and w.cancelled_at is null and w.starts_at > moment and w.id in (
      select b.workshop_id from app.bookings b where b.person_id = any (people) and b.state = 'waiting'
    )
    order by w.id
    -- Whoever has one of them locked is left alone: waiting here could be waiting for each other.
    for update skip locked
  loop
    perform app.settle_workshop(other, moment);
  end loop;
end;
$$;
comment on function app.settle_elsewhere(uuid[], uuid, timestamptz) is 'Looks at the other workshops where people wait who have just become free to get an offer. One that is being changed is left to the sweep.';

create function app.lock_workshops(ids uuid[]) returns setof app.workshops
language sql set search_path = '' as $$
  select w.* from app.workshops w where w.id = any (ids) order by w.id for update;
$$;
comment on function app.lock_workshops(uuid[]) is 'Locks workshops in the order of their ids, which is the order everywhere.';

create function app.lock_workshop_of(asked_booking uuid) returns app.workshops
language sql set search_path = '' as $$
  select w.* from app.workshops w
  where w.id = (select b.workshop_id from app.bookings b where b.id = asked_booking)
  for update;
$$;
comment on function app.lock_workshop_of(uuid) is 'Locks the workshop of a booking; a row of nulls where there is no such booking.';
