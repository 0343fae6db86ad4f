create table app.people (
  id uuid primary key default gen_random_uuid(),
  email text not null unique check (
    char_length(email) between 3 and 254
    and email = lower(email)
    and app.is_line(email, 254)
    and email ~ '^[^[:space:]@]+@[^[:space:]@]+$'
  )
);
comment on table app.people is 'One row a person. Erasing it takes all that names them along and leaves bookings and audit nameless.';
alter table app.people enable row level security;

create function app.fold_email(typed text) returns text
language sql immutable
return lower(btrim(typed, E' \t\r\n'));
comment on function app.fold_email(text) is 'The form in which an email is kept and compared: case and outer spaces do not count.';

create function app.find_person(typed_email text) returns uuid
language plpgsql set search_path = '' as $$
declare
  found_id uuid;
begin
  -- The update changes nothing but takes the row, so that a purge cannot remove it meanwhile.
  insert into app.people as p (email) values (app.fold_email(typed_email))
  on conflict (email) do update set email = p.email
  returning p.id into found_id;
  return found_id;
end;
$$;
comment on function app.find_person(text) is 'The id of the person with this email; a person seen for the first time gets a row.';
