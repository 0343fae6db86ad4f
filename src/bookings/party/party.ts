import type { Workshop } from "../../workshops/workshop.ts";
import type { BookingStatus, Ending, Offer } from "../booking.ts";
import type { Colleague } from "./people-lines.ts";
import type { TeamAnswers } from "./schema.ts";

/** Everything that a manager has asked for, checked. */
export type Team = TeamAnswers & { people: readonly Colleague[] };

/** One of a party, as whoever booked it sees them: who and where, and nothing of what they need. */
export type Member = {
  name: string;
  reference: string;
  status: BookingStatus;
  endedAs: Ending | null;
  position: number | null;
  heldUntil: Date | null;
  /** Waits, and is offered nothing here before an offer on another workshop is answered. */
  answersElsewhereFirst: boolean;
  offerUntil: Date | null;
  /** Where they stand after they have moved, or the workshop was cancelled; null where they are not booked any more. */
  elsewhere: Elsewhere | null;
};

/** A booking on another date, by its first day as YYYY-MM-DD. */
export type Elsewhere = { date: string; status: BookingStatus; offerUntil: Date | null };

/** People booked together, as whoever booked them sees it. */
export type Party = {
  id: string;
  reference: string;
  /** They get their places at once or not at all. */
  together: boolean;
  linkVersion: number;
  linkExpiresAt: Date;
  manager: { name: string; email: string };
  /** How many offers there have been to the party as a whole. */
  offerNumber: number;
  /** What can be taken or passed on for all of them now. */
  offer: Offer | null;
  /** What became of the newest offer, once nobody is left who could take it. */
  offerEnded: "taken" | "passed" | "lapsed" | "cancelled";
  started: boolean;
  workshop: Workshop;
  people: readonly Member[];
};

/** What can come of booking for several. `lines` are places in the list of people, from 1. */
export type PartyOutcome =
  | { outcome: "booked"; reference: string }
  /** They want to come together, and the room holds fewer: they would wait for ever. */
  | { outcome: "too-large"; capacity: number }
  | { outcome: "already-booked"; lines: number[] }
  | { outcome: "closed" }
  | { outcome: "cancelled" }
  | { outcome: "not-found" }
  | { outcome: "limited"; retryAfter: number }
  | { outcome: "key-reused" };

/** What can come of answering an offer to a party. */
export type PartyOfferOutcome =
  "taken" | "already-taken" | "passed" | "lapsed" | "gone" | "started" | "cancelled" | "not-found";
