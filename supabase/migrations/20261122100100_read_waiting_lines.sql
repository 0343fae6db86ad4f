-- Who waits, and for what: how many places are taken, who is next, and what is owed to them.

create function app.last_day_begins(workshop app.workshops) returns timestamptz
language sql immutable
return workshop.starts_at - interval '24 hours';
comment on function app.last_day_begins(app.workshops) is 'From then on a free place goes to whoever of those waiting takes it first.';

create function app.offer_ends(workshop app.workshops, moment timestamptz) returns timestamptz
language sql stable set search_path = ''
return least(
  moment + interval '48 hours',
  -- Half of what is left until the last day, so that the next in line has a chance as well; four hours at least.
  greatest(moment + interval '4 hours', moment + (app.last_day_begins(workshop) - moment) / 2),
  workshop.starts_at
);
comment on function app.offer_ends(app.workshops, timestamptz) is 'Until when an offer made now holds: 48 hours, less from five days before the workshop on.';

-- Asked several times a booking: PL/pgSQL keeps the plan, which SQL made anew at every call before PostgreSQL 18.
create function app.places_taken(asked_workshop uuid, moment timestamptz) returns integer
language plpgsql stable set search_path = '' as $$
begin
  return (
    select count(*) from app.bookings b
    where b.workshop_id = asked_workshop and b.state in ('held', 'confirmed', 'offered') and not b.extra
      -- What was handed over, and is not confirmed, goes back to its giver: it is free in between to nobody.
      and (b.deadline is null or b.deadline > moment or (b.state = 'held' and b.came_from is not null))
  ) + (
    -- Guests of one day need a chair on it.
    select coalesce(max(guests.number), 0) from (
      select count(*) as number from app.make_ups m
      where m.workshop_id = asked_workshop and m.cancelled_at is null group by m.day
    ) guests
  );
end;
$$;
comment on function app.places_taken(uuid, timestamptz) is 'How many places are given, held or on offer at a moment. The one place that counts them.';

create function app.has_offer_elsewhere(asked_person uuid, asked_workshop uuid, moment timestamptz) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from app.bookings o
    where o.person_id = asked_person and o.state = 'offered' and o.offer_until > moment
      and o.workshop_id <> asked_workshop
  );
$$;
comment on function app.has_offer_elsewhere(uuid, uuid, timestamptz) is 'Whether a person has an offer to answer on another workshop: one at a time.';

create function app.waiting_line(asked_workshop uuid, moment timestamptz)
returns table (
  party_id uuid, ids uuid[], size integer, number integer, pressed boolean, joined timestamptz, busy_since timestamptz
)
language sql stable set search_path = '' as $$
  select
    case when b.together then b.party_id end,
    array_agg(b.id order by b.waiting_number), count(*)::integer, min(b.waiting_number),
    bool_and(b.held_until is null), max(b.created_at),
    -- As has_offer_elsewhere says, but for a line of hundreds at once.
    min((
      select min(o.offered_at) from app.bookings o
      where o.person_id = b.person_id and o.state = 'offered' and o.offer_until > moment
        and o.workshop_id <> asked_workshop
    ))
  from app.bookings b
  where b.workshop_id = asked_workshop and b.state = 'waiting'
    and (b.held_until is null or b.held_until > moment)
  group by b.together, case when b.together then b.party_id else b.id end, case when b.together then b.party_id end;
$$;
comment on function app.waiting_line(uuid, timestamptz) is 'Who waits, a row for each person or party that stays together. Pressed: the link in the email, by all of them. Busy since: when one of them was made the offer elsewhere that has to be answered first.';

create function app.next_in_line(asked_workshop uuid, free integer, moment timestamptz)
returns table (party_id uuid, ids uuid[], size integer)
language plpgsql stable set search_path = '' as $$
declare
  unit record;
  busy_since timestamptz[] := '{}';
  busy_sizes integer[] := '{}';
begin
  for unit in select l.* from app.waiting_line(asked_workshop, moment) l where l.pressed order by l.number loop
    exit when free <= 0;
    continue when unit.size > free;
    if unit.busy_since is not null then
      busy_since := busy_since || unit.busy_since;
      busy_sizes := busy_sizes || unit.size;
      continue;
    end if;
    -- Who stood in line before a busy one was made the other offer goes past them; who joined later does not.
    continue when unit.size > free - (
      select coalesce(sum(busy.size), 0) from unnest(busy_since, busy_sizes) busy (since, size)
      where busy.since <= unit.joined and busy.size <= free
    );
    party_id := unit.party_id;
    ids := unit.ids;
    size := unit.size;
    return next;
    free := free - unit.size;
  end loop;
end;
$$;
comment on function app.next_in_line(uuid, integer, timestamptz) is 'Whose turn it is with so many free places, in order: a row for each person or party. The one place that says who is offered a place.';

create function app.waited_for(asked_workshop uuid, free integer, moment timestamptz) returns integer
language sql stable set search_path = '' as $$
  select coalesce(sum(l.size), 0)::integer
  from app.waiting_line(asked_workshop, moment) l where l.pressed and l.size <= free;
$$;
comment on function app.waited_for(uuid, integer, timestamptz) is 'How many places are kept from passers-by for those who wait, with so many free: for whoever has pressed the link, even while another offer has to be answered first, and for no party that there is no room for.';

create function app.free_places(workshop app.workshops, moment timestamptz) returns integer
language plpgsql stable set search_path = '' as $$
declare
  free integer := workshop.capacity - app.places_taken(workshop.id, moment);
begin
  -- Nearly always one of the two spares the other.
  if free <= 0 then
    return 0;
  elsif not exists (select 1 from app.bookings b where b.workshop_id = workshop.id and b.state = 'waiting') then
    return free;
  end if;
  return greatest(free - app.waited_for(workshop.id, free, moment), 0);
end;
$$;
comment on function app.free_places(app.workshops, timestamptz) is 'How many places a passer-by can have: those that nobody who waits can take.';

create function app.owes_line(workshop app.workshops, moment timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
declare
  free integer;
begin
  if not exists (select 1 from app.bookings b where b.workshop_id = workshop.id and b.state = 'waiting') then
    return false;
  end if;
  free := workshop.capacity - app.places_taken(workshop.id, moment);
  -- Nearly always it is full, and the line need not be read.
  return free > 0 and case
    when moment < app.last_day_begins(workshop)
      then exists (select 1 from app.next_in_line(workshop.id, free, moment))
    -- Nobody is made an offer any more, so nobody has to answer another one first.
    else exists (
      select 1 from app.waiting_line(workshop.id, moment) l
      where l.size <= free and l.pressed
        and exists (select 1 from app.bookings b where b.id = any (l.ids) and b.told_free_at is null)
    )
  end;
end;
$$;
comment on function app.owes_line(app.workshops, timestamptz) is 'Whether someone who waits could have a place that is free, and has not heard of it.';
