type Rows = (text: string) => Promise<Record<string, unknown>[]>;

export type Relation = { schema: string; name: string };
export type Routine = { schema: string; name: string; args: { name: string; type: string }[] };

/** Every table, view and sequence that the project made, as the database lists them. */
export async function relations(rows: Rows): Promise<Relation[]> {
  const found = await rows(`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('app', 'public') and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    order by 1, 2`);
  return found.map(({ schema, name }) => ({ schema: String(schema), name: String(name) }));
}

/** Every function that the project made, with the names and types of its arguments. */
export async function routines(rows: Rows): Promise<Routine[]> {
  const found = await rows(`
    select n.nspname as schema, p.proname as name,
      coalesce(json_agg(json_build_object('name', p.proargnames[a.place], 'type', format_type(a.type, null))
        order by a.place) filter (where a.type is not null), '[]') as args
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    left join lateral unnest(p.proargtypes::oid[]) with ordinality a (type, place) on true
    where n.nspname in ('app', 'public')
    group by p.oid, n.nspname, p.proname order by 1, 2`);
  return found.map((row) => ({
    schema: String(row["schema"]),
    name: String(row["name"]),
    args: row["args"] as Routine["args"],
  }));
}

/** The functions that the site may call, and nothing else. */
export const open = [
  "add_feedback_words",
  "admit_attendee",
  "arrange_make_up",
  "ask_email_change",
  "ask_my_bookings",
  "book_party",
  "book_place",
  "cancel_booking",
  "cancel_make_up",
  "cancel_workshop",
  "change_joining",
  "change_name",
  "change_needs",
  "change_workshop",
  "claim_emails",
  "confirm_booking",
  "confirm_champion",
  "confirm_email_change",
  "count_people",
  "erase_person",
  "hand_over_booking",
  "import_workshops",
  "join_champions",
  "leave_champion",
  "leave_feedback",
  "leave_interest",
  "list_emails_of",
  "list_moves",
  "list_unsent_emails",
  "list_workshops",
  "live_workshops",
  "mark_attendance",
  "mark_email_sending",
  "mark_make_up",
  "move_booking",
  "note_interest",
  "pass_offer",
  "pass_party_offer",
  "purge_expired",
  "renew_links",
  "run_checks",
  "send_again",
  "settle_email",
  "show_booking",
  "show_calendar",
  "show_champion",
  "show_email_change",
  "show_health",
  "show_my_bookings",
  "show_party",
  "show_receipt",
  "show_register",
  "show_what_we_hold",
  "show_workshop",
  "sweep_workshops",
  "take_offer",
  "take_party_offer",
];
