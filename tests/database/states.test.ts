import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { dayFromNow, person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, bookFor, cancel, confirm, hold, pass, sweep, take } from "./acts.ts";
import { test } from "./fixture.ts";

// The diagram beside the code, and what bookings really do, say the same.

const hours = 3_600_000;

test("bookings change state along the arrows of the diagram, along all of them and no others", async ({
  db,
}) => {
  const drawn = arrows(await readFile("src/bookings/states.md", "utf8"));
  expect(drawn.length).toBeGreaterThan(10);

  await watchStates(db);
  await liveThroughAll(db);
  const seen = await db.rows<{ arrow: string }>(
    "select distinct arrow from public.seen_arrows order by arrow",
  );
  expect(seen.map(({ arrow }) => arrow)).toEqual(drawn);
});

/** The arrows of a Mermaid diagram, as "held --> confirmed", without those that lead to the end. */
function arrows(text: string): string[] {
  const lines = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1]?.split("\n") ?? [];
  return lines.flatMap((line) => /^\s*(\S+ --> \w+)/.exec(line)?.[1] ?? []).sort((a, b) => (a < b ? -1 : 1));
}

/** Notes each arrow that a row goes along: a change of state, or a new version within one. */
async function watchStates(db: TestDatabase): Promise<void> {
  await db.rows('create table public.seen_arrows (arrow text collate "C")');
  await db.rows(`
    create function public.see_arrow() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into public.seen_arrows values ('[*] --> ' || new.state);
      elsif old.state <> new.state or (new.state = 'waiting' and old.version <> new.version) then
        insert into public.seen_arrows values (old.state || ' --> ' || new.state);
      end if;
      return null;
    end $$`);
  await db.rows(
    "create trigger see_arrow after insert or update on app.bookings for each row execute function public.see_arrow()",
  );
}

/** Every way in which a booking can begin, go on and end. */
async function liveThroughAll(db: TestDatabase): Promise<void> {
  const course = "circles";
  const slug = await addWorkshop(db, { slug: "lives", course, capacity: 1 });
  const other = await addWorkshop(db, {
    slug: "other",
    course,
    capacity: 5,
    days: [{ date: dayFromNow(40), starts: "09:30", ends: "16:00" }],
  });

  const held = await hold(db, slug, person(1));
  const unpressed = await hold(db, slug, person(2));
  expect(await confirm(db, held)).toBe("confirmed");
  expect(await confirm(db, unpressed)).toBe("confirmed");
  const third = await bookFor(db, slug, person(3));
  await bookFor(db, slug, person(4));

  expect(await cancel(db, held)).toBe("cancelled");
  expect(await take(db, unpressed)).toBe("taken");
  const handed = await db.database.call("hand_over_booking", {
    request: {
      booking_id: unpressed,
      link_version: 1,
      ...person(5),
      known_partner: true,
      client: "c",
      limits: { email_per_hour: 9, client_per_hour: 9 },
    },
  });
  expect(handed).toMatchObject({ outcome: "handed-over" });
  const [holder] = await db.rows<{ id: string }>("select id from app.bookings where came_from = $1", [
    unpressed,
  ]);
  const moved = { booking_id: holder?.id, link_version: 1, slug: other };
  expect(await db.database.call("move_booking", moved)).toMatchObject({ outcome: "moved" });
  expect(await pass(db, third)).toBe("passed");

  const lapsing = await hold(db, other, person(6));
  await db.setClock(new Date(Date.now() + 25 * hours));
  await sweep(db);
  expect(await confirm(db, lapsing)).toBe("lapsed");

  await bookFor(db, slug, person(7));
  await db.setClock(new Date(Date.now() + 26 * hours));
  expect(await db.database.call("cancel_workshop", { request: { slug } })).toMatchObject({
    outcome: "cancelled",
  });

  await lastDay(db);
}

/** In the last 24 hours whoever of those waiting is first has the place. */
async function lastDay(db: TestDatabase): Promise<void> {
  const days = [{ date: dayFromNow(60), starts: "09:30", ends: "16:00" }];
  const slug = await addWorkshop(db, { slug: "last-day", capacity: 1, days });
  const holder = await bookFor(db, slug, person(11));
  const waiting = await bookFor(db, slug, person(12));
  const leaving = await bookFor(db, slug, person(13));
  expect(await cancel(db, leaving)).toBe("cancelled");
  const [row] = await db.rows<{ starts: Date }>(
    "select starts_at as starts from app.workshops where slug = $1",
    [slug],
  );
  await db.setClock(new Date((row?.starts.getTime() ?? 0) - 3 * hours));
  expect(await cancel(db, holder)).toBe("cancelled");
  expect(await take(db, waiting)).toBe("taken");
}
