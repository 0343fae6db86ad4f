import type { Site } from "../server/site.ts";
import { BookingFrame } from "./BookingFrame.tsx";

/** A link that leads nowhere. The same for every one, so that nothing is learnt of whether it ever led anywhere. */
export function WrongLinkPage({ site }: { site: Site }) {
  return (
    <BookingFrame site={site} title="Page not found">
      <p>There is no page at this address.</p>
      <p>
        Did you follow a link from an email? Make sure that all of the link was opened: some email programs
        break long ones. A link also stops working when a newer email from us has taken its place, for example
        because a booking has a new email address.
      </p>
      <p>
        <a href="/my-bookings">Ask for a link to all your bookings</a>
      </p>
    </BookingFrame>
  );
}
