import { publicCalendar } from "../server/calendar.ts";
import { wholeAddress } from "./site-address.ts";
import type { Workshop } from "./workshop.ts";

type CalendarSite = { name: string; url?: string | undefined };

/** Every workshop whose times are known, as a calendar to subscribe to: one event for each day. */
export function workshopCalendar(props: {
  site: CalendarSite;
  workshops: readonly Workshop[];
  checkedAt: string;
}): string {
  const { site, workshops, checkedAt } = props;
  // The printed programme of the past cohorts gave days without times.
  const timed = workshops.filter((workshop) => workshop.phase === null);
  return publicCalendar({
    name: `${site.name}: workshops`,
    description: "Workshops on restorative practice. Book your place on the page that each entry links to.",
    days: timed.flatMap((workshop) => daysOf(workshop, site, new Date(checkedAt))),
  });
}

function daysOf(workshop: Workshop, site: CalendarSite, stamp: Date) {
  const address = wholeAddress(site, `/workshops/${workshop.slug}/`);
  const cancelled = workshop.status === "cancelled";
  const many = workshop.days.length > 1;
  return workshop.days.map(({ day, date, starts, ends }) => ({
    uid: `${workshop.slug}-day${day}@${address.hostname}`,
    // Rises with every new date or venue: a program takes no older entry for a newer one.
    sequence: workshop.version - (cancelled ? 0 : 1),
    date,
    starts,
    ends,
    summary: [workshop.isSample ? "Sample: " : "", workshop.title, many ? ` (day ${day})` : ""].join(""),
    location: workshop.venue,
    description: `Book a place: ${address.href}`,
    url: address.href,
    stamp,
    cancelled,
  }));
}
