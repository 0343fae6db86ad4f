import type { Links } from "../../server/links.ts";
import type { Booking } from "../booking.ts";

/** Where someone takes an offered place or passes it on; null without an offer, or where a group has one together. */
export function offerPath(links: Links, { id, offer, together }: Booking): string | null {
  if (!offer || together) return null;
  const token = links.sign({ id, purpose: "offer", version: offer.number, expiresAt: offer.until });
  return `/offer/${token}`;
}

/** Which of a booking's offers a token was made for, if any; the token does not say it, so each number is tried. */
export function offerNumberOf(
  links: Links,
  token: string,
  { offerNumber }: Booking,
  now: Date,
): { number: number; expired: boolean } | null {
  for (let number = offerNumber; number > 0; number--) {
    const verdict = links.verify(token, { purpose: "offer", version: number, now });
    if (verdict !== "wrong") return { number, expired: verdict === "expired" };
  }
  return null;
}
