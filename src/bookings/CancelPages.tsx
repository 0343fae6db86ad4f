import { Button } from "../components/Button.tsx";
import { Form, HiddenFields } from "../components/Form.tsx";
import { formatDays } from "../components/dates.ts";
import type { Site } from "../server/site.ts";
import { givenUp, goesBackTo, type Booking } from "./booking.ts";
import { BookingFrame, TeamEmail } from "./BookingFrame.tsx";

type ConfirmCancelProps = { site: Site; booking: Booking; token: string; changed: boolean };

/** Asks once more before a place is given away; `changed` says that the question before was another one. */
export function ConfirmCancelPage({ site, booking, token, changed }: ConfirmCancelProps) {
  const { workshop } = booking;
  const waiting = givenUp(booking) === "line";
  return (
    <BookingFrame
      site={site}
      title={waiting ? "Leave the waiting list?" : "Cancel your place?"}
      workshop={workshop}
    >
      <p>
        {formatDays(workshop.days.map((day) => day.date))}, {workshop.venue}.
      </p>
      {changed && (
        <p>
          {booking.status === "confirmed"
            ? "You have got a place since you opened the page before."
            : "Things have changed since you opened the page before."}{" "}
          Nothing has been cancelled yet.
        </p>
      )}
      <p>{whatCancellingDoes(booking)}</p>
      <Form action={`/booking/${token}`}>
        <HiddenFields values={{ asked: givenUp(booking) }} />
        <div class="buttons">
          <Button name="step" value="cancel">
            {waiting ? "Yes, leave the list" : "Yes, cancel my place"}
          </Button>
        </div>
      </Form>
      <p>
        <a href={`/booking/${token}`}>{waiting ? "No, stay on the list" : "No, keep my place"}</a>
      </p>
    </BookingFrame>
  );
}

function whatCancellingDoes(booking: Booking): string {
  if (givenUp(booking) === "line") {
    return "You lose your place in line. If you join again later, you start at the end.";
  }
  const giver = goesBackTo(booking);
  return giver
    ? `The place goes back to ${giver}, and we email ${giver} to say so.`
    : "Your place is offered at once to the first person in line, or is free for anyone to book. You may not get it back.";
}

/** The workshop has begun: a place can no longer be given to anyone else. */
export function TooLateToCancelPage({ site, booking }: { site: Site; booking: Booking }) {
  return (
    <BookingFrame site={site} title="The workshop has begun" workshop={booking.workshop}>
      <p>
        It can no longer be cancelled here, and nothing has changed. If you cannot come, or not to all of it,
        write to <TeamEmail site={site} />.
      </p>
    </BookingFrame>
  );
}

/** The link was right once: this says how to get on without it. */
export function LinkExpiredPage({ site }: { site: Site }) {
  return (
    <BookingFrame site={site} title="This link has run out">
      <p>
        A link to a booking works until 30 days after the last day that the workshop had when we sent it. If
        the workshop has moved since, our newest email has a newer link. If you still need something from us,
        write to <TeamEmail site={site} /> with your booking reference.
      </p>
      <p>
        Have you booked another? <a href="/my-bookings">Ask for the link to all your bookings</a>.
      </p>
      <p>
        <a href="/workshops/">See the workshops that are coming</a>
      </p>
    </BookingFrame>
  );
}
