/** What can come of asking for a place. None of these is a fault: each has a page of its own. */
export type BookOutcome =
  | { outcome: "booked"; reference: string; bookingId: string }
  | { outcome: "waiting"; reference: string; bookingId: string; position: number }
  | { outcome: "already-booked" }
  | { outcome: "closed" }
  | { outcome: "cancelled" }
  | { outcome: "not-found" }
  | { outcome: "limited"; retryAfter: number }
  | { outcome: "key-reused" };

/** What can come of cancelling a booking. */
export type CancelOutcome =
  | { outcome: "cancelled" }
  | { outcome: "already-cancelled" }
  | { outcome: "started" }
  | { outcome: "not-found" };
