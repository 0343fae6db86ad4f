create function public.change_joining(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  earlier app.workshops;
  workshop app.workshops;
  booking app.bookings;
  moment timestamptz;
  refusal text;
  told integer := 0;
begin
  select w.* into earlier from app.workshops w where w.slug = request ->> 'slug' for update;
  moment := app.clock();
  refusal := app.judge_organising(earlier, moment);
  if refusal is not null then
    return jsonb_build_object('outcome', refusal);
  end if;
  update app.workshops w
  set joining = coalesce(request ->> 'joining', w.joining),
    online_link = coalesce(request ->> 'online_link', w.online_link), joining_version = w.joining_version + 1
  where w.id = earlier.id
    and (w.joining, w.online_link) is distinct from
      (coalesce(request ->> 'joining', w.joining), coalesce(request ->> 'online_link', w.online_link))
  returning w.* into workshop;
  if not found then
    return jsonb_build_object('outcome', 'unchanged');
  end if;
  insert into app.audit (at, what, workshop_id) values (moment, 'joining-changed', workshop.id);
  for booking in
    select b.* from app.bookings b where b.workshop_id = workshop.id and b.state = 'confirmed' order by b.id
  loop
    update app.emails e set state = 'withdrawn', settled_at = moment
    where e.subject_id = booking.id and e.kind = 'joining' and e.lease_until is null and e.settled_at is null;
    if workshop.joining <> '' or workshop.online_link <> '' then
      perform app.queue_booking_email(booking, 'joining', workshop.joining_version, moment);
      told := told + 1;
    end if;
  end loop;
  if workshop.joining <> '' or workshop.online_link <> '' then
    told := told + app.tell_guests(
      workshop, (select max(d.day) from app.workshop_days d where d.workshop_id = workshop.id), moment
    );
  end if;
  return jsonb_build_object('outcome', 'changed', 'told', told);
end;
$$;
comment on function public.change_joining(jsonb) is 'Changes the joining instructions or the link of an online workshop, and sends them anew to everybody with a place, and to the guests who make up a day there.';

revoke execute on function public.change_joining(jsonb) from public, anon, authenticated;
grant execute on function public.change_joining(jsonb) to service_role;
