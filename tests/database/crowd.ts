import { randomUUID } from "node:crypto";
import { bookingRequest, person } from "../support/people.ts";
import type { TestDatabase } from "../support/postgres.ts";
import { bookingOutcome } from "./shapes.ts";
import type { BookingOutcome } from "./shapes.ts";

type CrowdOptions = { size?: number; bookWith?: string; client?: string; first?: number };

export type Answered = {
  /** Which person asked. */
  number: number;
  outcome: BookingOutcome | { outcome: "fault"; message: string };
};

/**
 * Five hundred people press the button at once. One in five presses twice, one in ten asks again in capitals,
 * one in six of those who get in cancels at once, and one in six takes what is offered as soon as it is.
 * `bookWith` names the function that books; `client` is where all of them come from, if not each from elsewhere;
 * `first` is the number of the first of them.
 */
export async function crowd(
  db: TestDatabase,
  slug: string,
  { size = 500, bookWith = "book_place", client, first = 0 }: CrowdOptions = {},
): Promise<Answered[]> {
  const answers: Answered[] = [];
  const requestOf = (number: number) =>
    bookingRequest(slug, person(first + number), client ? { client } : {});
  const ask = async (number: number, request: ReturnType<typeof bookingRequest>) => {
    const outcome = await db.database.call(bookWith, { request }).then(
      (reply) => bookingOutcome.parse(reply),
      (error: unknown) => ({ outcome: "fault" as const, message: String(error) }),
    );
    answers.push({ number, outcome });
    return outcome;
  };
  const comeAndGo = async (number: number) => {
    const request = requestOf(number);
    const outcome = await ask(number, request);
    if (number % 6 === 0 && "booking_id" in outcome) {
      await db.database.call("cancel_booking", { booking_id: outcome.booking_id, link_version: 1 });
    }
    if (number % 6 === 3 && "booking_id" in outcome) {
      await db.database.call("take_offer", { booking_id: outcome.booking_id, offer_number: 1 });
    }
  };
  const pressTwice = async (number: number) => {
    const request = requestOf(number);
    await Promise.all([ask(number, request), ask(number, request)]);
  };
  const askInCapitals = async (number: number) => {
    const request = requestOf(number);
    const shouted = { ...request, key: randomUUID(), email: request.email.toUpperCase() };
    await Promise.all([ask(number, request), ask(number, shouted)]);
  };
  await Promise.all(
    Array.from({ length: size }, (_, number) => {
      if (number % 5 === 1) return pressTwice(number);
      return number % 10 === 2 ? askInCapitals(number) : comeAndGo(number);
    }),
  );
  return answers;
}

export type BookingRow = {
  id: string;
  state: "held" | "confirmed" | "waiting" | "offered" | "cancelled";
  waiting_number: number | null;
  confirmed_at: Date | null;
  offer_until: Date | null;
  person_id: string;
};

export async function bookingsOf(db: TestDatabase, slug: string): Promise<BookingRow[]> {
  return db.rows<BookingRow>(
    `select b.id, b.state, b.waiting_number, b.confirmed_at, b.offer_until, b.person_id
     from app.bookings b join app.workshops w on w.id = b.workshop_id where w.slug = $1`,
    [slug],
  );
}

/** The kinds of email that a booking in this state must have caused, one each, in order. */
export function emailsOwed({ state, waiting_number, confirmed_at, offer_until }: BookingRow): string[] {
  const waited = waiting_number !== null;
  const took = waited && confirmed_at !== null;
  return [
    waited ? "waiting" : "booked",
    ...(took || offer_until !== null ? ["offered"] : []),
    ...(took ? ["promoted"] : []),
    ...(state === "cancelled" ? ["cancelled"] : []),
  ];
}
