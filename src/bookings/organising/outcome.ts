/** Nothing can be done: there is no such workshop, it has been called off, or it is over. */
type Closed = { outcome: "not-found" } | { outcome: "cancelled" } | { outcome: "over" };

/** What can come of changing a workshop. */
export type ChangeOutcome =
  | { outcome: "changed"; told: number }
  /** More places are taken than there would be; nothing has changed. */
  | { outcome: "too-many-booked"; taken: number }
  | { outcome: "in-the-past" }
  /** Somebody is marked on a day that would move or go: the mark has to be taken back first. */
  | { outcome: "day-marked" }
  | Closed;

/** What can come of calling a workshop off: how many were told, and what they get instead. */
export type CallOffOutcome =
  | { outcome: "cancelled"; told: number; offered: number; interested: number }
  | { outcome: "already-cancelled" }
  /** Its last day has begun, so there is nothing left to call off. */
  | { outcome: "started" }
  | { outcome: "not-found" };

/** What can come of letting somebody in out of order. */
export type AdmitOutcome =
  | { outcome: "admitted"; reference: string; bookingId: string; extra: boolean }
  | { outcome: "already-booked"; reference: string }
  | { outcome: "full" }
  | Closed;

/** What can come of changing the joining instructions. */
export type JoiningOutcome = { outcome: "changed"; told: number } | { outcome: "unchanged" } | Closed;
