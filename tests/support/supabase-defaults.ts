/** The roles of every Supabase project. The one that owns the tables is not a superuser there. */
export const supabaseRoles = `
  create role anon nologin noinherit;
  create role authenticated nologin noinherit;
  create role service_role nologin noinherit bypassrls;
  create role postgres login createdb createrole replication bypassrls password 'local';
  grant anon, authenticated, service_role to postgres;
`;

/** Supabase grants whatever is made in public, functions included, to its three roles by name. */
export const supabaseDefaultPrivileges = `
  grant usage on schema public to anon, authenticated, service_role;
  grant all on schema public to postgres;
  alter default privileges for role postgres in schema public
    grant all on tables to postgres, anon, authenticated, service_role;
  alter default privileges for role postgres in schema public
    grant all on functions to postgres, anon, authenticated, service_role;
  alter default privileges for role postgres in schema public
    grant all on sequences to postgres, anon, authenticated, service_role;
`;
