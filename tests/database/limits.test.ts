import fc from "fast-check";
import { describe, expect } from "vitest";
import { person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { addWorkshop, book, join } from "./acts.ts";
import { test } from "./fixture.ts";

const strict = { limits: { email_per_hour: 2, client_per_hour: 100 } };
const hour = 3_600_000;
const start = Date.parse("2027-03-01T12:00:00Z");

async function workshops(db: TestDatabase, howMany: number): Promise<string[]> {
  await db.setClock(new Date(start));
  const slugs: string[] = [];
  for (let n = 1; n <= howMany; n += 1) {
    const days = [{ date: "2027-05-10", starts: "09:30", ends: "16:00" }];
    slugs.push(await addWorkshop(db, { slug: `workshop-${n}`, days }));
  }
  return slugs;
}

describe("limits", () => {
  test("an email that asks too often is told how long to wait, and nothing is kept", async ({ db }) => {
    const [first = "", second = "", third = ""] = await workshops(db, 3);
    await book(db, first, person(1), strict);
    await book(db, second, { ...person(1), email: "PERSON.1@people.example" }, strict);
    const outcome = await book(db, third, person(1), strict);
    if (outcome.outcome !== "limited") throw new Error(outcome.outcome);
    expect(outcome.retry_after).toBeLessThanOrEqual(2 * 3600);
    expect(await db.rows("select * from app.bookings")).toHaveLength(2);
    expect((await book(db, third, person(2), strict)).outcome).toBe("booked");
    expect(JSON.stringify(await db.rows("select * from app.limits"))).not.toContain("people.example");
  });

  test("sending the details again counts as asking", async ({ db }) => {
    const [slug = ""] = await workshops(db, 1);
    await book(db, slug, person(1), strict);
    expect((await book(db, slug, person(1), strict)).outcome).toBe("already-booked");
    expect((await book(db, slug, person(1), strict)).outcome).toBe("limited");
    expect(await db.rows("select * from app.emails")).toHaveLength(2);
  });

  test("a refusal is not kept under the key: the same page works once the wait is over", async ({ db }) => {
    const [first = "", second = "", third = ""] = await workshops(db, 3);
    await book(db, first, person(1), strict);
    await book(db, second, person(1), strict);
    const page = { ...strict, key: "0b0f6f3e-5a3c-4c68-9c6a-0d4b9f8f7a11" };
    expect((await book(db, third, person(1), page)).outcome).toBe("limited");
    await db.setClock(new Date(start + 2 * hour));
    expect((await book(db, third, person(1), page)).outcome).toBe("booked");
  });

  test("a second press on the same page costs nothing", async ({ db }) => {
    const [slug = ""] = await workshops(db, 1);
    const page = { ...strict, key: "0b0f6f3e-5a3c-4c68-9c6a-0d4b9f8f7a11" };
    for (let press = 1; press <= 5; press += 1) {
      expect((await book(db, slug, person(1), page)).outcome).toBe("booked");
    }
  });

  test("a client is limited over all the people it books for", async ({ db }) => {
    const [slug = ""] = await workshops(db, 1);
    const shared = { client: "one council", limits: { email_per_hour: 5, client_per_hour: 3 } };
    for (const n of [1, 2, 3]) expect((await book(db, slug, person(n), shared)).outcome).toBe("booked");
    expect((await book(db, slug, person(4), shared)).outcome).toBe("limited");
    expect((await book(db, slug, person(4), { ...shared, client: "another" })).outcome).toBe("booked");
  });

  test("without limits in the request, five an hour for an email hold", async ({ db }) => {
    const slugs = await workshops(db, 6);
    const outcomes: string[] = [];
    for (const slug of slugs) outcomes.push((await book(db, slug, person(1), { limits: undefined })).outcome);
    expect(outcomes).toEqual(["booked", "booked", "booked", "booked", "booked", "limited"]);
  });

  test("joining the champions is limited, and counted apart from booking", async ({ db }) => {
    const [slug = ""] = await workshops(db, 1);
    await book(db, slug, person(1), strict);
    expect(await join(db, person(1), strict)).toBe("received");
    expect(await join(db, person(1), strict)).toBe("received");
    expect(await join(db, person(1), strict)).toBe("limited");
  });

  test("the wait it names is right, whatever came before", async ({ db }) => {
    const plan = fc.record({
      allowed: fc.integer({ min: 1, max: 6 }),
      gaps: fc.array(fc.integer({ min: 0, max: 50 * 60 }), { minLength: 1, maxLength: 25 }),
    });
    let subject = 0;
    const count = async (allowed: number, at: number) => {
      const [row] = await db.rows<{ wait: number }>("select app.count_request($1, $2, $3) as wait", [
        `subject ${subject}`,
        allowed,
        new Date(at * 1000),
      ]);
      return row?.wait ?? Number.NaN;
    };
    await fc.assert(
      fc.asyncProperty(plan, async ({ allowed, gaps }) => {
        subject += 1;
        let at = start / 1000;
        const counted: number[] = [];
        for (const gap of gaps) {
          at += gap;
          const wait = await count(allowed, at);
          if (wait === 0) counted.push(at);
          else {
            expect(wait).toBeLessThanOrEqual(2 * 3600);
            // A second and a half too early is refused; after the wait it fits.
            if (wait > 2) expect(await count(allowed, at + wait - 1.5)).toBeGreaterThan(0);
            at += wait;
            expect(await count(allowed, at)).toBe(0);
            counted.push(at);
          }
        }
        // Never more than twice as many in any hour, whatever the pattern: the price of counting in two buckets.
        for (const from of counted) {
          const within = counted.filter((each) => each >= from && each < from + 3600);
          expect(within.length).toBeLessThanOrEqual(2 * allowed);
        }
      }),
      { numRuns: 60 },
    );
  });
});
