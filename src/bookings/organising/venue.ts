import type { Block } from "../../server/mail/email.ts";
import { stepFreeInWords } from "../../workshops/workshop.ts";
import type { Booking } from "../booking.ts";

type Venue = Pick<Booking["workshop"], "directions" | "stepFree" | "catering">;

/** What to know of the venue: the way there, steps, and what there is to eat, as far as somebody has said. */
export function venueFacts({ workshop }: { workshop: Venue }): Block[] {
  const { directions, catering } = workshop;
  const stepFree = stepFreeInWords(workshop);
  const rows = [
    ...(directions ? [["How to get there", directions] as const] : []),
    ...(stepFree ? [["Step-free access", stepFree] as const] : []),
    ...(catering ? [["Food and drink", catering] as const] : []),
  ];
  return rows.length > 0 ? [{ kind: "facts", rows }] : [];
}
