import { DateTime } from "luxon";
import fc from "fast-check";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { book, cancel, confirm, pass, sweep, take } from "./acts.ts";
import { askEmailChange, confirmEmailChange, handOver, move, newestEmailChange } from "./changing-acts.ts";
import { keepRegister, organise } from "./organising-acts.ts";
import { bookParty, colleague, passForParty, takeForParty } from "./party-acts.ts";
import { isOpen } from "./line-rules.ts";
import type { Picture, Row } from "./line-rules.ts";

/** What somebody does next. `pick` chooses among those with whom it can be done at that moment. */
export type Step =
  | { does: "book"; who: number; where: number; known: boolean }
  | { does: "press" | "take" | "pass" | "cancel" | "takeParty" | "passParty" | "erase"; pick: number }
  | { does: "handOver"; pick: number; who: number; known: boolean }
  | { does: "changeEmail"; pick: number; who: number }
  | { does: "move"; pick: number; where: number }
  | { does: "bookParty"; who: number; size: number; where: number; together: boolean; known: boolean }
  | { does: "admit"; who: number; where: number; beyond: boolean }
  | { does: "setCapacity"; where: number; to: number }
  | { does: "setDate"; where: number; to: number }
  | { does: "callOff"; where: number }
  | { does: "makeUp"; pick: number; where: number }
  | { does: "endMakeUp"; pick: number; cameAfterAll: boolean }
  | { does: "wait"; hours: number }
  | { does: "sweep" };

export const courseDays = [4, 6, 12];
export const people = 12;

/** A cohort that has met already: who missed it can make it up as a guest of another. */
export const past = { slug: "past", people: 4 };

const where = fc.nat(courseDays.length - 1);
const who = fc.nat(people - 1);
const pick = fc.nat(100);
const mostly = fc.integer({ min: 0, max: 3 }).map((n) => n > 0);

const kinds: fc.WeightedArbitrary<Step>[] = [
  { weight: 24, arbitrary: fc.record({ does: fc.constant("book"), who, where, known: mostly }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant("press"), pick }) },
  { weight: 14, arbitrary: fc.record({ does: fc.constant("take"), pick }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant("pass"), pick }) },
  { weight: 9, arbitrary: fc.record({ does: fc.constant("cancel"), pick }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("handOver"), pick, who, known: mostly }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("changeEmail"), pick, who }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant("move"), pick, where }) },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant("bookParty"),
      who,
      size: fc.integer({ min: 1, max: 3 }),
      where,
      together: fc.boolean(),
      known: mostly,
    }),
  },
  { weight: 6, arbitrary: fc.record({ does: fc.constant("takeParty"), pick }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("passParty"), pick }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("admit"), who, where, beyond: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant("setCapacity"), where, to: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("setDate"), where, to: fc.integer({ min: 1, max: 12 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("callOff"), where }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant("makeUp"), pick, where }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("endMakeUp"), pick, cameAfterAll: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("erase"), pick }) },
  {
    weight: 11,
    arbitrary: fc.record({ does: fc.constant("wait"), hours: fc.constantFrom(1, 5, 12, 24, 48) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("sweep") }) },
];

