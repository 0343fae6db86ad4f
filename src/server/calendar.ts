import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  escape,
} from "ical-generator";
import type { ICalCalendar, ICalEventData } from "ical-generator";
import { DateTime } from "luxon";
import { tzlib_get_ical_block } from "timezones-ical-library";
import { zone } from "../components/dates.ts";
import { site } from "./site.ts";

/** One day in a calendar, with wall times in London. */
export type CalendarDay = {
  uid: string;
  /** Rises with every change of the same day: calendars ignore what is older than what they hold. */
  sequence: number;
  /** "2026-12-08" */
  date: string;
  /** "09:30" */
  starts: string;
  /** "16:00" */
  ends: string;
  summary: string;
  location: string;
  description: string;
  url: string;
  /** When this description of the day was made. */
  stamp: Date;
};

type Person = { name: string; email: string };

/** A day in someone's own calendar: put there, or taken out again. */
export type Invitation = CalendarDay & {
  method: "REQUEST" | "CANCEL";
  organiser: Person;
  attendee: Person;
};

/** A day in the calendar that anyone may subscribe to. */
export type PublicDay = CalendarDay & { cancelled: boolean };

export type PublicCalendar = { name: string; description: string; days: readonly PublicDay[] };

/** The UID of one day of a booking: the same for as long as the booking lives. */
export function bookingDayUid(bookingId: string, day: number, siteUrl: string): string {
  return `${bookingId}-day${day}@${new URL(siteUrl).hostname}`;
}

/** The file that puts one day into someone's calendar, or takes it out. */
export function calendarFile({ method, organiser, attendee, ...day }: Invitation): string {
  const calendar = emptyCalendar(ICalCalendarMethod[method]);
  calendar.createEvent({
    ...eventData(day, method === "CANCEL"),
    organizer: { name: quotable(organiser.name), email: organiser.email },
    attendees: [
      {
        name: quotable(attendee.name),
        email: attendee.email,
        role: ICalAttendeeRole.REQ,
        // The place was booked, so there is nothing left to answer.
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      },
    ],
  });
  return written(calendar);
}

/**
 * One day as a file to fetch and put into a calendar by hand, or to mark there as off. Links get forwarded, so it names
 * nobody who comes, as RFC 5546 (3.2.1) asks of what is published.
 */
export function publishedDay({ cancelled, organiser, ...day }: PublicDay & { organiser: Person }): string {
  const calendar = emptyCalendar(ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    ...eventData(day, cancelled),
    organizer: { name: quotable(organiser.name), email: organiser.email },
  });
  return written(calendar);
}

/** The calendar of all days that anyone may subscribe to. */
export function publicCalendar({ name, description, days }: PublicCalendar): string {
  const calendar = emptyCalendar(ICalCalendarMethod.PUBLISH);
  calendar.name(escape(name, false));
  calendar.description(escape(description, false));
  calendar.ttl(60 * 60);
  for (const { cancelled, ...day } of days) calendar.createEvent(eventData(day, cancelled));
  return written(calendar);
}

function emptyCalendar(method: ICalCalendarMethod): ICalCalendar {
  return ical({
    prodId: `//${site.name}//Workshops//EN`,
    method,
    scale: "GREGORIAN",
    timezone: { name: null, generator: zoneBlock },
  });
}

function eventData(day: CalendarDay, cancelled: boolean): ICalEventData {
  return {
    id: day.uid,
    sequence: day.sequence,
    stamp: day.stamp,
    start: moment(day.date, day.starts),
    end: moment(day.date, day.ends),
    timezone: zone,
    summary: day.summary,
    location: day.location,
    description: day.description,
    url: day.url,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  };
}

function moment(date: string, time: string): DateTime {
  const value = DateTime.fromISO(`${date}T${time.slice(0, 5)}`, { zone });
  if (!value.isValid) throw new RangeError(`Not a day and a time: ${date} ${time}`);
  return value;
}

function zoneBlock(name: string): string | null {
  return [tzlib_get_ical_block(name)].flat()[0] ?? null;
}

/** A name as it may stand between quotation marks, where the format has no escape for them. */
function quotable(name: string): string {
  return name
    .replace(/["“”]/g, "'")
    .replace(/[\\\p{Cc}]/gu, " ")
    .trim();
}

/** The format ends every line, the last too. */
function written(calendar: ICalCalendar): string {
  return `${calendar.toString()}\r\n`;
}
