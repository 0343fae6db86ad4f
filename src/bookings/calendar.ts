import { bookingDayUid, calendarFile, publishedDay, type CalendarDay } from "../server/calendar.ts";
import type { CalendarFile } from "../server/mail/email.ts";
import type { Site } from "../server/site.ts";
import { daysCalledOff } from "../workshops/workshop.ts";
import type { Booking } from "./booking.ts";

export type CalendarTools = { site: Site; siteUrl: string; now: Date };

type Day = Booking["workshop"]["days"][number];

/** One day of a booking as a calendar file: an entry to put in, or to take out where the booking is cancelled. */
export function dayFile(
  booking: Booking,
  day: Day,
  method: CalendarFile["method"],
  { site, siteUrl, now }: CalendarTools,
): CalendarFile {
  const { person } = booking;
  return {
    filename: filenameOf(booking, day),
    method,
    content: calendarFile({
      ...dayEntry(booking, day, siteUrl),
      method,
      // It rises at every change, so that of two files the newer one counts.
      sequence: booking.version,
      organiser: organiserOf(site),
      attendee: { name: person.name, email: person.email },
      stamp: now,
    }),
  };
}

/** The same entry as a file behind the booking's link, which may have been forwarded: it names nobody. */
export function fetchedDayFile(
  booking: Booking,
  day: Day,
  { site, siteUrl, now }: CalendarTools,
): Pick<CalendarFile, "filename" | "content"> {
  return {
    filename: filenameOf(booking, day),
    content: publishedDay({
      ...dayEntry(booking, day, siteUrl),
      cancelled: booking.status === "cancelled",
      sequence: booking.version,
      organiser: organiserOf(site),
      stamp: now,
    }),
  };
}

function filenameOf({ workshop: { slug, days } }: Booking, { day }: Day): string {
  return days.length > 1 ? `${slug}-day-${day}.ics` : `${slug}.ics`;
}

const organiserOf = (site: Site) => ({ name: site.team, email: site.emails.team.value });

/** What a calendar shows of one day of a booking. The UID is the same in an invitation and in a subscribed calendar. */
export function dayEntry(
  { id, workshop, reference }: Booking,
  { day, date, starts, ends }: Day,
  siteUrl: string,
): Omit<CalendarDay, "sequence" | "stamp"> {
  const several = workshop.days.length > 1;
  return {
    uid: bookingDayUid(id, day, siteUrl),
    date,
    starts,
    ends,
    summary: several ? `${workshop.title}, day ${day} of ${workshop.days.length}` : workshop.title,
    location: workshop.venue,
    description: `Your booking reference is ${reference}. To cancel, use the link in our email to you.`,
    // Calendars are shared with colleagues, so the entry holds no link that could cancel the place.
    url: `${siteUrl}/workshops/${workshop.slug}/`,
  };
}

/**
 * All days of a booking, a file for each: the components of one invitation would have to share one UID. What takes out
 * the days that there are no longer goes along every time, since the email that should have done it may be lost.
 */
export function dayFiles(
  booking: Booking,
  method: CalendarFile["method"],
  tools: CalendarTools,
): CalendarFile[] {
  return [
    ...daysOf(booking).map((day) => dayFile(booking, day, method, tools)),
    ...booking.droppedDays.map((day) => ({
      ...dayFile(booking, day, "CANCEL", tools),
      // The workshop has fewer days now, and its own files may be called the same.
      filename: `${booking.workshop.slug}-day-${day.day}-dropped.ics`,
    })),
  ];
}

/** The days that a booking's email is about: where the rest was called off, what took place stays in the calendar. */
function daysOf({ endedAs, workshop }: Booking): readonly Day[] {
  return endedAs === "workshop-cancelled" ? daysCalledOff(workshop) : workshop.days;
}
