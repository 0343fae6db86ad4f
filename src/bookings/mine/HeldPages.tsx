import { Button, ButtonLink } from "../../components/Button.tsx";
import { dayOf, formatDay } from "../../components/dates.ts";
import { Form } from "../../components/Form.tsx";
import { Notice } from "../../components/Notice.tsx";
import { SummaryList, type SummaryRow } from "../../components/SummaryList.tsx";
import type { Site } from "../../server/site.ts";
import { BookingFrame, TeamEmail } from "../BookingFrame.tsx";
import type { Held } from "./my-bookings.ts";

type HeldPageProps = {
  site: Site;
  held: Held;
  /** The courses that someone wants to hear of, by their titles. */
  courses: readonly string[];
  token: string;
};

/** All that is held about someone, in words, with a copy to take away and the way to have it erased. */
export function HeldPage({ site, held, courses, token }: HeldPageProps) {
  return (
    <BookingFrame site={site} title="What we hold about you">
      <p class="lead">
        This is the short form; the copy below holds everything. The page works for 15 minutes, counted from
        our email.
      </p>
      <SummaryList rows={rows(held, courses)} />
      {held.bookings.length > 0 && <BookedWith bookings={held.bookings} />}
      {held.champion && <AsChampion champion={held.champion} />}
      <h2>Take a copy</h2>
      <p>
        The copy holds all of it, with the days of your attendance and what you told us that you need. It is a
        text file that programs can read too.
      </p>
      <p class="buttons">
        <ButtonLink kind="secondary" href={`/my-bookings/${token}/what-we-hold.json`}>
          Download a copy
        </ButtonLink>
      </p>
      <h2>Something wrong?</h2>
      <p>
        Change a name, an email or what you need on the page of the booking itself:{" "}
        <a href="/my-bookings">ask for the link to your bookings</a>. For anything else write to{" "}
        <TeamEmail site={site} />.
      </p>
      <h2>Stop old links</h2>
      <p>
        Have you passed on an email from us, or the address of your calendar? Stop every link to all your
        bookings, to this page, to your calendar and to teams that you have booked. The links to single
        bookings go on working.
      </p>
      <Form action={`/my-bookings/${token}`}>
        <div class="buttons">
          <Button kind="secondary" name="step" value="renew">
            Stop old links
          </Button>
        </div>
      </Form>
      <h2>Have it erased</h2>
      <p>We first show you what goes and what stays.</p>
      <p>
        <a href={`/my-bookings/${token}/erase`}>Erase what you hold about me</a>
      </p>
      <p>
        <a href="/privacy/">Why we keep things, and for how long</a>
      </p>
    </BookingFrame>
  );
}

function rows(held: Held, courses: readonly string[]): SummaryRow[] {
  const { bookings, parties, emails, changes } = held;
  const needs = bookings.filter(({ hasNeeds }) => hasNeeds).length;
  const marks = bookings.reduce((sum, booking) => sum + booking.marks, 0);
  return [
    { label: "Email address", value: held.email },
    { label: "Bookings", value: bookings.length === 0 ? "None" : `${bookings.length}, listed below` },
    ...(needs > 0
      ? [
          {
            label: "What you need in order to take part",
            value: `Kept for ${count(needs, "booking", "bookings")}. It is in the copy, and not shown here.`,
          },
        ]
      : []),
    ...(marks > 0
      ? [{ label: "Attendance", value: `A mark for ${count(marks, "day", "days")}, in the copy` }]
      : []),
    ...(parties > 0
      ? [
          {
            label: "Booked for colleagues",
            value: `Your name and email, with ${count(parties, "group", "groups")} that you booked`,
          },
        ]
      : []),
    ...(courses.length > 0 ? [{ label: "Courses you want to hear of", value: courses.join(", ") }] : []),
    {
      label: "Emails",
      value: `A note of ${count(emails, "email", "emails")}: which kind, when, and whether it was sent. Not the text.`,
    },
    {
      label: "Record of changes",
      value: `${count(changes, "line", "lines")}: what changed and when. It holds numbers and no names.`,
    },
  ];
}

function BookedWith({ bookings }: Pick<Held, "bookings">) {
  return (
    <>
      <h2>What you told us for each booking</h2>
      <ul>
        {bookings.map(({ workshop, startsAt, details }) => (
          <li>
            <strong>
              {workshop}, {formatDay(dayOf(startsAt))}:
            </strong>{" "}
            {[details.name, details.organisation, details.role, details.team].filter(Boolean).join(", ")}
          </li>
        ))}
      </ul>
    </>
  );
}

