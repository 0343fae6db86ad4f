import type { Block, CalendarFile } from "../../server/mail/email.ts";
import type { Booking } from "../booking.ts";
import { calendarEntries, filesFor } from "../email-calendar.ts";
import { sentence, type BookingTools } from "../email-parts.ts";

/** For who reads of a change that somebody else has made. */
export const notYou = sentence(
  "If that was not you, somebody else has used the link in your email. Please tell us.",
);

/** What to do about the entries that a change brings up to date. */
export function inCalendar(
  booking: Booking,
  tools: BookingTools,
  files = inCalendarFiles(booking, tools),
): Block[] {
  return keepsEntries(booking) ? calendarEntries(booking, tools, files) : [];
}

/** The entries that a change brings up to date. */
export function inCalendarFiles(booking: Booking, tools: BookingTools): CalendarFile[] {
  return keepsEntries(booking) ? filesFor(booking, "REQUEST", tools) : [];
}

/** Who only waits has no entries yet, and nobody needs one for a day that is over. */
function keepsEntries({ hadPlace, workshop }: Booking): boolean {
  return hadPlace && !workshop.ended;
}
