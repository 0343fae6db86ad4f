/** What can come of marking somebody on a day. */
export type MarkOutcome =
  { outcome: "marked" } | { outcome: "no-place" } | { outcome: "not-yet" } | { outcome: "not-found" };

/** What can come of arranging that a missed day is made up in another cohort. */
export type ArrangeOutcome =
  | { outcome: "arranged" }
  | { outcome: "already-arranged" }
  /** They have a place there, or come as a guest on that day already. */
  | { outcome: "booked-there" }
  | { outcome: "full" }
  | { outcome: "no-place" }
  | { outcome: "not-missed" }
  /** Only another cohort of the same course makes up for a day. */
  | { outcome: "other-course" }
  | { outcome: "over" }
  | { outcome: "not-found" };

/** What can come of taking a make-up day back. */
export type CancelMakeUpOutcome =
  { outcome: "cancelled" } | { outcome: "already-marked" } | { outcome: "not-found" };
