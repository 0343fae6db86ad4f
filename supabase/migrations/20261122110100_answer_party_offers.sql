-- A party that stays together on the waiting list is offered its places together.

create function app.answer_party_offer(asked_party uuid, asked_number integer, takes boolean) returns jsonb
language plpgsql set search_path = '' as $$
declare
  workshop app.workshops;
  moment timestamptz;
  members app.bookings[];
  member app.bookings;
  ended text;
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
    ended := app.party_offer_ended(asked_party, moment);
    return jsonb_build_object('outcome', case ended when 'taken' then 'already-taken' else ended end);
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
  public.take_party_offer(uuid, integer), public.pass_party_offer(uuid, integer)
from public, anon, authenticated;
grant execute on function
  public.take_party_offer(uuid, integer), public.pass_party_offer(uuid, integer)
to service_role;
