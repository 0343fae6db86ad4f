import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { bookingDayUid, calendarFile, publicCalendar } from "../../../src/server/calendar.ts";
import type { CalendarDay, Invitation, PublicDay } from "../../../src/server/calendar.ts";

const day: CalendarDay = {
  uid: "0190d7a2-52cb-4e11-8a37-2b1f6d3c9e55-day1@restorative.test",
  sequence: 2,
  date: "2026-12-08",
  starts: "09:30",
  ends: "16:00",
  summary: "Restorative circles, day 1; introduction",
  location: "Room 1, Example House",
  description: "Day 1 of 3.\nBring nothing; lunch, tea \\ water are there.",
  url: "https://restorative.test/booking/token",
  stamp: new Date("2026-09-01T09:00:00Z"),
};

const invitation: Invitation = {
  ...day,
  method: "REQUEST",
  organiser: { name: "Dudley Council", email: "team@restorative.test" },
  attendee: { name: "Ann O’Neill", email: "ann@school.example" },
};

/** Reads a file with another program than wrote it. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  const events = calendar.getAllSubcomponents("vevent");
  const zone = calendar.getFirstSubcomponent("vtimezone");
  if (zone) ICAL.TimezoneService.register(zone);
  const [vevent] = events;
  return { calendar, zone, events, event: vevent ? new ICAL.Event(vevent) : undefined, vevent };
}

const utc = (time: ICAL.Time | undefined) => time?.toJSDate().toISOString();

describe("an invitation to one day", () => {
  it("says what it is: one event, a request, with who asks and who comes", () => {
    const { calendar, events, event, vevent } = read(calendarFile(invitation));
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    expect(events).toHaveLength(1);
    expect(event?.uid).toBe(invitation.uid);
    expect(event?.sequence).toBe(2);
    expect(event?.organizer).toBe("mailto:team@restorative.test");
    expect(String(vevent?.getFirstPropertyValue("attendee")).toLowerCase()).toBe("mailto:ann@school.example");
    expect(vevent?.getFirstProperty("attendee")?.getParameter("cn")).toBe("Ann O’Neill");
    expect(vevent?.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(vevent?.getFirstPropertyValue("url")).toBe(invitation.url);
    expect(utc(vevent?.getFirstPropertyValue("dtstamp") as ICAL.Time)).toBe("2026-09-01T09:00:00.000Z");
  });

  it("keeps its words whole: commas, semicolons, line breaks and all", () => {
    const { event } = read(calendarFile(invitation));
    expect(event?.summary).toBe(invitation.summary);
    expect(event?.location).toBe(invitation.location);
    expect(event?.description).toBe(invitation.description);
  });

  it("asks for no answer, since the place is booked", () => {
    const attendee = read(calendarFile(invitation)).vevent?.getFirstProperty("attendee");
    expect(attendee?.getParameter("partstat")).toBe("ACCEPTED");
    expect(attendee?.getParameter("rsvp")).toBe("FALSE");
  });

  it.each([
    { date: "2026-03-27", begins: "2026-03-27T09:30:00.000Z", when: "the Friday before clocks go forward" },
    { date: "2026-03-29", begins: "2026-03-29T08:30:00.000Z", when: "the Sunday that they go forward" },
    { date: "2026-03-30", begins: "2026-03-30T08:30:00.000Z", when: "the Monday after" },
    { date: "2026-10-23", begins: "2026-10-23T08:30:00.000Z", when: "the Friday before clocks go back" },
    { date: "2026-10-25", begins: "2026-10-25T09:30:00.000Z", when: "the Sunday that they go back" },
    { date: "2026-10-26", begins: "2026-10-26T09:30:00.000Z", when: "the Monday after" },
  ])("is at half past nine by the clock in Dudley on $when", ({ date, begins }) => {
    const { event, zone } = read(calendarFile({ ...invitation, date }));
    expect(zone?.getFirstPropertyValue("tzid")).toBe("Europe/London");
    expect(event?.startDate.zone.tzid).toBe("Europe/London");
    expect(event?.startDate.hour).toBe(9);
    expect(event?.startDate.minute).toBe(30);
    expect(utc(event?.startDate)).toBe(begins);
    expect(event?.endDate.hour).toBe(16);
  });

  it("is called off under the same UID, with a later number", () => {
    const { calendar, event, vevent } = read(calendarFile({ ...invitation, method: "CANCEL", sequence: 3 }));
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(vevent?.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(event?.uid).toBe(invitation.uid);
    expect(event?.sequence).toBe(3);
  });

  it("has lines of 75 bytes at most, each ended as the format asks", () => {
    const long = "Größe, Ruhe und Würde – ".repeat(20);
    const content = calendarFile({ ...invitation, description: long });
    expect(content.endsWith("END:VCALENDAR\r\n")).toBe(true);
    const lines = content.split("\r\n");
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
    expect(read(content).event?.description).toBe(long);
  });

  it("is one event with one attendee whatever name was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (typed) => {
        const name = `${typed}"\r\nATTENDEE:mailto:evil@example.org`;
        const { events, vevent } = read(
          calendarFile({ ...invitation, attendee: { ...invitation.attendee, name } }),
        );
        expect(events).toHaveLength(1);
        expect(vevent?.getAllProperties("attendee")).toHaveLength(1);
        expect(String(vevent?.getFirstPropertyValue("attendee")).toLowerCase()).toBe(
          "mailto:ann@school.example",
        );
      }),
    );
  });

  it("refuses a day that is none", () => {
    expect(() => calendarFile({ ...invitation, date: "2026-06-31" })).toThrow("Not a day");
  });
});

describe("the UID of a booking's day", () => {
  it("is the booking's and the day's, at the site's host", () => {
    expect(bookingDayUid("abc", 2, "https://restorative.test")).toBe("abc-day2@restorative.test");
  });
});

describe("the calendar that anyone may subscribe to", () => {
  const days: PublicDay[] = [
    { ...day, cancelled: false },
    { ...day, uid: "circles-day2@restorative.test", date: "2026-12-09", cancelled: true },
  ];
  const content = publicCalendar({ name: "Workshops, all", description: "Every workshop", days });

  it("publishes every day, and says which are cancelled", () => {
    const { calendar, events } = read(content);
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(content).toContain("\r\nX-WR-CALNAME:Workshops\\, all\r\n");
    expect(events.map((event) => event.getFirstPropertyValue("status"))).toEqual(["CONFIRMED", "CANCELLED"]);
    expect(calendar.getAllSubcomponents("vtimezone")).toHaveLength(1);
  });

  it("names nobody", () => {
    expect(content).not.toMatch(/ATTENDEE|ORGANIZER/);
  });

  it("is a calendar even while there are no workshops", () => {
    expect(
      read(publicCalendar({ name: "Workshops", description: "None yet", days: [] })).events,
    ).toHaveLength(0);
  });
});
