import { Button } from "../components/Button.tsx";
import { Form } from "../components/Form.tsx";
import { formatDay } from "../components/dates.ts";
import type { Site } from "../server/site.ts";
import type { Booking } from "./booking.ts";
import { BookingFrame, TeamEmail } from "./BookingFrame.tsx";
import { WorkshopFacts } from "./WorkshopFacts.tsx";

export type BookingPageProps = { site: Site; booking: Booking; token: string };

/**
 * A booking, for whoever holds its link. Links get forwarded, so of the person it shows the name alone.
 * Mail programs open links by themselves, so opening it changes nothing.
 */
export function BookingPage({ site, booking, token }: BookingPageProps) {
  const { status, person, reference, workshop } = booking;
  return (
    <BookingFrame site={site} title={titles[status]} workshop={workshop}>
      <p>{summary(booking)}</p>
      <WorkshopFacts
        workshop={workshop}
        mine={status === "confirmed"}
        first={[
          { label: "Booked for", value: person.name },
          { label: "Reference", value: reference },
        ]}
      />
      {status === "confirmed" && <CalendarLinks booking={booking} token={token} />}
      <Cancel site={site} booking={booking} token={token} />
    </BookingFrame>
  );
}

const titles: Record<Booking["status"], string> = {
  held: "Your place is held",
  confirmed: "Your booking",
  waiting: "Your place in line",
  offered: "A place is held for you",
  cancelled: "This booking is cancelled",
};

function summary({ status, position, workshop }: Booking): string {
  if (status === "cancelled")
    return "Nothing is held for you on this workshop any more. We have emailed you to confirm it.";
  if (workshop.ended) return "This workshop has taken place.";
  if (workshop.status === "cancelled") return "This workshop is cancelled and will not take place.";
  if (status === "confirmed") return "You have a place. We look forward to meeting you.";
  const line = position === 1 ? "You are first in line." : `You are number ${position} in line.`;
  return `${line} When a place comes free and it is your turn, it is yours at once and we email you.`;
}

function CalendarLinks({ booking, token }: { booking: Booking; token: string }) {
  return (
    <>
      <h2>Put it in your calendar</h2>
      <ul>
        {booking.workshop.days.map((day) => (
          <li>
            <a href={`/booking/${token}/${day.day}.ics`}>
              {formatDay(day.date)} <span class="hidden-words">as a calendar file</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        An entry that you add here does not change by itself. If we write that something has moved, add it
        again.
      </p>
    </>
  );
}

function Cancel({ site, booking, token }: BookingPageProps) {
  if (booking.status === "cancelled") {
    return (
      <p>
        Changed your mind? <a href={`/book/${booking.workshop.slug}`}>See whether there is a place</a>.
      </p>
    );
  }
  if (booking.started) {
    return (
      <p>
        The workshop has begun, so it cannot be cancelled here. Something to tell us? Write to{" "}
        <TeamEmail site={site} />.
      </p>
    );
  }
  const waiting = booking.status === "waiting";
  return (
    <>
      <h2>{waiting ? "No longer want a place?" : "Cannot come?"}</h2>
      <p>
        {waiting
          ? "You can leave the list at any time."
          : "Tell us, and someone who is waiting gets your place."}
      </p>
      <Form action={`/booking/${token}`}>
        <Button kind="secondary" name="step" value="ask">
          {waiting ? "Leave the waiting list" : "Cancel my place"}
        </Button>
      </Form>
    </>
  );
}
