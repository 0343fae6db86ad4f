import { publicCalendar, type PublicDay } from "../../server/calendar.ts";
import type { Services } from "../../server/services.ts";
import { site } from "../../server/site.ts";
import { daysCalledOff } from "../../workshops/workshop.ts";
import { dayEntry } from "../calendar.ts";
import { makeUpEntry } from "../register/make-up-file.ts";
import type { CalendarBooking } from "./my-bookings.ts";
import { mineStore } from "./store.ts";

type World = Pick<Services, "database" | "links" | "now" | "settings">;

/**
 * The calendar of a person, for a program that comes by for it every few hours; null where the link leads to none.
 * Its entries have the UIDs and sequences of the invitations that were emailed, so that a program that knows both
 * can tell that they are one.
 */
export async function openMyCalendar({ database, links, now, settings }: World, token: string) {
  const read = links.read(token);
  if (!read.ok || read.purpose !== "calendar") return null;
  const mine = await mineStore(database).showCalendar(read.id);
  if (!mine) return null;
  const link = links.verify(token, { purpose: "calendar", version: mine.linkVersion, now: now() });
  if (link !== "valid") return null;
  return publicCalendar({
    name: `My workshops (${site.name})`,
    description: `The workshops that you have booked with the ${site.team}.`,
    days: mine.bookings.flatMap((booking) => daysOf(booking, settings.siteUrl)),
  });
}

function daysOf({ booking, changedAt }: CalendarBooking, siteUrl: string): PublicDay[] {
  const { endedAs, status, workshop } = booking;
  const lost = status === "cancelled";
  // Where the rest was called off, what took place stays.
  const lostDays = endedAs === "workshop-cancelled" ? daysCalledOff(workshop) : lost ? workshop.days : [];
  return [
    ...workshop.days.map((day) => ({
      ...dayEntry(booking, day, siteUrl),
      cancelled: lostDays.includes(day),
    })),
    ...booking.makeUps.map((day) => ({
      ...makeUpEntry(booking, day, siteUrl),
      cancelled: lost || day.cancelled,
    })),
    // The stamp is the same for as long as nothing changes, so that programs see no change where there is none.
  ].map((entry) => ({ ...entry, sequence: booking.version, stamp: changedAt }));
}
