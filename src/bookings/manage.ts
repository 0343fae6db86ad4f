import type { FormValues } from "../server/forms.ts";
import type { Services } from "../server/services.ts";
import { givenUp, hasDayToCome, type Booking } from "./booking.ts";
import { offerPath } from "./offers/offer-link.ts";
import { bookingStore } from "./store.ts";

/** What the pages of a booking may send: which button was pressed, and what it was asked about. */
export const manageFields = ["step", "asked"] as const;

/** What a link to a booking opens, and what came of pressing its buttons. */
export type ManageStep =
  | { step: "show"; booking: Booking; offerPath: string | null; lastDayOver: boolean }
  /** `changed` says that it was asked before, and is about something else by now. */
  | { step: "ask"; booking: Booking; changed: boolean }
  | { step: "done" }
  | { step: "too-late"; booking: Booking }
  | { step: "expired" }
  | { step: "not-found" };

type World = Pick<Services, "database" | "links" | "now">;
type Opened = { link: "valid"; booking: Booking } | { link: "expired" } | { link: "wrong" };

/** Reads the booking that a link leads to. Whatever is wrong with a token, it looks like no page at all. */
export async function openLink({ database, links, now }: World, token: string): Promise<Opened> {
  const read = links.read(token);
  if (!read.ok || read.purpose !== "booking") return { link: "wrong" };
  const booking = await bookingStore(database).show(read.id);
  if (!booking) return { link: "wrong" };
  const link = links.verify(token, { purpose: "booking", version: booking.linkVersion, now: now() });
  return link === "valid" ? { link, booking } : { link };
}

/** Shows a booking; changes nothing. */
export async function showBooking(world: World, token: string): Promise<ManageStep> {
  return withBooking(world, token, (booking) => ({
    step: "show",
    booking,
    offerPath: offerPath(world.links, booking),
    lastDayOver: !hasDayToCome(booking, world.now()),
  }));
}

/**
 * Takes a press of a button: one makes a held booking count; of the others the first asks, the second cancels. Whoever
 * was asked about a place in line and has a place by now is asked again.
 */
export async function takeManageStep(
  world: World,
  token: string,
  { step: pressed, asked = "" }: FormValues,
): Promise<ManageStep> {
  return withBooking(world, token, (booking) => {
    if (pressed === "confirm") return confirm(world, booking);
    if (booking.status === "cancelled") return { step: "done" };
    if (booking.started) return { step: "too-late", booking };
    const changed = pressed === "cancel" && asked !== "" && asked !== givenUp(booking);
    return pressed === "cancel" && !changed ? cancel(world, booking) : { step: "ask", booking, changed };
  });
}

async function withBooking(
  world: World,
  token: string,
  next: (booking: Booking) => ManageStep | Promise<ManageStep>,
): Promise<ManageStep> {
  const opened = await openLink(world, token);
  if (opened.link === "valid") return next(opened.booking);
  return { step: opened.link === "expired" ? "expired" : "not-found" };
}

/** Whatever came of it, the booking's own page says how things stand now. */
async function confirm({ database }: World, booking: Booking): Promise<ManageStep> {
  const { outcome } = await bookingStore(database).confirm(booking.id, booking.linkVersion);
  return { step: outcome === "not-found" ? "not-found" : "done" };
}

async function cancel({ database }: World, booking: Booking): Promise<ManageStep> {
  const answer = await bookingStore(database).cancel(booking.id, booking.linkVersion);
  switch (answer.outcome) {
    case "cancelled":
    case "already-cancelled":
      return { step: "done" };
    case "started":
      return { step: "too-late", booking };
    case "not-found":
      return { step: "not-found" };
  }
}
