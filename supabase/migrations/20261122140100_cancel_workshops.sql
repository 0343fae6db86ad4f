-- When the organiser calls a workshop off: everybody is told, and is held a place in another cohort.

create function app.offer_other_cohort(followed uuid[], cohorts uuid[], new_state text, moment timestamptz)
returns boolean
language plpgsql set search_path = '' as $$
declare
  cohort app.workshops;
  earlier app.bookings;
  booking app.bookings;
begin
  select w.* into cohort from app.workshops w
  -- Opening and closing are for passers-by: a place is held here for somebody who had one.
  where w.id = any (cohorts) and w.cancelled_at is null and moment < w.starts_at
    and app.free_places(w, moment) >= cardinality(followed)
    and not exists (
      select 1 from app.bookings o join app.bookings f on f.person_id = o.person_id
      where o.workshop_id = w.id and o.state <> 'cancelled' and f.id = any (followed)
    )
  -- What is closed begins so soon that not everybody can come.
  order by moment >= w.closes_at, w.starts_at, w.id limit 1;
  if not found then
    return false;
  end if;
  for earlier in select b.* from app.bookings b where b.id = any (followed) order by b.id loop
    booking := app.insert_booking(
      cohort, earlier.person_id,
      (select to_jsonb(d) from app.attendee_details d where d.booking_id = earlier.id),
      new_state, moment, jsonb_build_object('came_from', earlier.id, 'is_sample', earlier.is_sample)
    );
    -- The same person: what they need comes along.
    update app.access_needs n set booking_id = booking.id where n.booking_id = earlier.id;
    perform app.queue_booking_email(booking, new_state, booking.version, moment);
  end loop;
  return true;
end;
$$;
comment on function app.offer_other_cohort(uuid[], uuid[], text, timestamptz) is 'Gives those whose workshop is cancelled an offer, or a place in line, on the next cohort with room; false where there is none. The caller holds the locks and the turn with offers.';

