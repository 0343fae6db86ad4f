create table app.workshops (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 120),
  course text not null check (course ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(course) <= 120),
  title text not null check (title <> '' and app.is_line(title, 200)),
  venue text not null check (venue <> '' and app.is_line(venue, 300)),
  capacity integer not null check (capacity between 1 and 10000),
  is_sample boolean not null default false,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  cancelled_at timestamptz,
  phase smallint check (phase in (1, 2)),
  group_label text check (app.is_line(group_label, 200)),
  printed_note text check (app.is_line(printed_note, 500)),
  check (opens_at <= closes_at and closes_at <= starts_at and starts_at < ends_at)
);
comment on table app.workshops is 'One dated cohort of a course. Whoever changes its bookings locks its row first.';
comment on column app.workshops.starts_at is 'Start of the first day, worked out from workshop_days on import.';
comment on column app.workshops.ends_at is 'End of the last day, worked out from workshop_days on import.';
alter table app.workshops enable row level security;
create index workshops_by_end on app.workshops (ends_at);

create table app.workshop_days (
  workshop_id uuid not null references app.workshops,
  day smallint not null check (day between 1 and 60),
  date date not null,
  starts time not null,
  ends time not null,
  primary key (workshop_id, day),
  check (starts < ends)
);
comment on table app.workshop_days is 'The days of a workshop, in local time (Europe/London).';
alter table app.workshop_days enable row level security;

create function app.refuse_samples() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.is_sample and not exists (
    select 1 from app.settings s where s.name = 'samples' and s.value = 'allowed'
  ) then
    raise exception 'sample workshops are refused in this database' using errcode = 'check_violation';
  end if;
  return new;
end;
$$;
comment on function app.refuse_samples() is 'Trigger: invented workshops only where the settings allow them, so never in production.';

create trigger workshops_refuse_samples before insert or update on app.workshops
for each row when (new.is_sample) execute function app.refuse_samples();
