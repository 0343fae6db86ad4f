import type { Services } from "../../server/services.ts";
import type { Booking } from "../booking.ts";
import { openLink } from "../manage.ts";

/** Why a booking cannot be changed. */
export type NotChangeable =
  | { step: "not-found" }
  | { step: "expired" }
  /** It has come to its end; its own page says how. */
  | { step: "over" }
  | { step: "too-late"; booking: Booking }
  | { step: "no-place"; booking: Booking };

/** The same, as the database answers it. */
export type Refusal = "not-found" | "over" | "too-late" | "no-place";

type Rules = {
  /** What can only be changed before the workshop begins, what until it ends, and what while the link works. */
  until: "start" | "end" | "link";
  /** Whether a place has to be there, not only a place in line. */
  place: boolean;
};

/** Opens the booking of a link and goes on with it, if it can be changed. */
export async function withChangeable<Step>(
  world: Pick<Services, "database" | "links" | "now">,
  token: string,
  { until, place }: Rules,
  next: (booking: Booking) => Step | Promise<Step>,
): Promise<Step | NotChangeable> {
  const opened = await openLink(world, token);
  if (opened.link !== "valid") return { step: opened.link === "expired" ? "expired" : "not-found" };
  const { booking } = opened;
  const { workshop, status } = booking;
  if (status === "cancelled" || workshop.status === "cancelled") return { step: "over" };
  const tooLate = { start: booking.started, end: workshop.ended, link: false }[until];
  if (tooLate) return { step: "too-late", booking };
  if (place && status !== "confirmed") return { step: "no-place", booking };
  return next(booking);
}

/** What the database refused, as a step: it may know better than what was read before. */
export function refused(outcome: Refusal, booking: Booking): NotChangeable {
  switch (outcome) {
    case "not-found":
    case "over":
      return { step: outcome };
    case "too-late":
    case "no-place":
      return { step: outcome, booking };
  }
}
