import { Button } from "../../components/Button.tsx";
import { formatDays, formatHours } from "../../components/dates.ts";
import { FollowCalendar } from "../../components/FollowCalendar.tsx";
import { Form } from "../../components/Form.tsx";
import { SummaryList } from "../../components/SummaryList.tsx";
import type { Site } from "../../server/site.ts";
import type { Booking } from "../booking.ts";
import { bookingSummary, bookingTitle } from "../booking-words.ts";
import { BookingFrame } from "../BookingFrame.tsx";
import { referenceRow } from "../Reference.tsx";
import type { MyParty } from "./my-bookings.ts";

/** A booking with where its own page is, and where its offered place can be taken; null where there is neither. */
export type ListedBooking = { booking: Booking; path: string | null; offerPath: string | null };
export type ListedParty = { party: MyParty; path: string | null };
export type ListedInterest = { course: string; offPath: string };

export type MyBookingsPageProps = {
  site: Site;
  email: string;
  bookings: readonly ListedBooking[];
  parties: readonly ListedParty[];
  interest: readonly ListedInterest[];
  /** Where a calendar program finds the days. */
  calendarUrl: string;
  token: string;
};

/** All bookings of whoever holds the link: what is to come first, then what is over. */
export function MyBookingsPage(props: MyBookingsPageProps) {
  const { site, email, bookings, parties, interest, calendarUrl, token } = props;
  const toCome = bookings.filter(({ booking }) => isToCome(booking));
  const over = bookings.filter(({ booking }) => !isToCome(booking)).reverse();
  return (
    <BookingFrame site={site} title="Your bookings">
      {bookings.some(({ booking }) => booking.workshop.isSample) && (
        <p>
          <strong>Sample dates.</strong> Some of these workshops are made up, so that you can try out booking.
        </p>
      )}
      <p class="lead">
        Everything that is booked with {email}. This page works for 24 hours. Please keep its link to
        yourself.
      </p>
      <h2>To come</h2>
      {toCome.length > 0 ? (
        <Bookings listed={toCome} />
      ) : (
        <p>
          You have no booking for a workshop to come. <a href="/workshops/">See the workshops</a>.
        </p>
      )}
      {parties.length > 0 && <Parties listed={parties} />}
      {bookings.some(({ booking }) => booking.hadPlace) && <InYourCalendar url={calendarUrl} />}
      {interest.length > 0 && <Interest listed={interest} />}
      {over.length > 0 && (
        <>
          <h2>Past and ended</h2>
          <Bookings listed={over} />
        </>
      )}
      <h2>What we hold about you</h2>
      <p>
        Read it, take a copy of it, or have it erased. Because links get forwarded, we send you a link of its
        own for this. It works for 15 minutes.
      </p>
      <Form action={`/my-bookings/${token}`}>
        <div class="buttons">
          <Button kind="secondary" name="step" value="data">
            Email me that link
          </Button>
        </div>
      </Form>
    </BookingFrame>
  );
}

function isToCome({ status, workshop }: Booking): boolean {
  return status !== "cancelled" && workshop.status !== "cancelled" && !workshop.ended;
}

function Bookings({ listed }: { listed: readonly ListedBooking[] }) {
  return (
    <ul class="my-bookings">
      {listed.map(({ booking, path, offerPath }) => (
        <li class="card">
          <h3>{booking.workshop.title}</h3>
          <p>{booking.status === "cancelled" ? `${bookingTitle(booking)}.` : bookingSummary(booking)}</p>
          <SummaryList rows={facts(booking)} />
          <p class="my-links">
            {offerPath && <a href={offerPath}>Take the place, or pass it on</a>}
            {path && (
              <a href={path}>
                {isToCome(booking) ? "See, change or cancel" : "See"}
                <span class="hidden-words">
                  {" "}
                  {booking.workshop.title}, {daysOf(booking)}
                </span>
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function facts(booking: Booking) {
  const { workshop, reference, person } = booking;
  const hours = new Set(workshop.days.map(({ starts, ends }) => formatHours(starts, ends)));
  return [
    { label: workshop.days.length === 1 ? "Day" : "Days", value: daysOf(booking) },
    // Where the days differ, the booking's own page lists them.
    ...(hours.size === 1 ? [{ label: "Time", value: [...hours].join() }] : []),
    { label: "Venue", value: workshop.venue },
    { label: "Name", value: person.name },
    referenceRow(reference),
  ];
}

function daysOf({ workshop }: Pick<Booking, "workshop">): string {
  return formatDays(workshop.days.map((day) => day.date));
}

function Parties({ listed }: { listed: readonly ListedParty[] }) {
  return (
    <>
      <h2>Booked for colleagues</h2>
      <ul class="my-bookings">
        {listed.map(({ party, path }) => (
          <li class="card">
            <h3>{party.workshop.title}</h3>
            <SummaryList
              rows={[
                { label: "Days", value: daysOf(party) },
                { label: "People", value: String(party.people) },
                referenceRow(party.reference),
              ]}
            />
            {path && (
              <p class="my-links">
                <a href={path}>See who has a place</a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function InYourCalendar({ url }: { url: string }) {
  return (
    <>
      <h2>In your calendar</h2>
      <FollowCalendar url={url} add="Add all my workshops to my calendar">
        , and they stay right by themselves. Your calendar looks for changes every few hours.
      </FollowCalendar>
      <p>
        Did you keep the entries that came with our emails? Some calendars then show a day twice. Remove one
        of the two.
      </p>
      <p>Whoever has the address can see your days, but can change nothing. It works for two years.</p>
    </>
  );
}

function Interest({ listed }: { listed: readonly ListedInterest[] }) {
  return (
    <>
      <h2>Courses you want to hear of</h2>
      <ul>
        {listed.map(({ course, offPath }) => (
          <li>
            {course}. <a href={offPath}>Take my email off</a>
            <span class="hidden-words"> the list for {course}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
