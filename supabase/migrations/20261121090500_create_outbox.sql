create table app.emails (
  id bigint generated always as identity primary key,
  message_id uuid not null default gen_random_uuid(),
  subject_type text not null check (subject_type in ('booking', 'champion')),
  subject_id uuid not null,
  kind text not null,
  version integer not null check (version > 0),
  state text not null default 'queued' check (
    state in ('queued', 'claimed', 'sending', 'sent', 'retry', 'failed', 'unknown')
  ),
  failures integer not null default 0,
  due_at timestamptz not null,
  claim uuid,
  lease_until timestamptz,
  reason text check (app.is_line(reason, 200)),
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (subject_id, kind, version),
  check (case subject_type
    when 'booking' then kind in ('booked', 'waiting', 'promoted', 'already-booked', 'cancelled')
    else kind in ('champion-confirm', 'champion-welcome', 'champion-already', 'champion-left')
  end),
  check ((state in ('claimed', 'sending')) = (lease_until is not null))
);
comment on table app.emails is 'The outbox: which email is owed to whom, written with the change that owes it. No text, no address.';
comment on column app.emails.message_id is 'The same at every attempt, so that a mail client can tell a repeat.';
comment on column app.emails.claim is 'Who holds, or last held, the lease; only that sender may settle the row.';
alter table app.emails enable row level security;

create index emails_due on app.emails (due_at, id) where state in ('queued', 'retry');
create index emails_leased on app.emails (lease_until) where state in ('claimed', 'sending');
create index emails_unsettled on app.emails (subject_id, id) where state in ('queued', 'claimed', 'sending', 'retry');
create index emails_by_settling on app.emails (settled_at) where settled_at is not null;

create function app.queue_email(about_type text, about_id uuid, new_kind text, new_version integer, moment timestamptz)
returns void
language plpgsql set search_path = '' as $$
begin
  insert into app.emails (subject_type, subject_id, kind, version, due_at, created_at)
  values (about_type, about_id, new_kind, new_version, moment, moment);
end;
$$;
comment on function app.queue_email(text, uuid, text, integer, timestamptz) is 'Puts an email in the outbox, in the transaction of the change.';

create function app.queue_booking_email(booking app.bookings, new_kind text, new_version integer, moment timestamptz)
returns void
language plpgsql set search_path = '' as $$
begin
  -- Sample people have no mailbox.
  if not booking.is_sample then
    perform app.queue_email('booking', booking.id, new_kind, new_version, moment);
  end if;
end;
$$;
comment on function app.queue_booking_email(app.bookings, text, integer, timestamptz) is 'Puts an email about a booking in the outbox, unless the booking is a sample.';
