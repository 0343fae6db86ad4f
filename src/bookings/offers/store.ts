import { z } from "zod";
import type { Database } from "../../server/database.ts";

// Where the booking has ended, the reply is how: it was passed on before, it lapsed, and so on.
const answerReply = z.object({
  outcome: z.enum([
    "taken",
    "passed",
    "already-taken",
    "gone",
    "started",
    "not-found",
    "lapsed",
    "cancelled",
    "unpressed",
    "workshop-cancelled",
    "moved",
    "handed-over",
    "erased",
  ]),
});

/** What came of answering an offer. */
export type OfferOutcome = z.infer<typeof answerReply>["outcome"];

/** The answers to offers, in the database. */
export function offerStore(database: Database) {
  const call = async (name: "take_offer" | "pass_offer", bookingId: string, number: number) => {
    const reply = await database.call(name, { booking_id: bookingId, offer_number: number });
    return answerReply.parse(reply).outcome;
  };
  return {
    take: (bookingId: string, number: number): Promise<OfferOutcome> => call("take_offer", bookingId, number),
    pass: (bookingId: string, number: number): Promise<OfferOutcome> => call("pass_offer", bookingId, number),
  };
}
