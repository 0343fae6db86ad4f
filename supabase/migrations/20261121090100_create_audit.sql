-- No foreign keys: the trail outlives what it speaks of, and an id without its row names nobody.
create table app.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  what text not null check (what ~ '^[a-z]+(-[a-z]+)*$'),
  workshop_id uuid,
  booking_id uuid,
  champion_id uuid,
  person_id uuid
);
comment on table app.audit is 'Who, what and when for every change of state. Ids only, append only.';
alter table app.audit enable row level security;

create function app.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end;
$$;
comment on function app.refuse_change() is 'Trigger: nothing in the audit trail is ever changed or removed.';

create trigger audit_keeps_rows before update or delete on app.audit
for each row execute function app.refuse_change();
create trigger audit_keeps_all before truncate on app.audit
for each statement execute function app.refuse_change();
