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
    case
      when change_needs.needs = '' then 'infinity'
      -- Who has no place by then comes to no day.
      when booking.state <> 'confirmed' then workshop.starts_at
      else app.last_day_ends(booking)
    end, moment
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
comment on function public.change_needs(uuid, integer, text) is 'Keeps or replaces what somebody needs, until their last day ends, or until the start where they only wait, and removes it at any time. It is never shown back, and nobody is emailed. Outcomes: changed, over, too-late, not-found.';

revoke execute on function
  public.change_name(jsonb), public.change_needs(uuid, integer, text)
from public, anon, authenticated;
grant execute on function
  public.change_name(jsonb), public.change_needs(uuid, integer, text)
to service_role;
