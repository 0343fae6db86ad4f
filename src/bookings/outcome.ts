/** What can come of asking for a place. None of these is a fault: each has a page of its own. */
export type BookOutcome =
  | { outcome: "booked"; reference: string; bookingId: string }
  | { outcome: "waiting"; reference: string; bookingId: string; position: number }
  /** A place, or a place in line, that counts when the link in the email is pressed. */
  | { outcome: "held"; reference: string; bookingId: string; position: number | null }
  | { outcome: "already-booked" }
  | { outcome: "closed" }
  | { outcome: "cancelled" }
  | { outcome: "not-found" }
  | { outcome: "limited"; retryAfter: number }
  | { outcome: "key-reused" };

/** What can come of pressing the link that makes a held booking count. */
export type ConfirmOutcome =
  | { outcome: "confirmed" }
  | { outcome: "already-confirmed" }
  | { outcome: "lapsed" }
  | { outcome: "cancelled" }
  | { outcome: "not-found" };

/** What can come of cancelling a booking. */
export type CancelOutcome =
  | { outcome: "cancelled" }
  | { outcome: "already-cancelled" }
  | { outcome: "started" }
  | { outcome: "not-found" };
