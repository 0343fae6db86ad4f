import { z } from "zod";
import { formatDay, formatHours, formatTimeOf } from "../../components/dates.ts";
import type { Block, Email } from "../../server/mail/email.ts";
import type { EmailTemplates, TemplateTools } from "../../server/mail/outbox.ts";
import type { Booking } from "../booking.ts";
import {
  bookingTemplate as template,
  button,
  calendarEntries,
  close,
  facts,
  filesFor,
  hello,
  howToCancel,
  howToJoin,
  sentence,
  takenOut,
  titleAndDays,
  type BookingTools,
} from "../email-parts.ts";
import { readEmailChange } from "./store.ts";

/** The emails about a booking that was handed over, moved or corrected. */
export const changingEmails: EmailTemplates = {
  "handed-over": template((booking, tools) => ({
    subject: `Handed over: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        "You have given your place to a colleague, who has an email of their own. Thank you: no place is lost.",
      ),
      facts(booking),
      ...takenOut(booking, tools),
      sentence("If you had told us about access or dietary needs, we have deleted that."),
      ...notYou(tools),
      ...close(tools),
    ],
    attachments: filesFor(booking, "CANCEL", tools),
  })),

  "handed-to-you": handedToYou,

  "moved-away": template((booking, tools) => ({
    subject: `You have moved from: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        "You have moved to another date of this course, and this place is given up. Another email has everything about your new one.",
      ),
      facts(booking),
      ...takenOut(booking, tools),
      ...notYou(tools),
      ...close(tools),
    ],
    attachments: filesFor(booking, "CANCEL", tools),
  })),

  "moved-here": template((booking, tools) => ({
    subject: `You have moved to: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence("Your place on this date is booked, with a new reference. We look forward to meeting you."),
      facts(booking),
      ...howToJoin(booking),
      ...calendarEntries(booking, tools),
      ...howToCancel(tools),
      ...close(tools),
    ],
    attachments: filesFor(booking, "REQUEST", tools),
  })),

  "details-changed": template((booking, tools) => ({
    subject: `Your name is corrected: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence("This is the name on your booking now. Nothing else has changed."),
      facts(booking),
      ...inCalendar(booking, tools),
      button("See your booking", tools.bookingUrl),
      ...notYou(tools),
      ...close(tools),
    ],
    attachments: inCalendarFiles(booking, tools),
  })),

  "email-changed": template((booking, tools) => ({
    subject: `We now write to you here: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        "Everything about your booking comes to this email address from now on. Links in our earlier emails no longer work; the one below does.",
      ),
      facts(booking),
      ...(booking.offer ? [sentence("A place is on offer to you: your booking's page leads to it.")] : []),
      button("See your booking", tools.bookingUrl),
      ...howToJoin(booking),
      ...inCalendar(booking, tools),
      ...close(tools),
    ],
    attachments: inCalendarFiles(booking, tools),
  })),

  // It holds no link: the booking belongs to the holder of another email now.
  "email-left": template((booking, tools) => ({
    subject: `We now write to another address: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        "You asked us to write about this booking to another email address, and you have confirmed that one. This is our last email here about it.",
      ),
      facts(booking),
      ...(booking.hadPlace ? takenOut(booking, tools) : []),
      sentence(
        `If that was not you, somebody else has used the link in your email. Write to us at ${tools.site.emails.team.value}.`,
      ),
      ...close(tools),
    ],
    // Newer than what is in the old calendar, and older than what goes to the new one: they may be the same.
    attachments: booking.hadPlace
      ? filesFor({ ...booking, version: booking.version - 1 }, "CANCEL", tools)
      : [],
  })),

  "confirm-email": confirmEmail,
};

const giver = z.object({ handed_by: z.string().nullable() });

function handedToYou(context: unknown, given: TemplateTools): Email {
  const { handed_by: name } = giver.parse(context);
  const write = template((booking, tools) => ({
    subject: `A colleague has given you their place: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        `${name ?? "A colleague"} cannot come to this workshop and has given the place to you. It is yours, and there is nothing to confirm.`,
      ),
      facts(booking),
      ...howToJoin(booking),
      ...calendarEntries(booking, tools),
      sentence(
        "On the page of your booking you can tell us about access and dietary needs, so that the room and the food are right for you.",
      ),
      ...howToCancel(tools),
      ...close(tools),
    ],
    attachments: filesFor(booking, "REQUEST", tools),
  }));
  return write(context, given);
}

/** It goes to an address that may have been typed wrongly, so it names nobody and shows no reference. */
function confirmEmail(context: unknown, tools: TemplateTools): Email {
  const { id, createdAt, workshop } = readEmailChange(context);
  const expiresAt = new Date(createdAt.getTime() + 15 * 60_000);
  const token = tools.links.sign({ id, purpose: "email-change", version: 1, expiresAt });
  return {
    subject: `Shall we write to you here? ${titleAndDays({ workshop })}`,
    blocks: [
      sentence("Hello,"),
      sentence(
        "Someone, probably you, asked us to write to this email address about a booking. If that was you, press the button behind the link.",
      ),
      button("Use this email address", `${tools.siteUrl}/booking/email/${token}`),
      sentence(`The link works once, until ${formatTimeOf(expiresAt)} today.`),
      {
        kind: "facts",
        rows: [
          ["Workshop", workshop.title] as const,
          ...workshop.days.map(
            (day) => ["Day", `${formatDay(day.date)}, ${formatHours(day.starts, day.ends)}`] as const,
          ),
        ],
      },
      sentence("If it was not you, there is nothing you need to do. Nothing changes."),
      ...close(tools),
    ],
  };
}

function notYou({ site }: BookingTools): Block[] {
  return [
    sentence(
      `If that was not you, somebody else has used the link in your email. Write to us at ${site.emails.team.value}.`,
    ),
  ];
}

/** Who only waits has no entries to bring up to date, and nobody needs one for a day that is over. */
function inCalendar(booking: Booking, tools: BookingTools): Block[] {
  return keepsEntries(booking) ? calendarEntries(booking, tools) : [];
}

function inCalendarFiles(booking: Booking, tools: BookingTools) {
  return keepsEntries(booking) ? filesFor(booking, "REQUEST", tools) : [];
}

function keepsEntries({ hadPlace, workshop }: Booking): boolean {
  return hadPlace && !workshop.ended;
}
