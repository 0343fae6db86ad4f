import ICAL from "ical.js";
import { attachmentText, type CaughtEmail } from "../support/mailbox.ts";

export type Entry = {
  method: string;
  uid: string;
  sequence: number;
  status: string;
  starts: string;
  ends: string;
  zone: string;
  attendee: string;
};

/** The calendar files of an email as a calendar program reads them: one entry a file. */
export function entriesOf(email: CaughtEmail): Promise<Entry[]> {
  const files = (email.attachments ?? []).filter((file) => file.fileName.endsWith(".ics"));
  return Promise.all(
    files.map(async (file) => {
      const calendar = new ICAL.Component(ICAL.parse(await attachmentText(email, file)));
      const [component, ...more] = calendar.getAllSubcomponents("vevent");
      if (!component || more.length > 0) throw new Error(`${file.fileName} does not hold one entry`);
      const event = new ICAL.Event(component);
      return {
        method: String(calendar.getFirstPropertyValue("method")),
        uid: event.uid,
        sequence: event.sequence,
        status: String(component.getFirstPropertyValue("status")),
        starts: event.startDate.toString(),
        ends: event.endDate.toString(),
        zone: String(component.getFirstProperty("dtstart")?.getFirstParameter("tzid")),
        attendee: String(component.getFirstPropertyValue("attendee")),
      };
    }),
  );
}
