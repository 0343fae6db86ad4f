create table app.champions (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null unique references app.people on delete cascade,
  name text not null check (name <> '' and app.is_line(name, 200)),
  organisation text not null check (app.is_line(organisation, 200)),
  setting text not null check (app.is_line(setting, 200)),
  why text not null check (app.is_prose(why, 5000)),
  listed boolean not null,
  status text not null check (status in ('pending', 'confirmed', 'left')),
  confirm_version integer not null default 0,
  leave_version integer not null default 0,
  copies_sent integer not null default 0,
  changed_at timestamptz not null
);
comment on table app.champions is 'Who has joined the champions network, asked to, or left. Listed only with consent of their own.';
comment on column app.champions.confirm_version is 'Raised by every request to join, so that only the newest link confirms.';
comment on column app.champions.leave_version is 'Raised by every confirmation, so that a link from an earlier membership ends nothing.';
alter table app.champions enable row level security;
create index champions_by_status on app.champions (status, changed_at);

create view app.champion_cards as
select c.id, jsonb_build_object(
  'id', c.id, 'name', c.name, 'email', p.email, 'organisation', c.organisation, 'setting', c.setting,
  'why', c.why, 'listed', c.listed, 'status', c.status,
  'confirm_version', c.confirm_version, 'leave_version', c.leave_version
) as card
from app.champions c join app.people p on p.id = c.person_id;
comment on view app.champion_cards is 'A champion as they see themselves.';

create function app.change_champion(champion app.champions, new_status text, email_kind text, email_version integer, moment timestamptz)
returns void
language plpgsql set search_path = '' as $$
begin
  update app.champions c
  set status = new_status, changed_at = moment,
    leave_version = c.leave_version + case when new_status = 'confirmed' then 1 else 0 end
  where c.id = champion.id;
  perform app.queue_email('champion', champion.id, email_kind, email_version, moment);
  insert into app.audit (at, what, champion_id, person_id)
  values (moment, 'champion-' || new_status, champion.id, champion.person_id);
end;
$$;
comment on function app.change_champion(app.champions, text, text, integer, timestamptz) is 'Moves a champion to another status, with its email and its audit row. The caller holds the row.';

create function public.join_champions(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  person uuid;
  champion app.champions;
begin
  if app.count_asker('join', request, moment) > 0 then
    return jsonb_build_object('outcome', 'limited');
  end if;
  person := app.find_person(request ->> 'email');

  -- Whoever is confirmed keeps their details: a stranger may know their email.
  insert into app.champions as c (person_id, name, organisation, setting, why, listed, status, confirm_version, changed_at)
  values (
    person, request ->> 'name', coalesce(request ->> 'organisation', ''), coalesce(request ->> 'setting', ''),
    coalesce(request ->> 'why', ''), coalesce((request ->> 'listed')::boolean, false), 'pending', 1, moment
  )
  on conflict (person_id) do update
    set name = excluded.name, organisation = excluded.organisation, setting = excluded.setting,
        why = excluded.why, listed = excluded.listed, confirm_version = c.confirm_version + 1
    where c.status <> 'confirmed'
  returning c.* into champion;
  if found then
    perform app.change_champion(champion, 'pending', 'champion-confirm', champion.confirm_version, moment);
    return jsonb_build_object('outcome', 'received');
  end if;

  update app.champions c set copies_sent = c.copies_sent + 1 where c.person_id = person returning c.* into champion;
  perform app.queue_email('champion', champion.id, 'champion-already', champion.copies_sent, moment);
  return jsonb_build_object('outcome', 'received');
end;
$$;
comment on function public.join_champions(jsonb) is 'Notes a wish to join and emails a link to confirm it. The answer is the same whoever asks.';

create function public.show_champion(champion_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select c.card from app.champion_cards c where c.id = show_champion.champion_id;
$$;
comment on function public.show_champion(uuid) is 'One champion, or null. For the holder of their link only.';

create function public.confirm_champion(champion_id uuid, link_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  champion app.champions;
begin
  select c.* into champion from app.champions c where c.id = confirm_champion.champion_id for update;
  if not found or champion.confirm_version is distinct from link_version or champion.status = 'left' then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  if champion.status = 'confirmed' then
    return jsonb_build_object('outcome', 'already-confirmed');
  end if;
  perform app.change_champion(champion, 'confirmed', 'champion-welcome', champion.confirm_version, app.clock());
  return jsonb_build_object('outcome', 'confirmed');
end;
$$;
comment on function public.confirm_champion(uuid, integer) is 'Confirms the newest request to join and emails a welcome.';

create function public.leave_champion(champion_id uuid, link_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  champion app.champions;
begin
  select c.* into champion from app.champions c where c.id = leave_champion.champion_id for update;
  if not found or champion.leave_version is distinct from link_version or champion.leave_version = 0 then
    return jsonb_build_object('outcome', 'not-found');
  end if;
  if champion.status <> 'confirmed' then
    return jsonb_build_object('outcome', 'already-left');
  end if;
  perform app.change_champion(champion, 'left', 'champion-left', champion.leave_version, app.clock());
  return jsonb_build_object('outcome', 'left');
end;
$$;
comment on function public.leave_champion(uuid, integer) is 'Ends a membership and emails that it has ended.';

revoke execute on function
  public.join_champions(jsonb), public.show_champion(uuid),
  public.confirm_champion(uuid, integer), public.leave_champion(uuid, integer)
from public, anon, authenticated;
grant execute on function
  public.join_champions(jsonb), public.show_champion(uuid),
  public.confirm_champion(uuid, integer), public.leave_champion(uuid, integer)
to service_role;
