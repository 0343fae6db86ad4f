import { expect } from "vitest";
import type { TestDatabase } from "../support/postgres.ts";

// The rules of the waiting list once more, in another language and from the bare rows, to hold against the SQL.

export type Row = {
  id: string;
  workshop: string;
  person: string;
  state: "held" | "confirmed" | "waiting" | "offered" | "cancelled";
  ended_as: string | null;
  number: number | null;
  held_until: Date | null;
  offer_until: Date | null;
  offered_at: Date | null;
  joined: Date;
  told: boolean;
  extra: boolean;
  party: string | null;
  together: boolean;
  came_from: string | null;
  version: number;
  /** Nobody has erased whose it is. */
  named: boolean;
};
export type Shop = { slug: string; capacity: number; starts_at: Date; cancelled: boolean; guests: number };
/** A day that somebody is to come to as a guest. */
export type Guest = { booking: string; person: string; workshop: string };
export type Picture = { now: Date; shops: Shop[]; rows: Row[]; guests: Guest[] };

/** Everything that the rules speak of, as it stands in the tables at this moment. */
export async function takePicture(db: TestDatabase): Promise<Picture> {
  const [picture] = await db.rows<{ now: Date; shops: unknown[]; rows: unknown[]; guests: Guest[] }>(`
    select app.clock() as now,
      (select coalesce(json_agg(json_build_object(
        'booking', m.booking_id, 'person', b.person_id, 'workshop', w.slug
      ) order by m.booking_id), '[]')
      from app.make_ups m join app.bookings b on b.id = m.booking_id join app.workshops w on w.id = m.workshop_id
      where m.cancelled_at is null and m.mark is null) as guests,
      (select coalesce(json_agg(json_build_object(
        'slug', w.slug, 'capacity', w.capacity, 'starts_at', w.starts_at, 'cancelled', w.cancelled_at is not null,
        'guests', (
          select coalesce(max(g.number), 0) from (
            select count(*) as number from app.make_ups m
            where m.workshop_id = w.id and m.cancelled_at is null group by m.day
          ) g
        )
      ) order by w.slug), '[]') from app.workshops w) as shops,
      (select coalesce(json_agg(json_build_object(
        'id', b.id, 'workshop', w.slug, 'person', b.person_id, 'state', b.state, 'ended_as', b.ended_as,
        'number', b.waiting_number, 'held_until', b.held_until, 'offer_until', b.offer_until,
        'offered_at', b.offered_at, 'joined', b.created_at,
        'told', b.told_free_at is not null, 'extra', b.extra, 'party', b.party_id, 'together', b.together,
        'came_from', b.came_from, 'version', b.version,
        'named', exists (select 1 from app.attendee_details d where d.booking_id = b.id)
      ) order by b.waiting_number, b.created_at, b.id), '[]')
      from app.bookings b join app.workshops w on w.id = b.workshop_id) as rows`);
  if (!picture) throw new Error("The database shows nothing");
  const dated = <T>(value: unknown, ...keys: string[]) => {
    const row = value as Record<string, unknown>;
    const dates = keys.map((key) => [key, row[key] === null ? null : new Date(String(row[key]))]);
    return { ...row, ...Object.fromEntries(dates) } as T;
  };
  return {
    now: picture.now,
    guests: picture.guests,
    shops: picture.shops.map((shop) => dated<Shop>(shop, "starts_at")),
    rows: picture.rows.map((row) => dated<Row>(row, "held_until", "offer_until", "offered_at", "joined")),
  };
}

const isPast = (until: Date | null, now: Date) => until !== null && until <= now;

/** Whether a booking is open at that moment, swept up or not. */
export function isOpen(row: Row, now: Date): boolean {
  if (row.state === "cancelled") return false;
  return row.state === "offered" ? !isPast(row.offer_until, now) : !isPast(row.held_until, now);
}

