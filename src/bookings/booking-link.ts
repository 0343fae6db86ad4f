import type { Links } from "../server/links.ts";
import type { Booking } from "./booking.ts";

type Linked = Pick<Booking, "id" | "linkVersion" | "linkExpiresAt">;

/** The page of one booking, for whoever it belongs to. */
export function bookingPath(links: Links, { id, linkVersion, linkExpiresAt }: Linked): string {
  const token = links.sign({ id, purpose: "booking", version: linkVersion, expiresAt: linkExpiresAt });
  return `/booking/${token}`;
}
