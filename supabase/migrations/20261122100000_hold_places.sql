-- Bookings get two more states. Held: the place is kept until the link in an email is pressed. Offered: it is
-- kept for someone who waited, until a deadline. Both end by themselves when their time is over; whoever reads
-- judges that by the clock, and no timer has to run.

alter table app.people add column link_version integer not null default 1 check (link_version > 0);
comment on column app.people.link_version is 'Links to all of a person''s bookings and their calendar work for this version only.';

create table app.parties (
  id uuid primary key default gen_random_uuid(),
  reference text not null unique check (reference ~ '^RT-[3479BCDFGHJKMNPQRTVWXY]{8}$'),
  workshop_id uuid not null references app.workshops,
  manager_id uuid not null,
  together boolean not null,
  link_version integer not null default 1 check (link_version > 0),
  offer_number integer not null default 0,
  created_at timestamptz not null
);
comment on table app.parties is 'People booked together by one of them or by their manager. Ids only.';
comment on column app.parties.manager_id is 'No foreign key: it stays, naming nobody, when the person is erased.';
comment on column app.parties.together is 'On the waiting list they get their places at once or not at all.';
comment on column app.parties.offer_number is 'Rises with every offer to the party, so that an older offer''s link no longer works.';
alter table app.parties enable row level security;
create index parties_by_manager on app.parties (manager_id);

create table app.party_managers (
  party_id uuid primary key references app.parties on delete cascade,
  person_id uuid not null references app.people on delete cascade,
  name text not null check (name <> '' and app.is_line(name, 200))
);
comment on table app.party_managers is 'Who booked a party: gone with the person, while the party stays.';
alter table app.party_managers enable row level security;
create index party_managers_person on app.party_managers (person_id);

alter table app.bookings
  drop constraint bookings_state_check,
  drop constraint bookings_check,
  add column held_until timestamptz,
  add column offer_until timestamptz,
  add column offer_number integer not null default 0,
  add column offered_at timestamptz,
  add column told_free_at timestamptz,
  add column ended_as text check (ended_as in (
    'cancelled', 'passed', 'lapsed', 'unpressed', 'workshop-cancelled', 'moved', 'handed-over', 'erased'
  )),
  add column extra boolean not null default false,
  add column party_id uuid references app.parties,
  add column together boolean not null default false,
  add column came_from uuid references app.bookings,
  add column deadline timestamptz generated always as (
    case when state in ('held', 'waiting', 'offered') then coalesce(offer_until, held_until) end
  ) stored;
update app.bookings set ended_as = 'cancelled' where state = 'cancelled';
alter table app.bookings
  add constraint bookings_state_check check (state in ('held', 'confirmed', 'waiting', 'offered', 'cancelled')),
  add constraint bookings_check check (
    (state = 'cancelled') = (ended_as is not null)
    and case state
      when 'held' then held_until is not null and confirmed_at is null and offer_until is null
      when 'confirmed' then confirmed_at is not null and held_until is null and offer_until is null
      when 'waiting' then waiting_number is not null and confirmed_at is null and offer_until is null
      when 'offered' then offer_until is not null and offered_at is not null and confirmed_at is null and held_until is null
      else true
    end
    and (not together or party_id is not null)
  );
comment on column app.bookings.held_until is 'Until when the link in the email can be pressed; null as soon as it is, and where it need not be.';
comment on column app.bookings.offer_until is 'Until when an offered place can be taken.';
comment on column app.bookings.offer_number is 'Rises with every offer, so that an older offer''s link no longer works.';
comment on column app.bookings.offered_at is 'When the newest offer was made: whoever joins another line later does not go past somebody who has it to answer.';
comment on column app.bookings.told_free_at is 'When someone who waits was told that a place is free for whoever takes it first.';
comment on column app.bookings.ended_as is 'How a booking came to its end.';
comment on column app.bookings.extra is 'Let in beyond the capacity, on purpose; the audit says so.';
comment on column app.bookings.together is 'The party''s wish to get its places at once or not at all, kept here so that the line can be read alone.';
comment on column app.bookings.deadline is 'When it ends by itself, unless somebody answers before; null where it does not.';
comment on column app.bookings.came_from is 'The booking that this one follows: it was moved, handed over or given back, or its workshop was cancelled.';

