import type { TestDatabase } from "../support/postgres.ts";

const lock = " for update;";
const beforeWriting = "\n  loop\n";
const pause = `\n  perform pg_catalog.pg_sleep(0.1);${beforeWriting}`;

/**
 * Copies the functions that book as they stand, with a short pause between check and write, and, where asked,
 * without the words that lock the workshop. On few processors the window without the pause is too short to hit
 * every time. Returns the name of the copy of book_place.
 */
export async function copyBooking(db: TestDatabase, options: { locked: boolean }): Promise<string> {
  const suffix = options.locked ? "_paused" : "_paused_unlocked";
  const source = async (name: string) => {
    const [row] = await db.rows<{ text: string }>(
      `select pg_get_functiondef(p.oid) as text from pg_proc p where p.proname = $1`,
      [name],
    );
    return (row?.text ?? "").replaceAll(
      /\b(book_place|decide_booking|add_attendee|insert_booking)\(/g,
      `$1${suffix}(`,
    );
  };
  await db.rows(replaceOnce(await source("insert_booking"), beforeWriting, pause));
  await db.rows(await source("add_attendee"));
  await db.rows(await source("decide_booking"));
  const entry = await source("book_place");
  const unlocked = replaceOnce(entry, lock, ";");
  await db.rows(options.locked ? entry : unlocked);
  await db.rows(`grant execute on function public.book_place${suffix}(jsonb) to service_role`);
  return `book_place${suffix}`;
}

function replaceOnce(text: string, words: string, by: string): string {
  if (text.split(words).length !== 2) throw new Error(`Not exactly once in the function: ${words.trim()}`);
  return text.replace(words, () => by);
}
