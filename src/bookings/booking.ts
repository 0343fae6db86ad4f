import type { Workshop } from "../workshops/workshop.ts";
import type { MakeUp } from "./register/make-up.ts";
import type { Details } from "./schema.ts";

/** Held until the link in an email is pressed; offered until a deadline; the rest as the words say. */
export type BookingStatus = "held" | "confirmed" | "waiting" | "offered" | "cancelled";

/** How a booking came to its end. */
export type Ending =
  "cancelled" | "passed" | "lapsed" | "unpressed" | "workshop-cancelled" | "moved" | "handed-over" | "erased";

/** A place that can be taken or passed on: held for one person, or for whoever of those waiting is first. */
export type Offer = { number: number; until: Date; firstCome: boolean };

/** One person's place on one workshop, all its days. */
export type Booking = {
  id: string;
  reference: string;
  status: BookingStatus;
  /** Only of a cancelled booking. */
  endedAs: Ending | null;
  /** Place in the waiting line, from 1; null for who is not waiting. */
  position: number | null;
  /** Until when the link in the email can be pressed; null as soon as it is, and where it need not be. */
  heldUntil: Date | null;
  /** The number of the newest offer, open or over; 0 before the first. */
  offerNumber: number;
  offer: Offer | null;
  /** Waits, and is offered nothing here before an offer on another workshop is answered. */
  answersElsewhereFirst: boolean;
  /** Waits with a party that gets its places at once or not at all; whoever booked it decides. */
  together: boolean;
  /** The name of whoever booked it with others; null for who booked alone. */
  bookedBy: string | null;
  /** The name of whoever handed the place over; null where nobody did. */
  handedBy: string | null;
  /** It was handed over, and the colleague has until then to press the link in their email. */
  handedOnUntil: Date | null;
  /** It was handed over, and the place has come back to its giver, in a booking of its own. */
  handedBack: boolean;
  /** It was offered because the workshop that it was booked for has been cancelled. */
  followsCancelledWorkshop: boolean;
  /** Access or dietary needs were given; a link never shows which. */
  hasNeeds: boolean;
  /** Only for who has a place; empty texts where nobody has written any. */
  joining: { text: string; onlineLink: string } | null;
  /** It holds a place, or held one before it was cancelled: who only waited has nothing in a calendar. */
  hadPlace: boolean;
  /** Rises at every change of state; a calendar entry carries it as its SEQUENCE. */
  version: number;
  linkVersion: number;
  linkExpiresAt: Date;
  /** The first day has begun, so it can no longer be cancelled here. */
  started: boolean;
  /** What was typed, but for the needs: no link shows those. */
  person: Omit<Details, "needs">;
  workshop: Workshop;
  /** Days that stand in this person's calendar, and are none of the workshop's any more. */
  droppedDays: Workshop["days"];
  /** Days of other cohorts that make up for missed ones. */
  makeUps: readonly MakeUp[];
};

const LINK_LIVES_MS = 30 * 24 * 60 * 60_000;

/** Whether the last day is over that somebody comes to, be it one that makes up for a missed one: links live 30 days longer. */
function isLastDayOver({ linkExpiresAt }: Pick<Booking, "linkExpiresAt">, now: Date): boolean {
  return now.getTime() >= linkExpiresAt.getTime() - LINK_LIVES_MS;
}

/** Whether a day is left that somebody comes to: who has no place when the workshop begins comes to none. */
export function hasDayToCome(booking: Booking, now: Date): boolean {
  return booking.status === "confirmed" ? !isLastDayOver(booking, now) : !booking.started;
}

/** What somebody gives up who cancels. */
export function givenUp({ status }: Pick<Booking, "status">): "line" | "place" {
  return status === "waiting" ? "line" : "place";
}

/** Who has the place back where it is given up: a colleague who was handed it has not pressed the button yet. */
export function goesBackTo({ status, handedBy }: Booking): string | null {
  return status === "held" ? handedBy : null;
}

/** How many of a party stand where, and for how many of them the link in an email is still to be pressed. */
export type PartyCounts = {
  together: boolean;
  confirmed: number;
  held: number;
  offered: number;
  waiting: number;
  unpressed: number;
};

/** What anyone who has a reference may see: it holds nothing about the person. */
export type Receipt = {
  reference: string;
  status: BookingStatus;
  /** Only of a cancelled booking. */
  endedAs: Ending | null;
  position: number | null;
  heldUntil: Date | null;
  /** How many of a party stand where; null for one person's booking. */
  party: PartyCounts | null;
  workshop: Workshop;
};
