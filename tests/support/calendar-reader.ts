import ICAL from "ical.js";
import type { Message } from "../../src/server/mail/mailer.ts";

/** One calendar file as another program than its writer reads it. */
export type ReadFile = {
  method: string;
  uid: string;
  sequence: number;
  status: string;
  /** The first moment and the last, in UTC, by the time zone that the file itself brings. */
  begins: string;
  ends: string;
  summary: string;
  location: string;
  zone: string;
  organiser: string;
  attendee: string;
  attendeeName: string;
};

/** Reads a file that must hold one event and its own time zone. */
export function readFile(content: string): ReadFile {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  const [vevent, ...more] = calendar.getAllSubcomponents("vevent");
  const zones = calendar.getAllSubcomponents("vtimezone");
  const [zone] = zones;
  if (!vevent || more.length > 0 || !zone || zones.length > 1) {
    throw new Error("A file holds one event and one time zone");
  }
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(zone);
  const event = new ICAL.Event(vevent);
  const [attendee] = vevent.getAllProperties("attendee");
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: event.uid,
    sequence: event.sequence,
    status: String(vevent.getFirstPropertyValue("status")),
    begins: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    location: event.location,
    zone: event.startDate.zone.tzid,
    organiser: event.organizer,
    attendee: String(attendee?.getFirstValue()).toLowerCase(),
    attendeeName: String(attendee?.getParameter("cn")),
  };
}

/** The files that went to someone, in the order in which they were sent. */
export function filesTo(sent: readonly Message[], email: string): ReadFile[] {
  return sent
    .filter(({ to }) => to === email)
    .flatMap((message) => (message.email.attachments ?? []).map(({ content }) => readFile(content)));
}

/**
 * What a calendar shows in the end that got these files in this order. It ignores what is older than what it holds,
 * and keeps in mind what was taken out of it.
 */
export function calendarOf(files: readonly ReadFile[]): ReadFile[] {
  const entries = new Map<string, ReadFile>();
  for (const file of files) {
    if (file.sequence >= (entries.get(file.uid)?.sequence ?? 0)) entries.set(file.uid, file);
  }
  return [...entries.values()].filter(({ method }) => method === "REQUEST");
}
