import { setTimeout as pause } from "node:timers/promises";
import { describe, expect } from "vitest";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, noFaults, runChecks, sweep } from "./acts.ts";
import { durableTest as test } from "./fixture.ts";
import { expectSound, expectSwept, takePicture } from "./line-rules.ts";
import { allWriters } from "./writers.ts";

const callers = 500;
const rounds = 5;

describe("all who write, at once", { timeout: 300_000 }, () => {
  test(`${callers} callers in ${rounds} rounds book, bring teams, take offers, cancel, hand over, move and let people in`, async ({
    postgres,
  }) => {
    const db = await postgres.freshDatabase({ connections: 100 });
    for (let round = 1; round <= rounds; round += 1) {
      const slugs: string[] = [];
      for (const n of [1, 2, 3])
        slugs.push(await addWorkshop(db, { slug: `round-${round}-${n}`, capacity: 24 }));
      const roomy = await addWorkshop(db, { slug: `round-${round}-roomy`, capacity: 1000 });
      const watch = watchAll(db);
      // Others each time, since an offer of one round keeps people from one of the next.
      const faults = await allWriters(db, [...slugs, roomy], { callers, first: round * 100_000 });
      expect(await watch.stop()).toEqual([]);
      expect(faults).toEqual([]);
      while ((await sweep(db)).more);
      const picture = await takePicture(db);
      expectSound(picture);
      expectSwept(picture);
      await expectPlacesKept(db, [...slugs, roomy]);
    }
    expect(await runChecks(db)).toEqual(noFaults);
    await db.close();
  });
});

/** Looks again and again while they push: a fault that mends itself in the end is one all the same. */
function watchAll(db: TestDatabase) {
  const found: unknown[] = [];
  let watching = true;
  const look = async () => {
    while (watching) {
      // Who was busy when somebody became free for an offer is seen to by the sweep; rushes are no fault.
      const { free_places_while_waiting, rushes, ...faults } = await runChecks(db);
      if (Object.values(faults).some((count) => count > 0))
        found.push({ ...faults, free_places_while_waiting, rushes });
      await pause(50);
    }
  };
  const looked = look();
  return {
    async stop() {
      watching = false;
      await looked;
      return found;
    },
  };
}

/** Plays the trail again, one change after the other: never more places given, held or offered than there are. */
async function expectPlacesKept(db: TestDatabase, slugs: string[]): Promise<void> {
  for (const slug of slugs) {
    const trail = await db.rows<{ what: string; id: string; extra: boolean; capacity: number }>(
      `select a.what, b.id, b.extra, w.capacity from app.audit a
       join app.workshops w on w.id = a.workshop_id join app.bookings b on b.id = a.booking_id
       where w.slug = $1 order by a.id`,
      [slug],
    );
    expect(trail).not.toEqual([]);
    const places = new Set<string>();
    for (const { what, id, extra, capacity } of trail) {
      if (/^booking-(confirmed|held|offered|taken)$/.test(what) && !extra) places.add(id);
      if (/^booking-(cancelled|passed|moved|handed-over|unpressed|lapsed)$/.test(what)) places.delete(id);
      expect(places.size, `${what} in ${slug}`).toBeLessThanOrEqual(capacity);
    }
  }
}