export function holdsPlace(row: Row, now: Date): boolean {
  // What was handed over to an email that nobody has proven goes back to its giver, and is free in between to nobody.
  if (row.state === "held" && row.came_from !== null) return true;
  return row.state !== "waiting" && isOpen(row, now);
}

export function freeIn({ rows, now }: Picture, { slug, capacity, guests }: Shop): number {
  return (
    capacity -
    guests -
    rows.filter((row) => row.workshop === slug && !row.extra && holdsPlace(row, now)).length
  );
}

/**
 * The same moment once somebody has looked: what was handed over and not pressed in time goes back to its giver, and is
 * free where the giver has been erased or has a place again.
 */
function lookedAt(picture: Picture): Picture {
  const { now, rows } = picture;
  const isGift = (row: Row) => row.state === "held" && row.came_from !== null && isPast(row.held_until, now);
  const placed = new Set(
    rows
      .filter((row) => row.state !== "waiting" && isOpen(row, now))
      .map((row) => `${row.workshop} ${row.person}`),
  );
  const freed = new Set<string>();
  for (const gift of rows.filter(isGift)) {
    const giver = rows.find(({ id }) => id === gift.came_from);
    const place = `${gift.workshop} ${giver?.person}`;
    if (!giver?.named || placed.has(place)) freed.add(gift.id);
    placed.add(place);
  }
  return { ...picture, rows: rows.filter(({ id }) => !freed.has(id)) };
}

/** One who waits alone, or a party that stays together. */
export type Unit = {
  rows: Row[];
  size: number;
  number: number;
  pressed: boolean;
  joined: Date;
  /** Since when one of them has another offer to answer first; null where nobody has. */
  busySince: Date | null;
  told: boolean;
};

