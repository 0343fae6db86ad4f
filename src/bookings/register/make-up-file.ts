import { calendarFile } from "../../server/calendar.ts";
import type { CalendarFile } from "../../server/mail/email.ts";
import type { Booking } from "../booking.ts";
import type { CalendarTools } from "../calendar.ts";
import type { MakeUp } from "./make-up.ts";

/** The day that makes up for a missed one, as a calendar file: to put in, or to take out where it is not to be. */
export function makeUpFile(
  { id, version, reference, person }: Booking,
  day: MakeUp,
  { site, siteUrl, now }: CalendarTools,
): CalendarFile {
  const method = day.cancelled ? "CANCEL" : "REQUEST";
  return {
    filename: `${day.slug}-make-up.ics`,
    method,
    content: calendarFile({
      method,
      // The same for as long as this day is missed, wherever it is made up.
      uid: `${id}-make-up${day.missedDay}@${new URL(siteUrl).hostname}`,
      sequence: version,
      date: day.date,
      starts: day.starts,
      ends: day.ends,
      summary: `${day.title}, to make up for day ${day.missedDay}`,
      location: day.venue,
      description: `Your booking reference is ${reference}.`,
      url: `${siteUrl}/workshops/${day.slug}/`,
      organiser: { name: site.team, email: site.emails.team.value },
      attendee: { name: person.name, email: person.email },
      stamp: now,
    }),
  };
}
