import { dayOf, formatMoment } from "../../components/dates.ts";
import type { Block, Email } from "../../server/mail/email.ts";
import type { EmailTemplates } from "../../server/mail/outbox.ts";
import { daysCalledOff, isRestCalledOff } from "../../workshops/workshop.ts";
import type { Booking } from "../booking.ts";
import { filesFor, openEach, ownCalendar, takenOut } from "../email-calendar.ts";
import {
  bookingTemplate,
  button,
  close,
  facts,
  hello,
  howToCancel,
  howToJoin,
  sentence,
  titleAndDays,
  type BookingTools,
} from "../email-parts.ts";
import { decidedForYou } from "../offers/emails.ts";
import { offerPath } from "../offers/offer-link.ts";
import { venueFacts } from "./venue.ts";
import { readEarlier, whatChanged } from "./what-changed.ts";

/** The emails that the organiser's doings and the calendar bring about. */
export const organisingEmails: EmailTemplates = {
  "workshop-changed": (context, given) =>
    bookingTemplate((booking, tools) => ({
      subject: `Please note the change: ${titleAndDays(booking)}`,
      blocks: [
        hello(booking),
        sentence("Something about this workshop has changed."),
        ...whatChanged(readEarlier(context), booking.workshop).map(sentence),
        sentence("This is how it is now:"),
        facts(booking),
        ...venueFacts(booking),
        ...whatItMeans(booking, tools),
        ...close(tools),
      ],
      attachments: booking.status === "confirmed" ? filesFor(booking, "REQUEST", tools) : [],
    }))(context, given),

  "workshop-cancelled": bookingTemplate(calledOff),

  joining: bookingTemplate((booking, tools) => ({
    subject: `How to join: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(
        "These are the joining instructions for your workshop. If you have had others from us, these count.",
      ),
      ...beingThere(booking, tools),
    ],
  })),

  "reminder-week": bookingTemplate((booking, tools) => ({
    subject: `Coming up: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence("Your workshop is coming up. We look forward to meeting you."),
      ...beingThere(booking, tools),
    ],
  })),

  "reminder-day": bookingTemplate((booking, tools) => reminderOfTheDay(booking, tools)),

  "reminder-later-day": bookingTemplate(reminderOfLaterDay),
};

/** The whole workshop, or the days that were left of it: only those are named, and taken out of the calendar. */
function calledOff(booking: Booking, tools: BookingTools): Email {
  const { hadPlace, workshop } = booking;
  const rest = isRestCalledOff(workshop);
  const off = withDays(booking, daysCalledOff(workshop));
  const files = hadPlace ? filesFor(booking, "CANCEL", tools) : [];
  return {
    subject: `${rest ? "The rest of this workshop" : "This workshop"} will not take place: ${titleAndDays(off)}`,
    blocks: [
      hello(booking),
      sentence(
        rest
          ? "We have had to cancel what was still to come of this workshop, and we are sorry. It is about these days; those before them took place."
          : "We have had to cancel this workshop, and we are sorry.",
      ),
      facts(off),
      ...(hadPlace ? takenOut(off, tools, files) : []),
      sentence(
        "If there is room on another date of the same course, we hold a place there for you. A second email then says until when you can take it.",
      ),
      sentence("If there is none, you are among those who hear first when the course has a new date."),
      // The database no longer tells who waited from who never confirmed, and promises nothing to the latter.
      ...(hadPlace
        ? []
        : [
            sentence(
              "If you had not yet pressed the link in our first email, nothing is held for you. You can book another date at any time.",
            ),
          ]),
      button("See all workshops", `${tools.siteUrl}/workshops/`),
      ...close(tools),
    ],
    attachments: files,
  };
}

/** A booking as if it had only some of its days: for an email that is about those alone. */
function withDays(booking: Booking, days: Booking["workshop"]["days"]): Booking {
  return { ...booking, workshop: { ...booking.workshop, days } };
}

function reminderOfLaterDay(booking: Booking, tools: BookingTools): Email {
  const today = dayOf(tools.now);
  const next = booking.workshop.days.filter(({ date }) => date >= today).slice(0, 1);
  const when = next[0]?.date === today ? "Today" : "Tomorrow";
  const one = withDays(booking, next);
  return {
    subject: `${when}: ${titleAndDays(one)}`,
    blocks: [
      hello(booking),
      sentence(`${when} is day ${next[0]?.day} of your workshop. We look forward to seeing you again.`),
      ...beingThere(one, tools),
    ],
  };
}

function reminderOfTheDay(booking: Booking, tools: BookingTools): Email {
  // An email that was held up may leave after midnight.
  const today = dayOf(tools.now) === booking.workshop.days[0]?.date;
  return {
    subject: `${today ? "Today" : "Tomorrow"}: ${titleAndDays(booking)}`,
    blocks: [
      hello(booking),
      sentence(`Your workshop begins ${today ? "today" : "tomorrow"}. We look forward to meeting you.`),
      ...beingThere(booking, tools),
    ],
  };
}

/** Where, when and how, and what to do instead: for who has a place. */
function beingThere(booking: Booking, tools: BookingTools): Block[] {
  return [
    facts(booking),
    ...venueFacts(booking),
    ...howToJoin(booking),
    ...howToCancel(booking, tools),
    ...close(tools),
  ];
}

function whatItMeans(booking: Booking, tools: BookingTools): Block[] {
  const { status, heldUntil } = booking;
  if (heldUntil) {
    return [
      sentence("Your booking does not count yet: press the button behind this link to keep it."),
      button("Confirm your booking", tools.bookingUrl),
    ];
  }
  if (status === "confirmed") return keepsPlace(booking, tools);
  const path = status === "offered" ? offerPath(tools.links, booking) : null;
  if (path && booking.offer) {
    return [
      sentence(
        `We are still holding a place for you, now until ${formatMoment(booking.offer.until)}. You can take it, or pass it on.`,
      ),
      button("Take the place, or pass it on", `${tools.siteUrl}${path}`),
    ];
  }
  if (status === "offered") return decidedForYou(booking, tools);
  return [
    sentence(
      "You are still on the waiting list. If this no longer suits you, leave it, so that others move up.",
    ),
    button("See your place in line, or leave the list", tools.bookingUrl),
  ];
}

function keepsPlace(booking: Booking, tools: BookingTools): Block[] {
  return [
    sentence("Your place is kept, and there is nothing you need to do if you can still come."),
    ...newerEntries(booking, tools),
    ...(booking.started
      ? howToCancel(booking, tools)
      : [
          sentence(
            "If you cannot come now, move to another date or cancel as soon as you know. Your place is then offered to someone who is waiting.",
          ),
          button("See, move or cancel your booking", tools.bookingUrl),
        ]),
  ];
}

function newerEntries(booking: Booking, tools: BookingTools): Block[] {
  const files = filesFor(booking, "REQUEST", tools);
  if (files.length > 1) {
    return [openEach(files, "put its day right in your calendar"), ...ownCalendar(tools)];
  }
  return [
    sentence(
      tools.carriesFiles
        ? "With this email comes a newer entry for your calendar, in place of what is there."
        : "If you added the workshop to your calendar, please change it there: an entry does not change by itself. Your booking has newer ones.",
    ),
  ];
}
