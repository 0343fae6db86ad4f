import { z } from "zod";
import { formatDay, formatDays, formatHours } from "../components/dates.ts";
import { button, close, sentence } from "../server/mail/blocks.ts";
import type { Block, Email } from "../server/mail/email.ts";
import type { EmailTemplate, TemplateTools } from "../server/mail/outbox.ts";
import { bookingPath } from "./booking-link.ts";
import type { Booking } from "./booking.ts";
import { calendarEntries, filesFor, type BookingTools } from "./email-calendar.ts";
import { venueFacts } from "./organising/venue.ts";
import { readBooking } from "./store.ts";

// What the emails about bookings are made of, so that all of them greet, explain and end in one way.
export { button, close, sentence };

export type { BookingTools };

type WriteEmail = (booking: Booking, tools: BookingTools) => Email;

/** Whether what an email takes out of a calendar can have been put there by an earlier one. */
const calendarRow = z.object({ invited: z.boolean().default(true) });

/** A template that reads its booking from the context and makes the link to it. */
export function bookingTemplate(write: WriteEmail): EmailTemplate {
  return (context: unknown, tools: TemplateTools): Email => {
    const booking = readBooking(context);
    return write(booking, {
      ...tools,
      carriesFiles: tools.carriesFiles && calendarRow.parse(context).invited,
      bookingUrl: `${tools.siteUrl}${bookingPath(tools.links, booking)}`,
    });
  };
}

/** For who came to a place without being asked what they need; why we ask stands with it. */
export const askNeeds = sentence(
  "On the page of your booking you can also tell us about access and dietary needs, so that the room and the food are right for you.",
);

/** Who is booked by somebody else, or is given a place, hears by whom before anything is asked of them. */
export function fromWhom({ bookedBy, handedBy, followsCancelledWorkshop }: Booking): Block[] {
  if (handedBy) return [sentence(`${handedBy} cannot come to this workshop and has given the place to you.`)];
  if (!bookedBy || followsCancelledWorkshop) return [];
  return [sentence(`${bookedBy} has booked this workshop for you, as one of a team.`)];
}

/** Whoever's details came from somebody else was not asked what they need, and is told what becomes of them. */
export function fromElsewhere({ bookedBy, handedBy }: Booking, { siteUrl }: BookingTools): Block[] {
  if (!bookedBy && !handedBy) return [];
  return [
    askNeeds,
    ...(handedBy
      ? [sentence(`${handedBy} gave us your name, your email, your organisation and your role.`)]
      : [
          sentence(
            "Whoever booked gave us your name, your email and your role, and sees whether you have a place.",
          ),
        ]),
    ...(handedBy && bookedBy
      ? [sentence(`${bookedBy}, who booked for the team, sees whether you have a place.`)]
      : []),
    button("How we look after your details", `${siteUrl}/privacy/`),
  ];
}

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
      days.length > 1 || day.day > 1 ? `Day ${day.day}` : "Day",
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

/** The way to the booking, for who cannot come: once the first day has begun, a place can no longer be given up there. */
export function howToCancel({ started }: Booking, { bookingUrl, site }: BookingTools): Block[] {
  if (started) {
    return [
      sentence(`If you cannot come, write to ${site.emails.team.value}.`),
      button("See your booking", bookingUrl),
    ];
  }
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
      ...venueFacts(booking),
      ...howToJoin(booking),
      ...calendarEntries(booking, tools),
      ...howToCancel(booking, tools),
      ...more,
      ...close(tools),
    ],
    attachments: filesFor(booking, "REQUEST", tools),
  };
}
