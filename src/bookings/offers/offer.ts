import type { Links } from "../../server/links.ts";
import type { Services } from "../../server/services.ts";
import { bookingPath } from "../booking-link.ts";
import type { Booking, Offer } from "../booking.ts";
import { bookingStore } from "../store.ts";
import { offerNumberOf } from "./offer-link.ts";
import { offerStore } from "./store.ts";

/** What the page of an offer may send: which button was pressed. */
export const offerFields = ["step"] as const;

/** How an offer stands, and so what whoever opens its link sees. */
export type OfferStep =
  | { step: "open"; booking: Booking; offer: Offer }
  /** While the offer's link works it leads on to the booking; later the booking's own email does. */
  | { step: "taken" | "gone"; booking: Booking; bookingPath: string | null }
  | { step: "passed" | "lapsed" | "started" | "called-off" | "ended"; booking: Booking }
  /** There has been another offer since, or the email was replaced: another link counts. */
  | { step: "newer" }
  | { step: "done" }
  | { step: "not-found" };

type World = Pick<Services, "database" | "links" | "now">;
type Opened = { booking: Booking; number: number; expired: boolean };

/** Shows an offer as it stands now; changes nothing. */
export async function showOffer(world: World, token: string): Promise<OfferStep> {
  const opened = await openOffer(world, token);
  return opened ? standing(opened, world.links) : { step: "not-found" };
}

/**
 * Takes the offered place or passes it on. Whatever came of it, the offer's own page says how things stand; the
 * database is asked even when the time is over, since that offers the place to the next at once.
 */
export async function takeOfferStep(world: World, token: string, pressed: string): Promise<OfferStep> {
  const opened = await openOffer(world, token);
  if (!opened) return { step: "not-found" };
  const { booking, number } = opened;
  const store = offerStore(world.database);
  if (pressed !== "take" && pressed !== "pass") return { step: "done" };
  await store[pressed](booking.id, number);
  return { step: "done" };
}

async function openOffer({ database, links, now }: World, token: string): Promise<Opened | null> {
  const read = links.read(token);
  if (!read.ok || read.purpose !== "offer") return null;
  const booking = await bookingStore(database).show(read.id);
  const made = booking && offerNumberOf(links, token, booking, now());
  return made ? { booking, ...made } : null;
}

function standing({ booking, number, expired }: Opened, links: Links): OfferStep {
  const { status, endedAs, offer, workshop } = booking;
  if (workshop.status === "cancelled" || endedAs === "workshop-cancelled")
    return { step: "called-off", booking };
  // Whoever holds the link of an earlier offer may no longer be whom the booking belongs to.
  if (number < booking.offerNumber) return { step: "newer" };
  if (endedAs === "passed" || endedAs === "lapsed") return { step: endedAs, booking };
  if (status === "cancelled") return { step: "ended", booking };
  const path = expired ? null : bookingPath(links, booking);
  if (status === "confirmed") return { step: "taken", booking, bookingPath: path };
  if (booking.started) return { step: "started", booking };
  if (!offer) return { step: "gone", booking, bookingPath: path };
  return expired ? { step: "lapsed", booking } : { step: "open", booking, offer };
}
