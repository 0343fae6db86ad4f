import { bookingRequest, person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { book, cancel, confirm, pass, sweep, take } from "./acts.ts";
import { handOver, move } from "./changing-acts.ts";
import { organise } from "./organising-acts.ts";
import { bookParty, takeForParty } from "./party-acts.ts";

/** Everything that can be asked of bookings, by as many callers at once. Returns what nobody should ever see. */
export async function allWriters(
  db: TestDatabase,
  slugs: string[],
  { callers, first }: { callers: number; first: number },
): Promise<string[]> {
  const faults: string[] = [];
  await Promise.all(
    Array.from({ length: callers }, async (_, number) => {
      try {
        await comeAsOne(db, slugs, first + number);
      } catch (error) {
        faults.push(`caller ${number}: ${String(error)}`);
      }
    }),
  );
  return faults;
}

/** What one caller does, one thing after the other; people of the next ten thousand are those they hand over to. */
async function comeAsOne(db: TestDatabase, slugs: string[], number: number): Promise<void> {
  // The last one has room for whoever wants to move there.
  const small = slugs.slice(0, -1);
  const slug = small[Math.floor(number / 10) % small.length] ?? "";
  const other = small[Math.floor(number / 10 + 1) % small.length] ?? "";
  const roomy = slugs.at(-1) ?? "";
  const who = person(number);
  const bookAndGet = async (where: string, changes = {}) => {
    const outcome = await book(db, where, who, changes);
    return "booking_id" in outcome ? outcome.booking_id : null;
  };
  switch (number % 10) {
    case 0: {
      const together = number % 20 === 0;
      const outcome = await bookParty(db, slug, [number, number + 30_000, number + 60_000], { together });
      if (outcome.outcome === "booked") await takeForParty(db, outcome.party_id, 1);
      return;
    }
    case 1: {
      const request = bookingRequest(slug, who);
      const twice = [1, 2].map(() => db.database.call("book_place", { request }));
      const [one, two] = await Promise.all(twice);
      if (JSON.stringify(one) !== JSON.stringify(two)) throw new Error("One press, two answers");
      return;
    }
    case 2:
    case 3: {
      const id = await bookAndGet(slug);
      if (id) await cancel(db, id);
      return;
    }
    case 4: {
      const id = await bookAndGet(slug);
      if (id) await handOver(db, id, person(number + 10_000));
      return;
    }
    case 5: {
      const id = await bookAndGet(slug);
      if (id) await move(db, id, roomy);
      return;
    }
    case 6: {
      const id = await bookAndGet(slug, { known_partner: false });
      if (id) await confirm(db, id);
      return;
    }
    case 7:
      await organise(db, "admit_attendee", { slug, ...who, beyond_capacity: number % 20 === 7 });
      return;
    case 8: {
      // In two lines at once, so that one offer keeps the other away.
      const ids = await Promise.all([bookAndGet(slug), bookAndGet(other)]);
      for (const id of ids) if (id) await take(db, id);
      return;
    }
    default:
      if (number % 30 === 9) await organise(db, "change_workshop", { slug, venue: `Room ${number}` });
      await sweep(db);
      await answerSomeOffer(db, number);
  }
}

async function answerSomeOffer(db: TestDatabase, number: number): Promise<void> {
  const [row] = await db.rows<{ id: string }>(
    "select id from app.bookings where state = 'offered' and not together order by md5(id::text || $1) limit 1",
    [String(number)],
  );
  if (row) await (number % 20 === 9 ? take : pass)(db, row.id);
}