/** Who waits in a workshop, in order. */
export function lineOf({ rows, now }: Picture, slug: string): Unit[] {
  const waiting = rows.filter(
    (row) => row.workshop === slug && row.state === "waiting" && !isPast(row.held_until, now),
  );
  const groups = new Map<string, Row[]>();
  for (const row of waiting) {
    const key = (row.together ? row.party : null) ?? row.id;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const offersElsewhere = ({ person }: Row) =>
    rows.flatMap((row) =>
      row.person === person && row.workshop !== slug && row.state === "offered" && isOpen(row, now)
        ? [row.offered_at ?? now]
        : [],
    );
  return [...groups.values()]
    .map((unit) => ({
      rows: unit,
      size: unit.length,
      number: Math.min(...unit.map(({ number }) => number ?? Infinity)),
      pressed: unit.every(({ held_until }) => held_until === null),
      joined: latest(unit.map(({ joined }) => joined)) ?? now,
      busySince: earliest(unit.flatMap(offersElsewhere)),
      told: unit.every(({ told }) => told),
    }))
    .sort((a, b) => a.number - b.number);
}

const earliest = (dates: Date[]) => [...dates].sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
const latest = (dates: Date[]) => [...dates].sort((a, b) => b.getTime() - a.getTime())[0] ?? null;

/** Whether somebody busy keeps their turn before whoever joined the line after the offer that keeps them busy. */
function isBefore(busy: Unit, { joined, number }: Pick<Unit, "joined" | "number">): boolean {
  return busy.busySince !== null && busy.busySince <= joined && busy.number < number;
}

/** Who is to be offered the free places, in order. */
export function nextInLine(line: Unit[], free: number): Unit[] {
  const next: Unit[] = [];
  let left = free;
  for (const unit of line.filter(({ pressed, size }) => pressed && size <= free)) {
    if (unit.busySince !== null) continue;
    const kept = line.filter((other) => other.pressed && other.size <= left && isBefore(other, unit));
    if (unit.size > left - kept.reduce((sum, { size }) => sum + size, 0)) continue;
    next.push(unit);
    left -= unit.size;
  }
  return next;
}

export function isLastDay({ now }: Picture, { starts_at }: Shop): boolean {
  return now.getTime() >= starts_at.getTime() - 24 * 3_600_000;
}

export function takesPeople({ now }: Picture, { cancelled, starts_at }: Shop): boolean {
  return !cancelled && now < starts_at;
}

/** How many places are left for passers-by when everybody who waits and could have one has got theirs. */
export function spareIn(picture: Picture, shop: Shop): number {
  const line = lineOf(picture, shop.slug).filter(({ pressed }) => pressed);
  const keepFor = (units: Unit[], free: number) =>
    Math.max(0, free - units.reduce((sum, { size }) => (size <= free ? sum + size : sum), 0));
  const free = Math.max(0, freeIn(picture, shop));
  if (isLastDay(picture, shop)) return keepFor(line, free);
  // Offers are made in order; what is left is kept for those whose turn it is not yet.
  const next = nextInLine(line, free);
  return keepFor(
    line.filter((unit) => !next.includes(unit)),
    next.reduce((places, { size }) => places - size, free),
  );
}

/** What must be true at every moment, whether anybody has swept or not. */
export function expectSound(picture: Picture): void {
  const open = picture.rows.filter((row) => isOpen(row, picture.now));
  for (const shop of picture.shops) {
    expect(freeIn(picture, shop), `free places of ${shop.slug}`).toBeGreaterThanOrEqual(0);
    const people = open.filter(({ workshop }) => workshop === shop.slug).map(({ person }) => person);
    expect(new Set(people).size, `someone twice in ${shop.slug}`).toBe(people.length);
  }
  for (const { person, workshop } of picture.guests) {
    const shop = picture.shops.find(({ slug }) => slug === workshop);
    if (!shop || shop.starts_at <= picture.now) continue;
    const places = open.filter((row) => row.workshop === workshop && row.person === person);
    expect(
      places.filter(({ state }) => state === "confirmed"),
      `a guest of ${workshop} has a place there`,
    ).toEqual([]);
  }
  const offered = open.filter(({ state }) => state === "offered").map(({ person }) => person);
  expect(new Set(offered).size, "two offers to one person").toBe(offered.length);
}

/** What must be true once the sweep has been by. */
export function expectSwept(picture: Picture): void {
  const past = picture.rows.filter((row) => row.state !== "cancelled" && !isOpen(row, picture.now));
  expect(past, "past its time, and not ended").toEqual([]);
  for (const shop of picture.shops.filter((each) => takesPeople(picture, each))) {
    const free = freeIn(picture, shop);
    const line = lineOf(picture, shop.slug);
    if (isLastDay(picture, shop))
      expect(
        line.filter(({ size, pressed, told }) => size <= free && pressed && !told),
        "not told of a place",
      ).toEqual([]);
    else expect(nextInLine(line, free), `waits for a free place of ${shop.slug}`).toEqual([]);
  }
}

/** What one step may have changed: nobody out of turn, nobody lost, nothing without its reason. */
export function expectFair(before: Picture, after: Picture, { admitted }: { admitted: boolean }): void {
  const earlier = new Map(before.rows.map((row) => [row.id, row]));
  const now = after.now;
  expect(after.rows.length, "a booking is gone").toBeGreaterThanOrEqual(before.rows.length);
  for (const row of after.rows) {
    const was = earlier.get(row.id);
    if (!was) continue;
    if (was.state === "cancelled") expect(row.ended_as, "ended, and changed again").toBe(was.ended_as);
    if (was.number !== null) expect(row.number, "place in line").toBe(was.number);
    if (was.state !== row.state) expect(row.version, "version").toBeGreaterThan(was.version);
    if (was.state !== "cancelled" && row.ended_as === "lapsed") {
      // Offered in the same step it cannot have lapsed.
      expect(was.state === "offered" && isPast(was.offer_until, now), "lapsed too early").toBe(true);
    }
    if (was.state !== "cancelled" && row.ended_as === "unpressed") {
      // Whoever proves the email for another booking has that one.
      const isProven = after.rows.some(
        (other) =>
          other.id !== row.id &&
          other.person === row.person &&
          other.workshop === row.workshop &&
          other.held_until === null &&
          isOpen(other, now) &&
          earlier.get(other.id)?.person !== row.person,
      );
      if (!isProven) expect(isPast(was.held_until, now), "ended too early").toBe(true);
    }
  }
  for (const shop of after.shops) {
    const then = before.shops.find(({ slug }) => slug === shop.slug);
    if (then) expectTurnsKept(before, after, shop, then, admitted);
  }
}

function expectTurnsKept(before: Picture, after: Picture, shop: Shop, then: Shop, admitted: boolean): void {
  const earlier = new Map(before.rows.map((row) => [row.id, row]));
  const mine = after.rows.filter(({ workshop }) => workshop === shop.slug);
  // Who came with this step and has a place: as many as were left over by those who wait.
  // What was handed over goes to the colleague, or back to its giver.
  const isReplaced = ({ ended_as, came_from }: Row) =>
    ended_as === "handed-over" ||
    (came_from !== null && ["unpressed", "cancelled", "erased"].includes(ended_as ?? ""));
  const replaced = new Set(mine.filter(isReplaced).map(({ id }) => id));
  const passersBy = mine.filter(
    (row) =>
      !earlier.has(row.id) &&
      // With a number they joined the line, and were next in it: that is judged below.
      row.number === null &&
      row.state !== "cancelled" &&
      !replaced.has(row.came_from ?? ""),
  );
  // A guest needs a chair as well, and takes it from nobody who waits.
  const newcomers = passersBy.length + Math.max(0, shop.guests - then.guests);
  if (!admitted && newcomers > 0) {
    const free = spareIn(lookedAt({ ...before, now: after.now }), then);
    expect(free, `passers-by in ${shop.slug}`).toBeGreaterThanOrEqual(newcomers);
  }
  // Who was offered a place from the line: nobody ahead, ready before and after, would have fitted instead; and for
  // each who was busy since before they joined a place is left.
  const sinceWhen = ({ busySince }: Unit) => String(busySince?.getTime());
  const lineBefore = new Map(
    lineOf({ ...before, now: after.now }, shop.slug)
      .filter(({ pressed }) => pressed)
      .flatMap((unit) => unit.rows.map(({ id }) => [id, sinceWhen(unit)] as const)),
  );
  const stayed = lineOf(after, shop.slug).filter(
    (unit) => unit.pressed && unit.rows.every(({ id }) => lineBefore.get(id) === sinceWhen(unit)),
  );
  const passedOver = stayed.filter(({ busySince }) => busySince === null);
  for (const row of mine) {
    const wasOffered =
      row.state === "offered" && row.number !== null && earlier.get(row.id)?.state !== "offered";
    if (!wasOffered) continue;
    const room = row.together ? mine.filter((each) => each.party === row.party && each.together).length : 1;
    const wronged = passedOver.filter(({ number, size }) => number < (row.number ?? 0) && size <= room);
    expect(wronged, `passed over in ${shop.slug}`).toEqual([]);
    const newcomer = { joined: row.joined, number: row.number ?? 0 };
    const busy = stayed.filter((unit) => unit.size === 1 && isBefore(unit, newcomer));
    if (!admitted)
      expect(freeIn(after, shop), `kept for the busy in ${shop.slug}`).toBeGreaterThanOrEqual(busy.length);
  }
  // Straight from the line to a place: only in the last 24 hours, when told, or where someone let them in.
  for (const row of mine) {
    const was = earlier.get(row.id);
    if (was?.state !== "waiting" || row.state !== "confirmed" || admitted || row.came_from !== was.came_from)
      continue;
    expect(isLastDay(after, shop), "a place without an offer").toBe(true);
  }
}