drop index app.bookings_confirmed, app.bookings_waiting;
create index bookings_places on app.bookings (workshop_id) where state in ('held', 'confirmed', 'offered');
create index bookings_waiting on app.bookings (workshop_id, waiting_number) include (held_until) where state = 'waiting';
create index bookings_open on app.bookings (workshop_id, deadline) where state in ('held', 'waiting', 'offered');
create index bookings_by_deadline on app.bookings (deadline) where deadline is not null;
create index bookings_by_person on app.bookings (person_id, state);
create index bookings_by_party on app.bookings (party_id) where party_id is not null;
create index bookings_by_origin on app.bookings (came_from) where came_from is not null;

alter table app.workshops
  add column version integer not null default 1 check (version > 0),
  add column directions text not null default '' check (app.is_prose(directions, 1000)),
  add column step_free text check (step_free in ('yes', 'partly', 'no')),
  add column catering text not null default '' check (app.is_prose(catering, 500)),
  add column joining text not null default '' check (app.is_prose(joining, 3000)),
  add column joining_version integer not null default 0,
  add column online_link text not null default '' check (
    online_link = '' or (online_link ~ '^https://' and app.is_line(online_link, 500))
  );
comment on column app.workshops.version is 'Rises when its days or its venue change.';
comment on column app.workshops.directions is 'How to reach the venue.';
comment on column app.workshops.step_free is 'Whether the venue can be reached and used without a step; null where nobody has said.';
comment on column app.workshops.catering is 'What there is to eat and drink.';
comment on column app.workshops.joining is 'What to know and to bring. Only for those who have a place.';
comment on column app.workshops.joining_version is 'Rises when the joining instructions change.';
comment on column app.workshops.online_link is 'Where an online workshop meets. Only for those who have a place.';
create index workshops_by_start on app.workshops (starts_at) where cancelled_at is null;
create index workshops_by_course on app.workshops (course, starts_at);

create table app.dropped_days (
  workshop_id uuid not null references app.workshops,
  day smallint not null,
  date date not null,
  starts time not null,
  ends time not null,
  dropped_at timestamptz not null,
  primary key (workshop_id, day)
);
comment on table app.dropped_days is 'Days that a workshop no longer has: they must go from the calendars that they stand in.';
alter table app.dropped_days enable row level security;

create table app.earlier_workshops (
  workshop_id uuid not null references app.workshops,
  version integer not null,
  title text not null,
  venue text not null,
  days jsonb not null,
  directions text not null,
  step_free text,
  until_then timestamptz not null,
  primary key (workshop_id, version)
);
comment on table app.earlier_workshops is 'What a workshop was before each change that people are told of, so that they are told what has changed.';
alter table app.earlier_workshops enable row level security;

create table app.access_needs (
  booking_id uuid primary key references app.bookings on delete cascade,
  person_id uuid not null references app.people on delete cascade,
  needs text not null check (needs <> '' and app.is_prose(needs, 1000)),
  changed_at timestamptz not null
);
comment on table app.access_needs is 'Access and dietary needs, apart from everything else, until 14 days after the last day.';
alter table app.access_needs enable row level security;
create index access_needs_person on app.access_needs (person_id);

create table app.email_changes (
  id uuid primary key default gen_random_uuid(),
  booking_id uuid not null references app.bookings on delete cascade,
  person_id uuid not null references app.people on delete cascade,
  created_at timestamptz not null,
  confirmed_at timestamptz
);
comment on table app.email_changes is 'Wishes to get a booking''s emails elsewhere. They count when the link sent to the new email is pressed.';
alter table app.email_changes enable row level security;
create index email_changes_booking on app.email_changes (booking_id);
create index email_changes_person on app.email_changes (person_id);

create table app.interest (
  id uuid primary key default gen_random_uuid(),
  course text not null check (course ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(course) <= 120),
  person_id uuid not null references app.people on delete cascade,
  created_at timestamptz not null,
  told_at timestamptz,
  told_of uuid references app.workshops,
  check ((told_at is null) = (told_of is null))
);
comment on table app.interest is 'Who wants to hear, once, when a course has a new date.';
alter table app.interest enable row level security;
create unique index interest_once on app.interest (course, person_id) where told_at is null;
create index interest_person on app.interest (person_id);

