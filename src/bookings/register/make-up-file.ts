import { calendarFile, type CalendarDay } from "../../server/calendar.ts";
import type { CalendarFile } from "../../server/mail/email.ts";
import type { Booking } from "../booking.ts";
import type { CalendarTools } from "../calendar.ts";
import type { MakeUp } from "./make-up.ts";

/** The day that makes up for a missed one, as a calendar file: to put in, or to take out where it is not to be. */
export function makeUpFile(
  booking: Booking,
  day: MakeUp,
  { site, siteUrl, now }: CalendarTools,
): CalendarFile {
  const { version, person } = booking;
  const method = day.cancelled ? "CANCEL" : "REQUEST";
  return {
    filename: `${day.slug}-make-up.ics`,
    method,
    content: calendarFile({
      ...makeUpEntry(booking, day, siteUrl),
      method,
      sequence: version,
      organiser: { name: site.team, email: site.emails.team.value },
      attendee: { name: person.name, email: person.email },
      stamp: now,
    }),
  };
}

/** What a calendar shows of a day that makes up for a missed one. */
export function makeUpEntry(
  { id, reference }: Booking,
  { missedDay, date, starts, ends, title, venue, slug }: MakeUp,
  siteUrl: string,
): Omit<CalendarDay, "sequence" | "stamp"> {
  return {
    // The same for as long as this day is missed, wherever it is made up.
    uid: `${id}-make-up${missedDay}@${new URL(siteUrl).hostname}`,
    date,
    starts,
    ends,
    summary: `${title}, to make up for day ${missedDay}`,
    location: venue,
    description: `Your booking reference is ${reference}.`,
    url: `${siteUrl}/workshops/${slug}/`,
  };
}
