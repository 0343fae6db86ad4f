import { formatDay, formatDays, formatHours } from "../components/dates.ts";
import type { Block, Email } from "../server/mail/email.ts";
import type { EmailTemplates, TemplateTools } from "../server/mail/outbox.ts";
import type { Booking } from "./booking.ts";
import { dayFiles } from "./calendar.ts";
import { readBooking } from "./store.ts";

type Write = (booking: Booking, tools: Tools) => Email;
type Tools = TemplateTools & { bookingUrl: string };

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

function template(write: Write) {
  return (context: unknown, tools: TemplateTools): Email => {
    const booking = readBooking(context);
    const token = tools.links.sign({
      id: booking.id,
      purpose: "booking",
      version: booking.linkVersion,
      expiresAt: booking.linkExpiresAt,
    });
    return write(booking, { ...tools, bookingUrl: `${tools.siteUrl}/booking/${token}` });
  };
}

function sentence(text: string): Block {
  return { kind: "sentence", text };
}

function button(text: string, url: string): Block {
  return { kind: "button", text, url };
}

function hello({ person }: Booking): Block {
  return sentence(`Hello ${person.name},`);
}

function titleAndDays({ workshop }: Booking): string {
  return `${workshop.title}, ${formatDays(workshop.days.map((day) => day.date))}`;
}

function facts({ workshop, reference, status, position }: Booking): Block {
  const several = workshop.days.length > 1;
  return {
    kind: "facts",
    rows: [
      ["Workshop", workshop.title],
      ...workshop.days.map(
        (day) =>
          [
            several ? `Day ${day.day}` : "Day",
            `${formatDay(day.date)}, ${formatHours(day.starts, day.ends)}`,
          ] as const,
      ),
      ["Venue", workshop.venue],
      ["Reference", reference],
      ...(status === "waiting" && position !== null ? [["Place in line", String(position)] as const] : []),
    ],
  };
}

function calendarEntries({ workshop }: Booking, { carriesFiles, bookingUrl }: Tools): Block[] {
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

function takenOut({ workshop }: Booking, { carriesFiles }: Tools): Block[] {
  if (carriesFiles) return [sentence("This email also takes the workshop out of your calendar.")];
  return [
    sentence(
      workshop.days.length > 1
        ? "If you added the days to your calendar, please take them out yourself."
        : "If you added the day to your calendar, please take it out yourself.",
    ),
  ];
}

function howToCancel({ bookingUrl }: Tools): Block[] {
  return [
    sentence(
      "If you cannot come, please cancel as soon as you know. Someone who is waiting then gets your place.",
    ),
    button("See or cancel your booking", bookingUrl),
  ];
}

function close({ site, siteUrl }: Tools): Block[] {
  return [
    sentence(
      "Please do not reply to this email with a worry about a child: it is not read day and night. If someone is in danger now, ring 999.",
    ),
    button("Worried about a child? See who to ring", `${siteUrl}/worried-about-a-child/`),
    sentence(site.team),
  ];
}

function filesFor(booking: Booking, method: "REQUEST" | "CANCEL", tools: Tools) {
  return tools.carriesFiles ? dayFiles(booking, method, tools) : [];
}
