import { formatMoment } from "../../components/dates.ts";
import type { Block } from "../../server/mail/email.ts";
import type { EmailTemplates } from "../../server/mail/outbox.ts";
import type { Booking } from "../booking.ts";
import { filesFor, takenOut } from "../email-calendar.ts";
import {
  bookingTemplate as template,
  button,
  close,
  facts,
  fromElsewhere,
  fromWhom,
  hello,
  placeEmail,
  sentence,
  titleAndDays,
} from "../email-parts.ts";
import { emailChangeEmails } from "./email-change-emails.ts";
import { inCalendar, inCalendarFiles, notYou } from "./email-words.ts";

/** The emails about a booking that was handed over, moved or corrected. */
export const changingEmails: EmailTemplates = {
  "handed-over": template((booking, tools) => ({
    subject: `Handed over: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        "You have given your place to a colleague, who has an email of their own. Thank you: no place is lost.",
      ),
      ...ifNotPressed(booking),
      facts(booking),
      ...takenOut(booking, tools),
      sentence("If you had told us about access or dietary needs, we have deleted that."),
      notYou,
      ...close(tools),
    ],
    attachments: filesFor(booking, "CANCEL", tools),
  })),

  "handed-to-you": template((given, tools) => {
    // Whoever gave it may have been erased since.
    const booking = { ...given, handedBy: given.handedBy ?? "A colleague" };
    return placeEmail(booking, tools, {
      subject: "A colleague has given you their place",
      why: [...fromWhom(booking), sentence("It is yours, and there is nothing to confirm.")],
      more: fromElsewhere(booking, tools),
    });
  }),

  "handed-back": template((booking, tools) =>
    placeEmail(booking, tools, {
      subject: "Your place is yours again",
      why: [
        sentence(
          "You had given this place to a colleague. It has come back to you, because the button in our email to them was not pressed in time, or because they cannot come.",
        ),
      ],
      more: [
        sentence(
          "You can give it to somebody else, with the link above. If you had told us about access or dietary needs, please tell us again: we had deleted that.",
        ),
      ],
    }),
  ),

  "moved-away": template((booking, tools) => ({
    subject: `You have moved from: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        "You have moved to another date of this course, and this place is given up. Another email has everything about your new one.",
      ),
      facts(booking),
      ...takenOut(booking, tools),
      notYou,
      ...close(tools),
    ],
    attachments: filesFor(booking, "CANCEL", tools),
  })),

  "moved-here": template((booking, tools) =>
    placeEmail(booking, tools, {
      subject: "You have moved to",
      why: [
        sentence("Your place on this date is booked, with a new reference. We look forward to meeting you."),
      ],
    }),
  ),

  "details-changed": template((booking, tools) => ({
    subject: `Your name is corrected: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence("This is the name on your booking now. Nothing else has changed."),
      facts(booking),
      ...inCalendar(booking, tools),
      button("See your booking", tools.bookingUrl),
      notYou,
      ...close(tools),
    ],
    attachments: inCalendarFiles(booking, tools),
  })),

  ...emailChangeEmails,
};

/** A place that is not the colleague's yet may come back. */
function ifNotPressed({ handedOnUntil }: Booking): Block[] {
  if (!handedOnUntil) return [];
  return [
    sentence(
      `We do not know your colleague's email address, so they have until ${formatMoment(handedOnUntil)} to press the button in our email. If nobody does, the place comes back to you and we email you, as long as the workshop has not begun.`,
    ),
  ];
}
