import { formatDay } from "../components/dates.ts";
import { button, sentence } from "../server/mail/blocks.ts";
import type { Block, CalendarFile } from "../server/mail/email.ts";
import type { TemplateTools } from "../server/mail/outbox.ts";
import type { Booking } from "./booking.ts";
import { dayFiles } from "./calendar.ts";

// What emails about bookings bring for a calendar, and say of it.

/** What a template of a booking may use. */
export type BookingTools = TemplateTools & { bookingUrl: string };

/** What to do with calendar files where there are several: a calendar program acts by itself upon a single one only. */
export function openEach(files: readonly CalendarFile[], what: string): Block {
  return sentence(`With this email come ${files.length} calendar files. Open each of them to ${what}.`);
}

/** The calendar that somebody can subscribe to: it needs no files, and follows every change. */
export function ownCalendar({ siteUrl }: BookingTools): Block[] {
  return [
    sentence(
      "You can also have your calendar follow your bookings by itself. Ask for the link to all of them:",
    ),
    button("Find your bookings", `${siteUrl}/my-bookings`),
  ];
}

/** What to do about one's calendar, for who has a place. */
export function calendarEntries(
  booking: Booking,
  tools: BookingTools,
  files = filesFor(booking, "REQUEST", tools),
): Block[] {
  return [...entriesOf(booking, tools, files), ...ownCalendar(tools)];
}

function entriesOf(
  { workshop }: Booking,
  { carriesFiles, bookingUrl }: BookingTools,
  files: readonly CalendarFile[],
): Block[] {
  if (carriesFiles) {
    return [
      files.length > 1
        ? openEach(files, "put its day in your calendar")
        : sentence("With this email comes an entry for your calendar."),
    ];
  }
  return [
    ...workshop.days.map((day) =>
      button(`Add ${formatDay(day.date)} to your calendar`, `${bookingUrl}/${day.day}.ics`),
    ),
    sentence(
      "An entry that you add in this way does not change by itself. If we write that something has moved, add it again.",
    ),
  ];
}

/** What becomes of the calendar's entries when the place is gone. */
export function takenOut(
  booking: Booking,
  tools: BookingTools,
  files = filesFor(booking, "CANCEL", tools),
): Block[] {
  if (files.length > 1) return [openEach(files, "take its day out of your calendar")];
  if (tools.carriesFiles) return [sentence("This email also takes the workshop out of your calendar.")];
  return [
    sentence(
      booking.workshop.days.length > 1
        ? "If you added the days to your calendar, please take them out yourself."
        : "If you added the day to your calendar, please take it out yourself.",
    ),
  ];
}

/** A calendar file for each day, where the transport carries files. */
export function filesFor(
  booking: Booking,
  method: CalendarFile["method"],
  tools: BookingTools,
): CalendarFile[] {
  return tools.carriesFiles ? dayFiles(booking, method, tools) : [];
}
