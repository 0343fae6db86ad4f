create function public.note_interest(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  person uuid;
begin
  if app.count_asker('interest', request, moment) > 0 then
    return jsonb_build_object('outcome', 'limited');
  end if;
  person := app.find_person(request ->> 'email');
  insert into app.interest (course, person_id, created_at) values (request ->> 'course', person, moment)
  on conflict (course, person_id) where told_at is null do nothing;
  if not found then
    return jsonb_build_object('outcome', 'already-noted');
  end if;
  insert into app.audit (at, what, person_id) values (moment, 'interest-noted', person);
  return jsonb_build_object('outcome', 'noted');
end;
$$;
comment on function public.note_interest(jsonb) is 'Notes that someone wants to hear when a course has a new date. What came of it is never shown to whoever asked.';

create function public.leave_interest(interest_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  noted app.interest;
begin
  delete from app.interest i where i.id = leave_interest.interest_id returning i.* into noted;
  if not found then
    return jsonb_build_object('outcome', 'already-left');
  end if;
  -- Another wish for the same course is the same wish.
  delete from app.interest i where i.course = noted.course and i.person_id = noted.person_id;
  insert into app.audit (at, what, person_id) values (moment, 'interest-left', noted.person_id);
  return jsonb_build_object('outcome', 'left');
end;
$$;
comment on function public.leave_interest(uuid) is 'Takes someone off the list of those who want to hear of a course.';

create function app.tell_of_date(noted uuid, workshop app.workshops, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
  update app.interest i set told_at = moment, told_of = workshop.id where i.id = noted;
  -- The first may have been taken back.
  perform app.queue_email('interest', noted, 'interest-open', (
    select coalesce(max(e.version), 0) + 1 from app.emails e where e.subject_id = noted
  ), moment);
end;
$$;
comment on function app.tell_of_date(uuid, app.workshops, timestamptz) is 'Owes an email about a new date to one who waits to hear of it.';

create function app.is_news(workshop app.workshops, moment timestamptz) returns boolean
language sql immutable
-- Nobody is written to about a workshop that they cannot book, or that is made up.
return not workshop.is_sample and workshop.cancelled_at is null and workshop.closes_at > moment;
comment on function app.is_news(app.workshops, timestamptz) is 'Whether there is a date to tell of.';

create function app.tell_interested(workshop app.workshops, moment timestamptz) returns integer
language plpgsql set search_path = '' as $$
declare
  noted uuid;
  told integer := 0;
begin
  if not app.is_news(workshop, moment) then
    return 0;
  end if;
  for noted in
    select i.id from app.interest i where i.course = workshop.course and i.told_at is null order by i.id for update
  loop
    perform app.tell_of_date(noted, workshop, moment);
    told := told + 1;
  end loop;
  return told;
end;
$$;
comment on function app.tell_interested(app.workshops, timestamptz) is 'Owes one email to everyone who waits to hear of a course, before booking opens if it opens later. Returns to how many.';

create function app.renew_interest(asked_interest uuid) returns void
language plpgsql set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  renewed app.interest;
  other app.workshops;
begin
  update app.interest i set told_at = null, told_of = null
  where i.id = asked_interest and not exists (
    select 1 from app.interest o where o.course = i.course and o.person_id = i.person_id and o.told_at is null
  )
  returning i.* into renewed;
  if not found then
    return;
  end if;
  -- What was there when they asked is no news to them.
  select w.* into other from app.workshops w
  where w.course = renewed.course and app.is_news(w, moment) and exists (
    select 1 from app.audit a
    where a.workshop_id = w.id and a.what = 'workshop-imported' and a.at >= renewed.created_at
  )
  order by w.starts_at, w.id limit 1;
  if found then
    perform app.tell_of_date(renewed.id, other, moment);
  end if;
end;
$$;
comment on function app.renew_interest(uuid) is 'Has somebody wait to hear of a course again, as if they had not been told, and tells them of a date that came since they asked, if there is one.';

create function app.recall_interest(workshop app.workshops, moment timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
  email app.emails;
begin
  for email in
    select e.* from app.emails e join app.interest i on i.id = e.subject_id
    where i.told_of = workshop.id and e.state in ('queued', 'claimed', 'retry')
    order by e.id for update of e
  loop
    perform app.withdraw_untrue(email, moment);
  end loop;
end;
$$;
comment on function app.recall_interest(app.workshops, timestamptz) is 'Takes back what was to tell of a workshop that is called off, from whomever it has not reached.';

create or replace function public.import_workshops(workshops jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  entry jsonb;
  inserted integer := 0;
  skipped integer := 0;
begin
  -- In order of slug, so that two imports at once cannot wait for each other.
  for entry in select e from jsonb_array_elements(workshops) e order by e ->> 'slug' collate "C" loop
    if app.import_workshop(entry, moment) then
      inserted := inserted + 1;
      perform app.tell_interested(w, moment) from app.workshops w where w.slug = entry ->> 'slug';
    else
      skipped := skipped + 1;
    end if;
  end loop;
  return jsonb_build_object('inserted', inserted, 'skipped', skipped);
end;
$$;

revoke execute on function public.note_interest(jsonb), public.leave_interest(uuid)
from public, anon, authenticated;
grant execute on function public.note_interest(jsonb), public.leave_interest(uuid)
to service_role;
