import { formatMoment } from "../components/dates.ts";
import type { EmailTemplates } from "../server/mail/outbox.ts";
import { isBookable } from "../workshops/workshop.ts";
import type { Booking } from "./booking.ts";
import { filesFor, takenOut } from "./email-calendar.ts";
import {
  bookingTemplate as template,
  button,
  close,
  facts,
  fromElsewhere,
  fromWhom,
  hello,
  otherDates,
  placeEmail,
  sentence,
  titleAndDays,
} from "./email-parts.ts";

/** Every email about getting a booking and losing it. They greet by name and repeat nothing else that was typed. */
export const bookingEmails: EmailTemplates = {
  booked: template((booking, tools) =>
    placeEmail(booking, tools, {
      subject: "Your place is booked",
      why: [...fromWhom(booking), sentence("Your place is booked. We look forward to meeting you.")],
      more: fromElsewhere(booking, tools),
    }),
  ),

  hold: template((booking, tools) => ({
    subject: `Press one button to keep your place: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      ...fromWhom(booking),
      sentence(
        `${weKeep(booking)} for you${booking.heldUntil ? ` until ${formatMoment(booking.heldUntil)}` : ""}. It counts when you press the one button behind this link.`,
      ),
      button(`Confirm my ${booking.status === "held" ? "place" : "place in line"}`, tools.bookingUrl),
      facts(booking),
      sentence(
        `If nobody presses it in time, it goes ${booking.handedBy ? `back to ${booking.handedBy}` : "to the next person"}. We ask because this email is not from a partner that we know: it keeps made-up bookings from taking people's places.`,
      ),
      sentence("If you did not book, there is nothing you need to do. Nothing counts until it is pressed."),
      ...fromElsewhere(booking, tools),
      ...close(tools),
    ],
  })),

  "hold-lapsed": template((booking, tools) => ({
    subject: `Not confirmed in time: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        "We held a place for you, or a place in line, and the button behind the link in our email was not pressed in time. Nothing is held for you any more.",
      ),
      ...(booking.handedBy ? [sentence(`The place has gone back to ${booking.handedBy}.`)] : []),
      facts(booking),
      ...(isBookable(booking.workshop)
        ? [
            sentence("Still want to come? Book once more, and press the button in the email that follows."),
            button("See whether there is a place", `${tools.siteUrl}/book/${booking.workshop.slug}`),
          ]
        : otherDates(tools)),
      ...close(tools),
    ],
  })),

  waiting: template((booking, tools) => ({
    subject: `You are on the waiting list: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      ...fromWhom(booking),
      sentence(
        booking.together
          ? "There are too few places for all of your group, so you are on the waiting list together."
          : booking.followsCancelledWorkshop
            ? "The workshop that you had signed up for is cancelled. This is another date of the same course. You have another offer to answer first, so you are in line here: when you have answered it, we hold a place for you."
            : "This workshop is full, and you are on its waiting list.",
      ),
      facts(booking),
      sentence(
        booking.together
          ? "Your group wants its places together or not at all. When there is room for all of you, whoever booked it gets an email and decides for everyone. Until then others may be offered a place before you."
          : "When a place comes free and it is your turn, we hold it for you and email you a link. You then have up to 48 hours to take it, and less when the workshop is near. In the last 24 hours we tell everyone who waits, and the first to take the place has it.",
      ),
      sentence("Until then there is nothing you need to do."),
      sentence("If you no longer want a place, leave the list, so that others move up."),
      button("See your place in line, or leave the list", tools.bookingUrl),
      ...fromElsewhere(booking, tools),
      ...close(tools),
    ],
  })),

  "already-booked": template((booking, tools) => ({
    subject: `Your details for: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        `Someone, probably you, has just tried to book this workshop with your email address. ${standing(booking)}`,
      ),
      facts(booking),
      button(booking.heldUntil ? "Confirm your booking" : "See or cancel your booking", tools.bookingUrl),
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
          : "You have cancelled, as you asked: no place and no place in line is held for you any more.",
      ),
      facts(booking),
      ...(booking.hadPlace ? takenOut(booking, tools) : []),
      ...(isBookable(booking.workshop)
        ? [
            sentence("Changed your mind? You can book again for as long as booking is open."),
            button("See whether there is a place", `${tools.siteUrl}/book/${booking.workshop.slug}`),
          ]
        : otherDates(tools)),
      sentence("If you did not cancel, somebody else has used the link in your email. Please tell us."),
      ...close(tools),
    ],
    attachments: booking.hadPlace ? filesFor(booking, "CANCEL", tools) : [],
  })),
};

function weKeep({ status }: Pick<Booking, "status">): string {
  return status === "held" ? "We hold a place" : "We keep a number in line";
}

function standing({ status, heldUntil }: Booking): string {
  if (heldUntil) {
    return `${weKeep({ status })} for you already, until ${formatMoment(heldUntil)}. It counts when you press the button behind this link.`;
  }
  switch (status) {
    case "waiting":
      return "You are on its waiting list already, so nothing has changed.";
    case "offered":
      return "We are holding a place for you already, and you can take it or pass it on.";
    case "held":
    case "confirmed":
      return "You have a place already, so nothing has changed.";
    case "cancelled":
      return "Your booking has been cancelled since.";
  }
}
