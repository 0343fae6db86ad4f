import type { ComponentChildren } from "preact";
import { ButtonLink } from "../../components/Button.tsx";
import type { Site } from "../../server/site.ts";
import type { Booking } from "../booking.ts";
import { bookingSummary, bookingTitle, lapsedAfterCallOff, placeInLine } from "../booking-words.ts";
import { BookingFrame } from "../BookingFrame.tsx";
import { referenceRow } from "../Reference.tsx";
import { WorkshopFacts } from "../WorkshopFacts.tsx";

type Over = { site: Site; booking: Booking };
type Leading = Over & { bookingPath: string | null };

/** The place is taken; pressing again or coming back leads here too. */
export function TakenPage({ site, booking, bookingPath }: Leading) {
  const { workshop, reference } = booking;
  return (
    <BookingFrame site={site} title="The place is yours" workshop={workshop}>
      <p>
        We look forward to meeting you. We have emailed you all you need: the days, what you need for your
        calendar, and the link to your booking.
      </p>
      {bookingPath && <SeeBooking path={bookingPath} />}
      <WorkshopFacts workshop={workshop} mine coming first={[referenceRow(reference)]} />
    </BookingFrame>
  );
}

/** The place was passed on. */
export function PassedPage({ site, booking }: Over) {
  return (
    <Ended site={site} booking={booking} again="Changed your mind?">
      {bookingSummary(booking)}
    </Ended>
  );
}

/** The time is over: what happened, and the one link back into the line. */
export function LapsedPage({ site, booking }: Over) {
  return (
    <BookingFrame site={site} title="This offer has run out" workshop={booking.workshop}>
      <p>
        {booking.followsCancelledWorkshop
          ? lapsedAfterCallOff
          : "We held the place for as long as we could and did not hear from you, so it goes to whoever is next. You are no longer on the waiting list."}
      </p>
      <Again booking={booking} question="Still want to come?" />
    </BookingFrame>
  );
}

/** Somebody else was first; whoever reads this still waits. */
export function GonePage({ site, booking, bookingPath }: Leading) {
  return (
    <BookingFrame site={site} title="The place has gone" workshop={booking.workshop}>
      <p>
        Somebody else who was waiting took it first. You are still on the waiting list:{" "}
        {lowerFirst(placeInLine(booking.position))} If another place comes free before the workshop starts, we
        email you again.
      </p>
      {bookingPath && <SeeBooking path={bookingPath} />}
    </BookingFrame>
  );
}

/** Too late for anybody. */
export function StartedPage({ site, booking }: Over) {
  return (
    <BookingFrame site={site} title="The workshop has begun" workshop={booking.workshop}>
      <p>A place on it can no longer be taken here. We are sorry that it did not work out this time.</p>
      <OtherWorkshops />
    </BookingFrame>
  );
}

/** The workshop will not take place. */
export function CalledOffPage({ site, booking }: Over) {
  return (
    <BookingFrame site={site} title="This workshop is cancelled" workshop={booking.workshop}>
      <p>
        It will not take place, so there is no place to take. We are sorry. Where there is room on another
        date, you have an email about it.
      </p>
      <OtherWorkshops />
    </BookingFrame>
  );
}

/** The booking came to its end in another way: it was cancelled, moved or handed over. */
export function BookingEndedPage({ site, booking }: Over) {
  return (
    <Ended site={site} booking={booking} again="Still want to come, or again?">
      {bookingSummary(booking)}
    </Ended>
  );
}

function Ended({ site, booking, again, children }: Over & { again: string; children: ComponentChildren }) {
  return (
    <BookingFrame site={site} title={bookingTitle(booking)} workshop={booking.workshop}>
      <p>{children}</p>
      <Again booking={booking} question={again} />
    </BookingFrame>
  );
}

function Again({ booking, question }: { booking: Booking; question: string }) {
  const { workshop, followsCancelledWorkshop } = booking;
  const joining = followsCancelledWorkshop ? "Join the waiting list" : "Join the waiting list again";
  if (workshop.status !== "open" && workshop.status !== "full") return <OtherWorkshops />;
  return (
    <>
      <p>{question}</p>
      <p class="buttons">
        <ButtonLink href={`/book/${workshop.slug}`}>
          {workshop.status === "full" ? joining : "Book a place"}
        </ButtonLink>
      </p>
    </>
  );
}

function SeeBooking({ path }: { path: string }) {
  return (
    <p class="buttons">
      <ButtonLink href={path}>See your booking</ButtonLink>
    </p>
  );
}

function OtherWorkshops() {
  return (
    <p>
      <a href="/workshops/">See the other workshops</a>
    </p>
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