create table app.attendance (
  booking_id uuid not null references app.bookings on delete cascade,
  day smallint not null check (day between 1 and 60),
  mark text not null check (mark in ('present', 'absent')),
  marked_at timestamptz not null,
  primary key (booking_id, day)
);
comment on table app.attendance is 'The register: who was there on which day.';
alter table app.attendance enable row level security;

create table app.make_ups (
  booking_id uuid not null references app.bookings on delete cascade,
  missed_day smallint not null,
  workshop_id uuid not null references app.workshops,
  day smallint not null,
  mark text check (mark in ('present', 'absent')),
  agreed_at timestamptz not null,
  cancelled_at timestamptz,
  date date,
  starts time,
  ends time,
  primary key (booking_id, missed_day),
  check (date is null or (cancelled_at is not null and starts is not null and ends is not null))
);
comment on table app.make_ups is 'A missed day that someone makes up in another cohort of the course. It is no second booking.';
alter table app.make_ups enable row level security;
comment on column app.make_ups.cancelled_at is 'Set when it is not to be, and kept, so that the day goes from the calendar as well.';
comment on column app.make_ups.date is 'When the day was, and its hours beside it, of one that its workshop has dropped: only so is it known what goes from the calendar.';
create index make_ups_by_workshop on app.make_ups (workshop_id, day) where cancelled_at is null;

create table app.missed_make_ups (
  booking_id uuid not null references app.bookings on delete cascade,
  missed_day smallint not null,
  workshop_id uuid not null references app.workshops,
  day smallint not null,
  agreed_at timestamptz not null,
  primary key (booking_id, missed_day, workshop_id, day)
);
comment on table app.missed_make_ups is 'Days that were to make up for a missed one, and were missed as well before another was arranged: the register of then keeps them.';
alter table app.missed_make_ups enable row level security;
create index missed_make_ups_by_workshop on app.missed_make_ups (workshop_id);

-- The outbox serves more than bookings now, and knows emails that are no longer true.
alter table app.emails
  drop constraint emails_subject_type_check,
  drop constraint emails_check,
  drop constraint emails_state_check,
  drop constraint emails_subject_id_kind_version_key,
  add column recipient_id uuid,
  add column again integer not null default 0,
  add column seen_at timestamptz,
  add constraint emails_owed_once unique (subject_id, kind, version, again);
comment on column app.emails.again is 'How often somebody had it sent again on purpose before this one.';
comment on column app.emails.seen_at is 'When somebody looked at it, which had failed or may not have arrived, and settled what to do.';
comment on column app.emails.recipient_id is 'Who gets it, where that is not who the subject belongs to now: the holder of an email address that was replaced.';
alter table app.emails
  add constraint emails_subject_type_check check (
    subject_type in ('booking', 'party', 'person', 'email-change', 'interest', 'champion')
  ),
  add constraint emails_state_check check (
    state in ('queued', 'claimed', 'sending', 'sent', 'retry', 'failed', 'unknown', 'withdrawn')
  ),
  add constraint emails_check check (case subject_type
    when 'booking' then kind in (
      'booked', 'waiting', 'promoted', 'already-booked', 'cancelled',
      'hold', 'hold-lapsed', 'offered', 'offer-lapsed', 'offer-passed', 'last-places',
      'handed-over', 'handed-to-you', 'handed-back', 'moved-away', 'moved-here', 'details-changed', 'email-left', 'email-changed',
      'workshop-changed', 'workshop-cancelled', 'joining', 'reminder-week', 'reminder-day',
      'reminder-later-day', 'make-up', 'make-up-cancelled', 'make-up-week', 'make-up-day'
    )
    when 'party' then kind in (
      'party-booked', 'party-offered', 'party-offer-lapsed', 'party-offer-passed',
      'party-unpressed', 'party-too-large', 'party-workshop-changed', 'party-workshop-cancelled'
    )
    when 'person' then kind in ('my-bookings', 'my-data')
    when 'email-change' then kind = 'confirm-email'
    when 'interest' then kind = 'interest-open'
    else kind in ('champion-confirm', 'champion-welcome', 'champion-already', 'champion-left')
  end);
