import { formatDay, formatDays, formatHours } from "../components/dates.ts";
import { button, close, sentence } from "../server/mail/blocks.ts";
import type { Block, CalendarFile, Email } from "../server/mail/email.ts";
import type { EmailTemplate, TemplateTools } from "../server/mail/outbox.ts";
import { bookingPath } from "./booking-link.ts";
import type { Booking } from "./booking.ts";
import { dayFiles } from "./calendar.ts";
import { readBooking } from "./store.ts";

// What the emails about bookings are made of, so that all of them greet, explain and end in one way.
export { button, close, sentence };

export type BookingTools = TemplateTools & { bookingUrl: string };
type WriteEmail = (booking: Booking, tools: BookingTools) => Email;

/** A template that reads its booking from the context and makes the link to it. */
export function bookingTemplate(write: WriteEmail): EmailTemplate {
  return (context: unknown, tools: TemplateTools): Email => {
    const booking = readBooking(context);
    return write(booking, { ...tools, bookingUrl: `${tools.siteUrl}${bookingPath(tools.links, booking)}` });
  };
}

/** For who came to a place without being asked what they need; why we ask stands with it. */
export const askNeeds = sentence(
  "On the page of your booking you can also tell us about access and dietary needs, so that the room and the food are right for you.",
);

/** The way on where this workshop takes no bookings any more. */
export function otherDates({ siteUrl }: Pick<TemplateTools, "siteUrl">): Block[] {
  return [
    sentence("Booking for this date has closed. There may be another date of the same course."),
    button("See the workshops that are coming", `${siteUrl}/workshops/`),
  ];
}

/** The greeting. */
export function hello({ person }: { person: { name: string } }): Block {
  return sentence(`Hello ${person.name},`);
}

/** Which workshop, in a subject. */
export function titleAndDays({ workshop }: Pick<Booking, "workshop">): string {
  return `${workshop.title}, ${formatDays(workshop.days.map((day) => day.date))}`;
}

/** The workshop as rows: what, when and where. */
export function workshopFacts({ title, days, venue }: Booking["workshop"]): [label: string, value: string][] {
  return [
    ["Workshop", title],
    ...days.map((day): [string, string] => [
      days.length > 1 ? `Day ${day.day}` : "Day",
      `${formatDay(day.date)}, ${formatHours(day.starts, day.ends)}`,
    ]),
    ["Venue", venue],
  ];
}

/** The workshop and the booking as rows. */
export function facts({ workshop, reference, status, position }: Booking): Block {
  return {
    kind: "facts",
    rows: [
      ...workshopFacts(workshop),
      ["Reference", reference],
      ...(status === "waiting" && position !== null ? [["Place in line", String(position)] as const] : []),
    ],
  };
}

/** The joining instructions and the link of an online workshop, where there are any: only for who has a place. */
export function howToJoin({ joining }: Pick<Booking, "joining">): Block[] {
  const lines = joining?.text.split("\n").filter((line) => line.trim() !== "") ?? [];
  return [
    ...(lines.length > 0 ? [sentence("Before you come:"), ...lines.map(sentence)] : []),
    ...(joining?.onlineLink
      ? [
          button("Join the workshop online", joining.onlineLink),
          sentence("Please do not pass this link on: it is for those who have a place."),
        ]
      : []),
  ];
}

/** What to do about one's calendar, for who has a place. */
export function calendarEntries({ workshop }: Booking, { carriesFiles, bookingUrl }: BookingTools): Block[] {
  const several = workshop.days.length > 1;
  if (carriesFiles) {
    return [
      sentence(
        several
          ? "With this email come entries for your calendar, one for each day."
          : "With this email comes an entry for your calendar.",
      ),
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
export function takenOut({ workshop }: Booking, { carriesFiles }: BookingTools): Block[] {
  if (carriesFiles) return [sentence("This email also takes the workshop out of your calendar.")];
  return [
    sentence(
      workshop.days.length > 1
        ? "If you added the days to your calendar, please take them out yourself."
        : "If you added the day to your calendar, please take it out yourself.",
    ),
  ];
}

/** The way to the booking, for who cannot come. */
export function howToCancel({ bookingUrl }: BookingTools): Block[] {
  return [
    sentence(
      "If you cannot come, please cancel as soon as you know. Someone who is waiting is then offered your place.",
    ),
    button("See, change or cancel your booking", bookingUrl),
  ];
}

type NewPlace = { subject: string; why: Block[]; more?: Block[] };

/** The email to whoever has a place from now on: why, when and where, how to join, and entries for a calendar. */
export function placeEmail(
  booking: Booking,
  tools: BookingTools,
  { subject, why, more = [] }: NewPlace,
): Email {
  return {
    subject: `${subject}: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      ...why,
      facts(booking),
      ...howToJoin(booking),
      ...calendarEntries(booking, tools),
      ...howToCancel(tools),
      ...more,
      ...close(tools),
    ],
    attachments: filesFor(booking, "REQUEST", tools),
  };
}

/** A calendar file for each day, where the transport carries files. */
export function filesFor(
  booking: Booking,
  method: CalendarFile["method"],
  tools: BookingTools,
): CalendarFile[] {
  return tools.carriesFiles ? dayFiles(booking, method, tools) : [];
}
