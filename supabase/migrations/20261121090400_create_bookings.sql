create table app.bookings (
  id uuid primary key default gen_random_uuid(),
  reference text not null unique check (reference ~ '^RD-[3479BCDFGHJKMNPQRTVWXY]{8}$'),
  workshop_id uuid not null references app.workshops,
  person_id uuid not null,
  state text not null check (state in ('confirmed', 'waiting', 'cancelled')),
  waiting_number integer check (waiting_number > 0),
  confirmed_at timestamptz,
  version integer not null default 1 check (version > 0),
  link_version integer not null default 1 check (link_version > 0),
  copies_sent integer not null default 0,
  is_sample boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check (case state
    when 'confirmed' then confirmed_at is not null
    when 'waiting' then waiting_number is not null and confirmed_at is null
    else true
  end)
);
comment on table app.bookings is 'One person''s place, or place in line, on one workshop. Ids only.';
comment on column app.bookings.person_id is 'No foreign key: it stays, naming nobody, when the person is erased.';
comment on column app.bookings.waiting_number is 'Handed out under the workshop''s lock, in order; kept after the place is given.';
comment on column app.bookings.confirmed_at is 'When the place was given; kept after cancelling, so that it is known whether there ever was one.';
comment on column app.bookings.version is 'Rises at every change of state; also the sequence number of calendar files.';
comment on column app.bookings.link_version is 'Links made for an earlier version no longer work.';
comment on column app.bookings.copies_sent is 'How often the details were sent again because they were asked for again.';
alter table app.bookings enable row level security;

create unique index bookings_once_a_person on app.bookings (workshop_id, person_id) where state <> 'cancelled';
create unique index bookings_line on app.bookings (workshop_id, waiting_number) where waiting_number is not null;
create index bookings_confirmed on app.bookings (workshop_id) where state = 'confirmed';
create index bookings_waiting on app.bookings (workshop_id, waiting_number) where state = 'waiting';

create table app.attendee_details (
  booking_id uuid primary key references app.bookings on delete cascade,
  person_id uuid not null references app.people on delete cascade,
  name text not null check (name <> '' and app.is_line(name, 200)),
  organisation text not null check (app.is_line(organisation, 200)),
  role text not null check (app.is_line(role, 200)),
  team text not null check (app.is_line(team, 200))
);
comment on table app.attendee_details is 'What was typed for one booking, so that nobody else''s typing changes a person''s other bookings.';
alter table app.attendee_details enable row level security;
create index attendee_details_person on app.attendee_details (person_id);

create table app.idempotency_keys (
  key uuid primary key,
  workshop_id uuid not null,
  answers_hash text not null check (char_length(answers_hash) between 1 and 200),
  outcome jsonb,
  created_at timestamptz not null
);
comment on table app.idempotency_keys is 'One row a check page: pressing twice gives the first outcome again. Kept 24 hours.';
alter table app.idempotency_keys enable row level security;
create index idempotency_keys_by_age on app.idempotency_keys (created_at);
