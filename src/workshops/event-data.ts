import { wholeAddress } from "./site-address.ts";
import type { Workshop } from "./workshop.ts";

type EventSite = { council: string; url?: string | undefined };

/** A workshop in the words of schema.org, so that a search engine can show its days and its venue. */
export function eventData(workshop: Workshop, site: EventSite, description: string): object {
  const timed = workshop.phase === null;
  const url = wholeAddress(site, `/workshops/${workshop.slug}/`).href;
  // Where it meets online is for those who have a place: everybody else is sent to this page.
  const location = workshop.isOnline
    ? { "@type": "VirtualLocation", url }
    : { "@type": "Place", name: workshop.venue, address: workshop.venue };
  const days = workshop.days.map((day) => ({
    "@type": "EducationEvent",
    name: `${workshop.title}, day ${day.day}`,
    // Times without an offset are those of the place, as schema.org has it; the printed programme gave none.
    startDate: timed ? `${day.date}T${day.starts}` : day.date,
    endDate: timed ? `${day.date}T${day.ends}` : day.date,
    location,
  }));
  return {
    "@context": "https://schema.org",
    "@type": "EducationEvent",
    name: workshop.title,
    description,
    url,
    inLanguage: "en-GB",
    startDate: timed ? workshop.startsAt : workshop.days[0]?.date,
    endDate: timed ? workshop.endsAt : workshop.days.at(-1)?.date,
    eventStatus: `https://schema.org/${workshop.status === "cancelled" ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: `https://schema.org/${workshop.isOnline ? "Online" : "Offline"}EventAttendanceMode`,
    location,
    organizer: { "@type": "GovernmentOrganization", name: site.council },
    maximumAttendeeCapacity: workshop.capacity,
    ...(days.length > 1 && { subEvent: days }),
  };
}
