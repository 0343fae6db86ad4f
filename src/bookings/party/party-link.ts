import type { Links } from "../../server/links.ts";
import type { Party } from "./party.ts";

/** The page that shows a party to whoever booked it. */
export function partyPath(links: Links, party: Pick<Party, "id" | "linkVersion" | "linkExpiresAt">): string {
  const { id, linkVersion: version, linkExpiresAt: expiresAt } = party;
  return `/party/${links.sign({ id, purpose: "party", version, expiresAt })}`;
}

/** Where the places offered to a party are taken or passed on, all at once; null without an offer. */
export function partyOfferPath(links: Links, { id, offer }: Pick<Party, "id" | "offer">): string | null {
  if (!offer) return null;
  const token = links.sign({ id, purpose: "party-offer", version: offer.number, expiresAt: offer.until });
  return `/offer/${token}`;
}

/** Which of a party's offers a token was made for, if any; the token does not say it, so each number is tried. */
export function partyOfferNumber(
  links: Links,
  token: string,
  { offerNumber }: Pick<Party, "offerNumber">,
  now: Date,
): { number: number; expired: boolean } | null {
  for (let number = offerNumber; number > 0; number--) {
    const verdict = links.verify(token, { purpose: "party-offer", version: number, now });
    if (verdict !== "wrong") return { number, expired: verdict === "expired" };
  }
  return null;
}