function AsChampion({ champion }: { champion: NonNullable<Held["champion"]> }) {
  const { name, organisation, why, listed, status } = champion;
  return (
    <>
      <h2>As a champion</h2>
      <SummaryList
        rows={[
          { label: "Standing", value: standings[status] ?? status },
          { label: "Name", value: name },
          { label: "Organisation", value: organisation },
          { label: "Why you joined", value: <span class="as-typed">{why}</span> },
          { label: "In the list of champions", value: listed ? "Yes, as you agreed" : "No" },
        ]}
      />
    </>
  );
}

const standings: Record<string, string> = {
  pending: "Asked to join, not confirmed yet",
  confirmed: "Champion",
  left: "Has left",
};

export type ErasePageProps = { site: Site; held: Held; now: Date; token: string };

/** Says what goes and what stays, before anything is erased. */
export function ErasePage({ site, held, now, token }: ErasePageProps) {
  const givenUp = toGiveUp(held, now);
  return (
    <BookingFrame site={site} title="Erase what we hold about you?">
      {givenUp.length > 0 && (
        <Notice kind="warning" title="You give up your places to come">
          <ul>
            {givenUp.map((what) => (
              <li>{what}</li>
            ))}
          </ul>
          <p>
            They go to whoever is waiting. We can then send nothing to your calendar any more, so take the
            entries out by hand.
          </p>
        </Notice>
      )}
      <h2>What goes</h2>
      <ul>
        <li>your email address, your name, and everything else that you typed</li>
        <li>what you told us that you need</li>
        {held.champion && <li>your place among the champions</li>}
        {held.parties > 0 && (
          <li>your name on what you booked for colleagues. They keep their places, and their own links</li>
        )}
        {held.courses.length > 0 && <li>your wish to hear of new dates</li>}
      </ul>
      <h2>What stays</h2>
      <p>
        The count: that somebody had a place, and on which days somebody came, also of a workshop that is
        still going on. And the record of changes. Both hold numbers only, and nothing leads from them to you.
      </p>
      <p>
        This cannot be undone, and we cannot send you an email about it: we no longer have your address. The
        links in our earlier emails stop working.
      </p>
      <Form action={`/my-bookings/${token}/erase`}>
        <div class="buttons">
          <Button>Yes, erase everything about me</Button>
        </div>
      </Form>
      <p>
        <a href={`/my-bookings/${token}`}>No, keep it</a>
      </p>
    </BookingFrame>
  );
}

/** What of the days to come is given up: whole workshops, what is left of one that has begun, days to make up. */
function toGiveUp({ bookings }: Held, now: Date): string[] {
  return bookings.flatMap(({ workshop, open, startsAt, lastDayStartsAt, makesUp }) => [
    ...(open && lastDayStartsAt > now
      ? [
          startsAt > now
            ? `${workshop}, ${formatDay(dayOf(startsAt))}`
            : `${workshop}: the days still to come, until ${formatDay(dayOf(lastDayStartsAt))}`,
        ]
      : []),
    ...makesUp
      .filter((day) => day > now)
      .map((day) => `${workshop}: the day that you make up on ${formatDay(dayOf(day))}`),
  ]);
}

/** What someone sees who has just been erased. The page can be opened at any time, so it claims nothing. */
export function ErasedPage({ site }: { site: Site }) {
  return (
    <BookingFrame site={site} title="Erasing what we hold about you">
      <p class="lead">If you have just pressed the button, we hold nothing any more that names you.</p>
      <p>
        Places that you had on days to come are given up, also on a workshop that had begun. On which of its
        days somebody came stays as a number. If days to come stand in a calendar, please take the entries out
        by hand.
      </p>
      <p>
        Emails that we sent you before are still in your own mailbox, and for a time with the company that
        delivers them: <a href="/privacy/">the privacy notice</a> says how long. You can book again at any
        time.
      </p>
      <p>
        <a href="/workshops/">See the workshops</a>
      </p>
    </BookingFrame>
  );
}

/** What someone sees who has stopped the links that were sent before. */
export function RenewedPage({ site }: { site: Site }) {
  return (
    <BookingFrame site={site} title="Stopping old links">
      <p class="lead">
        If you have just pressed the button, no link to all your bookings, to what we hold about you, to your
        calendar or to teams that you have booked works any more.
      </p>
      <p>
        Your bookings are as they were. <a href="/my-bookings">Ask for a new link</a> whenever you like: it
        leads to your teams too. Then add the new calendar in place of the old one.
      </p>
    </BookingFrame>
  );
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
