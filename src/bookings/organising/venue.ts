import type { Block } from "../../server/mail/email.ts";
import type { Booking } from "../booking.ts";

const stepFree = {
  yes: "There is a way in without steps.",
  partly: "Part of the venue can be reached without steps. Tell us if that matters to you.",
  no: "The venue can only be reached by steps. Tell us if that matters to you.",
};

/** What to know of the venue: the way there, steps, and what there is to eat, as far as somebody has said. */
export function venueFacts({ workshop }: Pick<Booking, "workshop">): Block[] {
  const rows = [
    ...(workshop.directions ? [["How to get there", workshop.directions] as const] : []),
    ...(workshop.stepFree ? [["Step-free access", stepFree[workshop.stepFree]] as const] : []),
    ...(workshop.catering ? [["Food and drink", workshop.catering] as const] : []),
  ];
  return rows.length > 0 ? [{ kind: "facts", rows }] : [];
}
