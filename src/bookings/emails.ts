import type { EmailTemplates } from "../server/mail/outbox.ts";
import {
  bookingTemplate as template,
  button,
  calendarEntries,
  close,
  facts,
  filesFor,
  hello,
  howToCancel,
  sentence,
  takenOut,
  titleAndDays,
} from "./email-parts.ts";

/** Every email about a booking. They greet by name and repeat nothing else that was typed into the form. */
export const bookingEmails: EmailTemplates = {
  booked: template((booking, tools) => ({
    subject: `Your place is booked: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence("Your place is booked. We look forward to meeting you."),
      facts(booking),
      ...calendarEntries(booking, tools),
      ...howToCancel(tools),
      ...close(tools),
    ],
    attachments: filesFor(booking, "REQUEST", tools),
  })),

  waiting: template((booking, tools) => ({
    subject: `You are on the waiting list: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence("This workshop is full, and you are on its waiting list."),
      facts(booking),
      sentence(
        "When someone cancels, their place goes to the first person in line. When that is you, the place is yours at once and we email you to say so. Until then there is nothing you need to do.",
      ),
      sentence("If you no longer want a place, leave the list, so that others move up."),
      button("See your place in line, or leave the list", tools.bookingUrl),
      ...close(tools),
    ],
  })),

  promoted: template((booking, tools) => ({
    subject: `You now have a place: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence("A place came free, you were first in line, and it is now yours."),
      facts(booking),
      ...calendarEntries(booking, tools),
      ...howToCancel(tools),
      ...close(tools),
    ],
    attachments: filesFor(booking, "REQUEST", tools),
  })),

  "already-booked": template((booking, tools) => ({
    subject: `Your details for: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        booking.status === "waiting"
          ? "Someone, probably you, has just tried to book this workshop with your email address. You are on its waiting list already, so nothing has changed."
          : "Someone, probably you, has just tried to book this workshop with your email address. You have a place already, so nothing has changed.",
      ),
      facts(booking),
      button("See or cancel your booking", tools.bookingUrl),
      sentence(
        "If that was not you, there is nothing you need to do. Whoever it was has not seen your booking.",
      ),
      ...close(tools),
    ],
  })),

  cancelled: template((booking, tools) => ({
    subject: `Cancelled: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        booking.hadPlace
          ? "Your place is cancelled, as you asked. Thank you for telling us: someone else can have it now."
          : "You are no longer on the waiting list, as you asked.",
      ),
      facts(booking),
      ...(booking.hadPlace ? takenOut(booking, tools) : []),
      sentence("Changed your mind? You can book again for as long as booking is open."),
      button("See whether there is a place", `${tools.siteUrl}/book/${booking.workshop.slug}`),
      sentence(
        `If you did not cancel, somebody else has used the link in your email. Write to us at ${tools.site.emails.team.value}.`,
      ),
      ...close(tools),
    ],
    attachments: booking.hadPlace ? filesFor(booking, "CANCEL", tools) : [],
  })),
};
