import { dayOf, formatDay, formatHours } from "../../components/dates.ts";
import type { Block, CalendarFile, Email } from "../../server/mail/email.ts";
import type { EmailTemplate, EmailTemplates } from "../../server/mail/outbox.ts";
import type { Booking } from "../booking.ts";
import { openEach } from "../email-calendar.ts";
import { bookingTemplate, close, hello, howToJoin, sentence, type BookingTools } from "../email-parts.ts";
import { venueFacts } from "../organising/venue.ts";
import { makeUpFile } from "./make-up-file.ts";
import type { MakeUp } from "./make-up.ts";

/** The emails about days that are made up in another cohort. */
export const registerEmails: EmailTemplates = {
  "make-up": template((booking, days, tools) => ({
    subject: `The day that you make up: ${booking.workshop.title}`,
    blocks: [
      hello(booking),
      sentence("You missed a day of your workshop, and you make it up as a guest of another group."),
      ...days.filter((day) => !day.cancelled).flatMap((day) => beingThere(booking, day)),
      inCalendar(booking, tools, {
        alone:
          "With this email comes an entry for your calendar. If we have written to you about this day before, this is how it is now.",
        byHand:
          "Please put the day in your calendar. If we have written to you about it before, this is how it is now: take the old entry out.",
      }),
      ...cannotCome(tools),
      ...close(tools),
    ],
  })),

  "make-up-week": reminder((booking, days) => ({
    subject: `Coming up: the day that you make up, ${booking.workshop.title}`,
    says: "You come to another group as a guest soon, to make up a day that you missed.",
    days,
  })),

  "make-up-day": reminder((booking, days, now) => {
    const date = days[0]?.date;
    // An email that was held up may leave after midnight.
    const when = date === dayOf(now) ? "Today" : "Tomorrow";
    return {
      subject: `${when}: the day that you make up, ${booking.workshop.title}`,
      says: `${when} you come to another group as a guest, to make up a day that you missed.`,
      days: days.filter((day) => day.date === date),
    };
  }),

  "make-up-cancelled": template((booking, days, tools) => ({
    subject: `Not needed or not possible: the day to make up of ${booking.workshop.title}`,
    blocks: [
      hello(booking),
      sentence("You were to make up a day that you missed. It is not to be on this day any more."),
      ...days.filter((day) => day.cancelled).map((day) => dayFacts(booking, day)),
      inCalendar(booking, tools, {
        alone: "This email also takes the day out of your calendar.",
        byHand: "If you put the day in your calendar, please take it out yourself.",
      }),
      sentence(
        `If you have a place with that group now, you come with it, and its email has all the days. If you have none and expected to come, write to us at ${tools.site.emails.team.value}, and we find another day.`,
      ),
      ...close(tools),
    ],
  })),
};

type Write = (
  booking: Booking,
  days: readonly MakeUp[],
  tools: BookingTools,
) => Pick<Email, "subject" | "blocks">;

/** Both emails bring every make-up day of the booking as it is now: to put in a calendar, or to take out of it. */
function template(write: Write): EmailTemplate {
  return bookingTemplate((booking, tools) => ({
    ...write(booking, booking.makeUps, tools),
    attachments: files(booking, tools),
  }));
}

function files(booking: Booking, tools: BookingTools): CalendarFile[] {
  return tools.carriesFiles ? booking.makeUps.map((day) => makeUpFile(booking, day, tools)) : [];
}

/** What becomes of the calendar: by a file that comes alone, by several, or by hand. */
function inCalendar(booking: Booking, tools: BookingTools, says: { alone: string; byHand: string }): Block {
  const coming = files(booking, tools);
  if (coming.length > 1) return openEach(coming, "put its day right in your calendar");
  return sentence(tools.carriesFiles ? says.alone : says.byHand);
}

type Remind = (
  booking: Booking,
  days: readonly MakeUp[],
  now: Date,
) => { subject: string; says: string; days: readonly MakeUp[] };

/** Reminds of days that are still to come, handed in with the next one first. The calendar has them already. */
function reminder(remind: Remind): EmailTemplate {
  return bookingTemplate((booking, tools) => {
    const ahead = booking.makeUps
      .filter(({ cancelled, date }) => !cancelled && date >= dayOf(tools.now))
      .sort((a, b) => a.date.localeCompare(b.date));
    const { subject, says, days } = remind(booking, ahead, tools.now);
    return {
      subject,
      blocks: [
        hello(booking),
        sentence(`${says} We look forward to meeting you.`),
        ...days.flatMap((day) => beingThere(booking, day)),
        ...cannotCome(tools),
        ...close(tools),
      ],
    };
  });
}

/** When and where, how to get there and what to bring. */
function beingThere(booking: Booking, day: MakeUp): Block[] {
  return [dayFacts(booking, day), ...venueFacts({ workshop: day }), ...howToJoin(day)];
}

function cannotCome({ site }: BookingTools): Block[] {
  return [sentence(`If you cannot come, write to us at ${site.emails.team.value}.`)];
}

function dayFacts({ reference }: Booking, { missedDay, title, venue, date, starts, ends }: MakeUp): Block {
  return {
    kind: "facts",
    rows: [
      ["Workshop", title],
      ["Day", `${formatDay(date)}, ${formatHours(starts, ends)}`],
      ["Venue", venue],
      ["Makes up for", `Day ${missedDay}`],
      ["Reference", reference],
    ],
  };
}