create function app.make_amends(cancelled app.workshops, ended uuid[], cohorts uuid[], moment timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  unit record;
  offered integer := 0;
  noted uuid[] := '{}';
begin
  perform app.take_turn_with_offers();
  for unit in
    -- Who had a place comes first, then who was offered one, then the line. A party that wished to come together
    -- stays together, also where it had its places at once.
    select array_agg(b.id) as ids,
      -- Who has another offer to answer first is first in line until then, and nobody can have the place.
      bool_or(app.has_offer_elsewhere(b.person_id, cancelled.id, moment)) as busy
    from app.bookings b join app.attendee_details d on d.booking_id = b.id
    left join app.parties t on t.id = b.party_id and t.together
    -- Who never pressed the link in the email is not held a place, and costs nobody theirs.
    where b.id = any (ended) and b.held_until is null
      -- Who has a place on another date lost nothing.
      and not exists (
        select 1 from app.bookings o
        where o.person_id = b.person_id and o.workshop_id = any (cohorts) and o.state = 'confirmed'
      )
    group by coalesce(t.id, b.id)
    order by min(b.confirmed_at) nulls last, min(b.offer_until) nulls last, min(b.waiting_number), min(b.created_at)
  loop
    if app.offer_other_cohort(
      unit.ids, cohorts, case when unit.busy then 'waiting' else 'offered' end, moment
    ) then
      offered := offered + case when unit.busy then 0 else cardinality(unit.ids) end;
      continue;
    end if;
    with wished as (
      insert into app.interest (course, person_id, created_at)
      select cancelled.course, b.person_id, moment from app.bookings b
      where b.id = any (unit.ids) and not b.is_sample and not exists (
        select 1 from app.bookings o
        where o.person_id = b.person_id and o.workshop_id = any (cohorts) and o.state <> 'cancelled'
      )
      on conflict (course, person_id) where told_at is null do nothing
      returning person_id
    )
    select noted || coalesce(array_agg(w.person_id), '{}') into noted from wished w;
  end loop;
  insert into app.audit (at, what, person_id) select moment, 'interest-noted', n from unnest(noted) n;
  delete from app.access_needs n where n.booking_id = any (ended);
  return jsonb_build_object('offered', offered, 'interested', cardinality(noted));
end;
$$;
comment on function app.make_amends(app.workshops, uuid[], uuid[], timestamptz) is 'Offers another cohort to those whose workshop is cancelled, in the order in which they came; notes the interest of those for whom there is none.';

create function app.wish_for_next(lapsed app.bookings, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  cohort app.workshops;
begin
  select w.* into cohort
  from app.bookings earlier join app.workshops w on w.id = lapsed.workshop_id
  where earlier.id = lapsed.came_from and earlier.ended_as = 'workshop-cancelled' and not lapsed.is_sample
    -- Who comes on another date has what they wanted.
    and not exists (
      select 1 from app.bookings o join app.workshops other on other.id = o.workshop_id
      where o.person_id = lapsed.person_id and other.course = w.course and other.starts_at > moment
        and o.state <> 'cancelled'
    );
  if not found then
    return;
  end if;
  -- They may be about to be erased; that turn comes before people's rows, as everywhere.
  perform app.take_turn_with_offers();
  insert into app.interest (course, person_id, created_at) values (cohort.course, lapsed.person_id, moment)
  on conflict (course, person_id) where told_at is null do nothing;
  if found then
    insert into app.audit (at, what, person_id) values (moment, 'interest-noted', lapsed.person_id);
  end if;
end;
$$;
comment on function app.wish_for_next(app.bookings, timestamptz) is 'Has somebody hear of the next date whose workshop was cancelled, and who has let the offer on this one lapse: they lost a place that they had.';

create function public.cancel_workshop(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  cohorts uuid[];
  other app.workshops;
  workshop app.workshops;
  moment timestamptz := app.clock();
  booking app.bookings;
  party uuid;
  waited uuid[];
  ended uuid[] := '{}';
  days_begun integer;
  amends jsonb;
begin
  -- The cohorts that can take somebody in, and the one that ends: locked at once, in the order of their ids.
  select array_agg(w.id) into cohorts
  from app.workshops w join app.workshops asked on asked.course = w.course and asked.is_sample = w.is_sample
  where asked.slug = request ->> 'slug' and (w.id = asked.id or (w.cancelled_at is null and w.starts_at > moment));
  perform 1 from app.lock_workshops(cohorts);
  moment := app.clock();
  select w.* into workshop from app.workshops w where w.slug = request ->> 'slug';
  if not found then
    return jsonb_build_object('outcome', 'not-found');
  elsif workshop.cancelled_at is not null then
    return jsonb_build_object('outcome', 'already-cancelled');
  end if;
  days_begun := coalesce(jsonb_array_length(app.days_that_came(workshop.id, moment)), 0);
  if days_begun = jsonb_array_length(app.days_of(workshop.id)) then
    return jsonb_build_object('outcome', 'started');
  end if;
  cohorts := array_remove(cohorts, workshop.id);
  waited := app.end_expired(workshop, moment);

  -- Whoever gave a place to somebody who has not pressed the link has it again, and all that follows from it.
  for booking in
    select b.* from app.bookings b
    where b.workshop_id = workshop.id and b.state = 'held' and b.came_from is not null order by b.id
  loop
    perform app.end_booking(booking, 'workshop-cancelled', 'workshop-cancelled', moment);
    ended := ended || booking.id;
  end loop;
  update app.workshops w set cancelled_at = moment, version = w.version + 1 where w.id = workshop.id
  returning w.* into workshop;
  insert into app.audit (at, what, workshop_id) values (moment, 'workshop-cancelled', workshop.id);
  for party in
    select m.party_id from app.party_managers m
    where exists (select 1 from app.bookings b
      where b.party_id = m.party_id and b.workshop_id = workshop.id and app.has_to_know(b, workshop, moment))
  loop
    perform app.withdraw_emails(party, moment);
    perform app.queue_email('party', party, 'party-workshop-cancelled', workshop.version, moment);
  end loop;
  for booking in
    select b.* from app.bookings b
    where b.workshop_id = workshop.id and app.has_to_know(b, workshop, moment) order by b.id
  loop
    perform app.end_booking(booking, 'workshop-cancelled', 'workshop-cancelled', moment);
    ended := ended || booking.id;
    if booking.state = 'offered' then
      waited := waited || booking.person_id;
    end if;
  end loop;
  perform app.tell_guests(workshop, days_begun, moment);
  perform app.recall_interest(workshop, moment);

  for other in select w.* from app.workshops w where w.id = any (cohorts) order by w.id loop
    perform app.settle_workshop(other, moment);
  end loop;
  amends := app.make_amends(workshop, ended, cohorts, moment);
  perform app.settle_elsewhere(waited, workshop.id, moment);
  return jsonb_build_object('outcome', 'cancelled', 'told', cardinality(ended)) || amends;
end;
$$;
comment on function public.cancel_workshop(jsonb) is 'Calls a workshop off, or what is left of it as long as a day is to come: tells everybody whom it concerns, takes it out of their calendars, and holds a place for them on another cohort of the course where there is one.';

revoke execute on function public.cancel_workshop(jsonb) from public, anon, authenticated;
grant execute on function public.cancel_workshop(jsonb) to service_role;
