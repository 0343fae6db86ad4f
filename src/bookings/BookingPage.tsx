import { Button, ButtonLink } from "../components/Button.tsx";
import { Form } from "../components/Form.tsx";
import type { Site } from "../server/site.ts";
import { isBookable } from "../workshops/workshop.ts";
import { goesBackTo, type Booking } from "./booking.ts";
import { bookingSummary, bookingTitle } from "./booking-words.ts";
import { BookingFrame, TeamEmail } from "./BookingFrame.tsx";
import { Changes } from "./Changes.tsx";
import { referenceRow } from "./Reference.tsx";
import { WithPlace } from "./WithPlace.tsx";
import { WorkshopFacts } from "./WorkshopFacts.tsx";

export type BookingPageProps = {
  site: Site;
  booking: Booking;
  token: string;
  /** Where the offered place can be taken; null where there is none, or where someone else decides. */
  offerPath: string | null;
  /** No day is left to come to. */
  lastDayOver: boolean;
};

/**
 * A booking, for whoever holds its link. Links get forwarded, so of the person it shows the name alone.
 * Mail programs open links by themselves, so opening it changes nothing.
 */
export function BookingPage({ site, booking, token, offerPath, lastDayOver }: BookingPageProps) {
  const { status, heldUntil, person, reference, workshop } = booking;
  const calledOff = workshop.status === "cancelled";
  const live = status !== "cancelled" && !calledOff && !workshop.ended;
  return (
    <BookingFrame site={site} title={bookingTitle(booking)} workshop={workshop}>
      <p>{bookingSummary(booking)}</p>
      {heldUntil && <PressToConfirm booking={booking} token={token} />}
      {offerPath && (
        <p class="buttons">
          <ButtonLink href={offerPath}>Take the place, or pass it on</ButtonLink>
        </p>
      )}
      {status === "waiting" && !heldUntil && !booking.offer && !booking.started && !booking.together && (
        <HowOffersWork />
      )}
      <WorkshopFacts
        workshop={workshop}
        mine={live && ownSeat(status)}
        coming={live && !lastDayOver}
        first={[{ label: "Booked for", value: person.name }, referenceRow(reference)]}
      />
      {status === "confirmed" && !calledOff && !lastDayOver && <WithPlace booking={booking} token={token} />}
      <Changes booking={booking} token={token} lastDayOver={lastDayOver} />
      {!offerPath && <Leave site={site} booking={booking} token={token} />}
    </BookingFrame>
  );
}

function ownSeat(status: Booking["status"]): boolean | "kept" {
  return status === "confirmed" || (status === "held" || status === "offered" ? "kept" : false);
}

function PressToConfirm({ booking, token }: { booking: Booking; token: string }) {
  return (
    <Form action={`/booking/${token}`}>
      <div class="buttons">
        <Button name="step" value="confirm">
          {booking.status === "held" ? "Confirm my place" : "Confirm my place in line"}
        </Button>
      </div>
    </Form>
  );
}

function HowOffersWork() {
  return (
    <p>
      When a place comes free and it is your turn, we hold it for you and email you a link. You then have up
      to 48 hours to take it, and less when the workshop is near. In the last 24 hours we tell everyone who
      waits, and the first to take a place has it.{" "}
      <a href="/workshops/how-booking-works/">How booking works</a>.
    </p>
  );
}

function Leave({ site, booking, token }: Pick<BookingPageProps, "site" | "booking" | "token">) {
  const { status, workshop, started } = booking;
  if (status === "cancelled" || workshop.status === "cancelled") return <BookAgain booking={booking} />;
  if (started) {
    return (
      <p>
        {status === "confirmed" &&
          !workshop.ended &&
          "The workshop has begun, so it cannot be cancelled here. "}
        Something to tell us? Write to <TeamEmail site={site} />.
      </p>
    );
  }
  const waiting = status === "waiting";
  const next = workshop.waiting > 0 ? "someone who is waiting" : "someone else";
  const giver = goesBackTo(booking);
  return (
    <>
      <h2>{status === "confirmed" ? "Cannot come?" : "No longer want a place?"}</h2>
      <p>
        {waiting
          ? "You can leave the list at any time."
          : `Tell us, and ${giver ? `${giver} has it back` : `${next} can have your place`}.`}
      </p>
      <Form action={`/booking/${token}`}>
        <div class="buttons">
          <Button kind="secondary" name="step" value="ask">
            {waiting ? "Leave the waiting list" : "Cancel my place"}
          </Button>
        </div>
      </Form>
    </>
  );
}

/** The way on from a booking that has come to its end. */
function BookAgain({ booking: { endedAs, handedBack, workshop } }: { booking: Booking }) {
  if (handedBack) {
    return (
      <p>
        No email? <a href="/my-bookings">Ask for the link to all your bookings</a>
      </p>
    );
  }
  if (!isBookable(workshop) || endedAs === "moved") {
    return (
      <p>
        <a href="/workshops/">See the other workshops</a>
      </p>
    );
  }
  return (
    <p>
      Still want to come, or again?{" "}
      <a href={`/book/${workshop.slug}`}>
        {workshop.status === "full" ? "Join the waiting list" : "See whether there is a place"}
      </a>
    </p>
  );
}
