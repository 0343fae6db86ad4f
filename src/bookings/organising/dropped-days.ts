import { z } from "zod";
import type { CalendarFile } from "../../server/mail/email.ts";
import type { Booking } from "../booking.ts";
import { dayFile } from "../calendar.ts";
import type { BookingTools } from "../email-parts.ts";

const clockTime = z.string().regex(/^\d{2}:\d{2}$/);

const context = z.object({
  dropped_days: z.array(
    z.object({ day: z.int().positive(), date: z.iso.date(), starts: clockTime, ends: clockTime }),
  ),
});

/** What takes days that there are no longer out of a calendar; they stand in the email's context. */
export function droppedDayFiles(booking: Booking, given: unknown, tools: BookingTools): CalendarFile[] {
  if (!tools.carriesFiles) return [];
  return context.parse(given).dropped_days.map((day) => ({
    ...dayFile(booking, day, "CANCEL", tools),
    // The workshop has fewer days now, and its own files may be called the same.
    filename: `${booking.workshop.slug}-day-${day.day}-dropped.ics`,
  }));
}
