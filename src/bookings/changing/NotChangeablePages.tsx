import type { Site } from "../../server/site.ts";
import type { Booking } from "../booking.ts";
import { BookingFrame, TeamEmail } from "../BookingFrame.tsx";
import { BackToBooking } from "./BackToBooking.tsx";

type About = { site: Site; booking: Booking; token: string };

/** The workshop has begun, or is over. */
export function TooLatePage({ site, booking, token }: About) {
  const { workshop } = booking;
  return (
    <BookingFrame
      site={site}
      title={workshop.ended ? "The workshop has taken place" : "The workshop has begun"}
      workshop={workshop}
    >
      <p>
        This can no longer be changed here, and nothing has changed. If something is not right, write to{" "}
        <TeamEmail site={site} />.
      </p>
      <BackToBooking token={token} />
    </BookingFrame>
  );
}

/** Only a place can be handed over or moved. */
export function NoPlacePage({ site, booking, token }: About) {
  return (
    <BookingFrame site={site} title="You do not have a place yet" workshop={booking.workshop}>
      <p>
        Only a place can be given to a colleague or moved to another date. Your booking is not a place yet, so
        nothing has changed. See how it stands:
      </p>
      <BackToBooking token={token} />
    </BookingFrame>
  );
}
