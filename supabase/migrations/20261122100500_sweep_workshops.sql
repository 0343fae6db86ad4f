create function app.forget_needs_of_line(moment timestamptz, wanted integer) returns integer
language sql set search_path = '' as $$
  with gone as (
    delete from app.access_needs n where n.booking_id in (
      select o.booking_id
      from app.access_needs o join app.bookings b on b.id = o.booking_id join app.workshops w on w.id = b.workshop_id
      where b.state = 'waiting' and w.starts_at <= moment
      limit wanted for update of o skip locked
    )
    returning 1
  )
  select count(*)::integer from gone;
$$;
comment on function app.forget_needs_of_line(timestamptz, integer) is 'Removes what was needed by those who only wait, once their workshop has begun: they never had a place.';

create function public.sweep_workshops(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  wanted integer := least(greatest((request ->> 'limit')::integer, 1), 1000);
  ids uuid[];
  workshop app.workshops;
  swept integer := 0;
  reminders integer;
  needs integer;
begin
  ids := array(select distinct b.workshop_id from app.bookings b where b.deadline <= moment);
  if cardinality(ids) < wanted then
    -- Someone may have become free to get an offer while the workshop was being changed.
    ids := ids || array(
      select w.id from app.workshops w
      where w.cancelled_at is null and w.starts_at > moment and app.owes_line(w, moment)
      union
      -- And a guest may have got a place while their own booking was.
      select m.workshop_id from app.make_ups m where m.cancelled_at is null and app.is_guest_with_place(m, moment)
    );
  end if;
  for workshop in
    select w.* from app.workshops w where w.id = any (ids) order by w.id limit wanted
    for update skip locked
  loop
    perform app.seat_guests(workshop.id, moment);
    perform app.settle_workshop(workshop, moment);
    swept := swept + 1;
  end loop;
  -- A reminder is one row; a workshop can be hundreds.
  reminders := app.queue_reminders(moment, wanted * 10);
  needs := app.forget_needs_of_line(moment, wanted * 10);
  return jsonb_build_object(
    'workshops', swept, 'reminders', reminders, 'more', swept = wanted or reminders = wanted * 10 or needs = wanted * 10
  );
end;
$$;
comment on function public.sweep_workshops(jsonb) is 'Ends what is past its time, offers what is free, owes the reminders that are due and forgets the needs of those who waited in vain, in one bounded batch. It only brings the rows, and so the emails, up to what is true already.';

revoke execute on function public.sweep_workshops(jsonb) from public, anon, authenticated;
grant execute on function public.sweep_workshops(jsonb) to service_role;
