create function public.sweep_workshops(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := app.clock();
  wanted integer := least(greatest((request ->> 'limit')::integer, 1), 1000);
  ids uuid[];
  workshop app.workshops;
  swept integer := 0;
  reminders integer;
begin
  ids := array(select distinct b.workshop_id from app.bookings b where b.deadline <= moment);
  if cardinality(ids) < wanted then
    -- Someone may have become free to get an offer while the workshop was being changed.
    ids := ids || array(
      select w.id from app.workshops w
      where w.cancelled_at is null and w.starts_at > moment and app.owes_line(w, moment)
    );
  end if;
  for workshop in
    select w.* from app.workshops w where w.id = any (ids) order by w.id limit wanted
    for update skip locked
  loop
    perform app.settle_workshop(workshop, moment);
    swept := swept + 1;
  end loop;
  -- A reminder is one row; a workshop can be hundreds.
  reminders := app.queue_reminders(moment, wanted * 10);
  return jsonb_build_object(
    'workshops', swept, 'reminders', reminders, 'more', swept = wanted or reminders = wanted * 10
  );
end;
$$;
comment on function public.sweep_workshops(jsonb) is 'Ends what is past its time, offers what is free and owes the reminders that are due, in one bounded batch. It only brings the rows, and so the emails, up to what is true already.';

revoke execute on function public.sweep_workshops(jsonb) from public, anon, authenticated;
grant execute on function public.sweep_workshops(jsonb) to service_role;
