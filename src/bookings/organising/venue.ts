import type { Block } from "../../server/mail/email.ts";
import { venueRows } from "../../workshops/workshop.ts";
import type { Booking } from "../booking.ts";

type Venue = Pick<Booking["workshop"], "directions" | "stepFree" | "catering">;

/** What to know of the venue, for an email; nothing where nobody has said anything. */
export function venueFacts({ workshop }: { workshop: Venue }): Block[] {
  const rows = venueRows(workshop).map(({ label, value }) => [label, value] as const);
  return rows.length > 0 ? [{ kind: "facts", rows }] : [];
}
