-- Everything the site keeps lives in a schema that the API does not expose.
create schema app;
comment on schema app is 'All tables. Reached only through the named functions in public.';
revoke all on schema app from public, anon, authenticated, service_role;

-- PostgreSQL lets everybody run a new function, and Supabase grants each new one in public to its
-- three roles by name. Both are taken back, so that a function is closed until it is granted.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated, service_role;
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;

create function app.clock() returns timestamptz
language sql volatile
return pg_catalog.clock_timestamp();
comment on function app.clock() is 'The only source of the time. Test databases replace it.';

create table app.settings (
  name text primary key,
  value text not null
);
comment on table app.settings is 'What differs between databases: samples = allowed lets sample workshops in.';
alter table app.settings enable row level security;

-- The forms check the same before; these hold even where a form is forgotten.
create function app.is_line(value text, longest integer) returns boolean
language sql immutable
return char_length(value) <= longest
  and value !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]';
comment on function app.is_line(text, integer) is 'One line of text, not too long and without control characters.';

create function app.is_prose(value text, longest integer) returns boolean
language sql immutable
return char_length(value) <= longest
  and value !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]';
comment on function app.is_prose(text, integer) is 'As is_line, with tabs and line breaks allowed.';