/** Any step, the usual ones more often. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(...kinds);

export const slugOf = (index: number) => `cohort-${index + 1}`;

export function dateAfter(now: Date, days: number): string {
  return DateTime.fromJSDate(now, { zone: "Europe/London" }).plus({ days }).toFormat("yyyy-MM-dd");
}

/** Does a step, and says in a few words what came of it; null where there was nobody to do it with. */
export async function act(db: TestDatabase, step: Step, picture: Picture): Promise<string | null> {
  const { now, shops, guests } = picture;
  const rows = picture.rows.filter(({ workshop }) => workshop !== past.slug);
  // One in four answers to something that is over: its email stays in the mailbox.
  const chosen = (from: Row[], isLive: (row: Row) => boolean = () => true): Row | undefined => {
    if (!("pick" in step)) return undefined;
    const live = step.pick % 4 > 0 ? from.filter(isLive) : [];
    const pool = live.length > 0 ? live : from;
    return pool[Math.floor(step.pick / 4) % pool.length];
  };
  const isAnswerable = (row: Row) => isOpen(row, now) && (row.state === "offered" || row.told);
  const among = (...states: Row["state"][]) => chosen(rows.filter((row) => states.includes(row.state)));
  switch (step.does) {
    case "book":
      return (await book(db, slugOf(step.where), person(step.who), { known_partner: step.known })).outcome;
    case "press": {
      const row = chosen(
        rows.filter(({ held_until }) => held_until !== null),
        (each) => isOpen(each, now),
      );
      return row ? confirm(db, row.id, await linkVersion(db, row)) : null;
    }
    case "take":
    case "pass": {
      const answer = step.does === "take" ? take : pass;
      const row = chosen(
        rows.filter((each) => !each.together && (each.offer_until !== null || each.told)),
        isAnswerable,
      );
      return row ? answer(db, row.id) : null;
    }
    case "cancel": {
      const row = among("held", "confirmed", "waiting", "offered");
      return row ? cancel(db, row.id, await linkVersion(db, row)) : null;
    }
    case "handOver": {
      const row = among("confirmed");
      if (!row) return null;
      const changes = { link_version: await linkVersion(db, row), known_partner: step.known };
      return (await handOver(db, row.id, person(step.who), changes)).outcome;
    }
    case "changeEmail": {
      const row = among("held", "confirmed", "waiting", "offered");
      if (!row || !isOpen(row, now)) return null;
      const changes = { link_version: await linkVersion(db, row) };
      const { outcome } = await askEmailChange(db, row.id, person(step.who).email, changes);
      if (outcome !== "asked") return outcome;
      return (await confirmEmailChange(db, await newestEmailChange(db, row.id))).outcome;
    }
    case "move": {
      const row = among("confirmed");
      return row ? (await move(db, row.id, slugOf(step.where), await linkVersion(db, row))).outcome : null;
    }
    case "bookParty": {
      const numbers = Array.from({ length: step.size }, (_, n) => (step.who + n) % people);
      const team = numbers.map((number) => colleague(number, { known_partner: step.known }));
      const changes = { together: step.together, people: team };
      return (await bookParty(db, slugOf(step.where), numbers, changes)).outcome;
    }
    case "takeParty":
    case "passParty": {
      const row = chosen(
        rows.filter(({ together }) => together),
        isAnswerable,
      );
      const answer = step.does === "takeParty" ? takeForParty : passForParty;
      return row?.party ? answer(db, row.party) : null;
    }
    case "admit": {
      const { name, email } = person(step.who);
      const request = { slug: slugOf(step.where), name, email, beyond_capacity: step.beyond };
      return (await organise(db, "admit_attendee", request)).outcome;
    }
    case "setCapacity":
      return (await organise(db, "change_workshop", { slug: slugOf(step.where), capacity: step.to })).outcome;
    case "setDate": {
      const starts_at = shops[step.where]?.starts_at ?? now;
      const days = [{ date: dateAfter(now, step.to), starts: "09:30", ends: "16:00" }];
      if (starts_at < now) return null;
      return (await organise(db, "change_workshop", { slug: slugOf(step.where), days })).outcome;
    }
    case "callOff":
      return (await organise(db, "cancel_workshop", { slug: slugOf(step.where) })).outcome;
    case "makeUp": {
      const row = chosen(picture.rows.filter(({ workshop, named }) => workshop === past.slug && named));
      if (!row) return null;
      const missed = { booking_id: row.id, day: 1, mark: "absent" };
      await keepRegister(db, "mark_attendance", missed);
      const other = { booking_id: row.id, missed_day: 1, slug: slugOf(step.where), day: 1 };
      return keepRegister(db, "arrange_make_up", other);
    }
    case "endMakeUp": {
      const guest = guests[step.pick % guests.length];
      if (!guest) return null;
      return step.cameAfterAll
        ? keepRegister(db, "mark_attendance", { booking_id: guest.booking, day: 1, mark: "present" })
        : keepRegister(db, "cancel_make_up", { booking_id: guest.booking, missed_day: 1 });
    }
    case "erase": {
      const row = chosen(picture.rows);
      if (!row) return null;
      const [who] = await db.rows<{ link_version: number }>(
        "select link_version from app.people where id = $1",
        [row.person],
      );
      if (!who) return null;
      const args = { person_id: row.person, link_version: who.link_version };
      return ((await db.database.call("erase_person", args)) as { outcome: string }).outcome;
    }
    case "wait":
      await db.rows("update app.test_clock set now = now + make_interval(hours => $1)", [step.hours]);
      return "";
    case "sweep":
      while ((await sweep(db)).more);
      return "";
  }
}

async function linkVersion(db: TestDatabase, { id }: Row): Promise<number> {
  const [row] = await db.rows<{ link_version: number }>(
    "select link_version from app.bookings where id = $1",
    [id],
  );
  return row?.link_version ?? 0;
}
