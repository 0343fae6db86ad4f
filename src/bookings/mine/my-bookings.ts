import type { Workshop } from "../../workshops/workshop.ts";
import type { Booking } from "../booking.ts";

/** Who a link to one's own belongs to. */
type Holder = { id: string; linkVersion: number };

/** People whom someone has booked together. */
export type MyParty = {
  id: string;
  reference: string;
  linkVersion: number;
  linkExpiresAt: Date;
  workshop: Workshop;
  people: number;
};

/** All that is somebody's own, by first day: bookings, those for colleagues, courses that they want to hear of. */
export type MyBookings = Holder & {
  email: string;
  bookings: Booking[];
  parties: MyParty[];
  interest: { id: string; course: string }[];
};

/** A place that somebody has, or has lost, with the days that they make up and the moment of its last change. */
export type CalendarBooking = { booking: Booking; changedAt: Date };

export type MyCalendar = Holder & { bookings: CalendarBooking[] };

/** What the page of one's data needs to know of all that is held; the copy to take away holds the whole. */
export type Held = {
  email: string;
  bookings: {
    workshop: string;
    startsAt: Date;
    lastDayStartsAt: Date;
    /** Confirmed, or still open in another way. */
    open: boolean;
    /** When days begin that make up for missed ones, as far as they are agreed and not marked. */
    makesUp: Date[];
    details: { name: string; organisation: string; role: string; team: string };
    hasNeeds: boolean;
    marks: number;
  }[];
  parties: number;
  courses: string[];
  champion: { status: string; name: string; organisation: string; why: string; listed: boolean } | null;
  emails: number;
  changes: number;
};

/** All that is held about someone, as it is kept, for them to take away; and what the page says of it. */
export type AllHeld = Holder & { held: Held; copy: unknown };
