import type { Services } from "../../server/services.ts";
import type { Workshop } from "../../workshops/workshop.ts";
import { bookingPath } from "../booking-link.ts";
import { bookingStore } from "../store.ts";
import { changingStore, type EmailChange } from "./store.ts";

/** Where a link to a new email leads, and what came of pressing its button. */
export type ConfirmEmailStep =
  | { step: "ask" | "confirmed" | "already-booked" | "other-offer-open" | "over"; workshop: Workshop }
  /** The booking, by a link of the new email's own. */
  | { step: "changed"; path: string }
  /** It is what was wanted already: the link's own page says so. */
  | { step: "unchanged" }
  | { step: "expired" }
  | { step: "not-found" };

type World = Pick<Services, "database" | "links" | "now">;

/** Shows what the button would do; changes nothing. */
export function openEmailChange(world: World, token: string): Promise<ConfirmEmailStep> {
  return withChange(world, token, ({ confirmed, workshop }) => ({
    step: confirmed ? "confirmed" : "ask",
    workshop,
  }));
}

/** Makes the new email count. */
export function confirmEmailChange(world: World, token: string): Promise<ConfirmEmailStep> {
  return withChange(world, token, async ({ id, workshop }) => {
    const answer = await changingStore(world.database).confirmEmailChange(id);
    switch (answer.outcome) {
      case "changed": {
        const booking = await bookingStore(world.database).show(answer.bookingId);
        return booking ? { step: "changed", path: bookingPath(world.links, booking) } : { step: "not-found" };
      }
      case "unchanged":
      case "already-confirmed":
        return { step: "unchanged" };
      case "already-booked":
      case "other-offer-open":
      case "over":
        return { step: answer.outcome, workshop };
      case "expired":
      case "not-found":
        return { step: "expired" };
    }
  });
}

async function withChange(
  { database, links, now }: World,
  token: string,
  next: (change: EmailChange) => ConfirmEmailStep | Promise<ConfirmEmailStep>,
): Promise<ConfirmEmailStep> {
  const link = links.verify(token, { purpose: "email-change", version: 1, now: now() });
  const read = links.read(token);
  if (link === "wrong" || !read.ok) return { step: "not-found" };
  if (link === "expired") return { step: "expired" };
  const change = await changingStore(database).showEmailChange(read.id);
  // Asking once more takes the place of what was asked before, and so does the end of the booking.
  return change ? next(change) : { step: "expired" };
}
