import { formatMoment } from "../../components/dates.ts";
import type { CalendarFile, Email } from "../../server/mail/email.ts";
import type { EmailTemplates, TemplateTools } from "../../server/mail/outbox.ts";
import type { Booking } from "../booking.ts";
import { filesFor, takenOut } from "../email-calendar.ts";
import {
  bookingTemplate as template,
  button,
  close,
  facts,
  hello,
  howToJoin,
  sentence,
  titleAndDays,
  workshopFacts,
  type BookingTools,
} from "../email-parts.ts";
import { makeUpFile } from "../register/make-up-file.ts";
import { inCalendar, inCalendarFiles, notYou } from "./email-words.ts";
import { readEmailChange } from "./store.ts";

/** The emails about a booking that goes to another email from now on: to the new one, and to the old. */
export const emailChangeEmails: EmailTemplates = {
  "confirm-email": confirmEmail,

  "email-changed": template((booking, tools) => {
    const files = [...inCalendarFiles(booking, tools), ...makeUpFiles(booking, tools)];
    return {
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
        ...inCalendar(booking, tools, files),
        ...close(tools),
      ],
      attachments: files,
    };
  }),

  // It holds no link: the booking belongs to the holder of another email now.
  "email-left": template((current, tools) => {
    // Newer than what is in the old calendar, and older than what goes to the new one: they may be the same.
    const booking = { ...current, version: current.version - 1 };
    const files = booking.hadPlace
      ? [...filesFor(booking, "CANCEL", tools), ...makeUpFiles(booking, tools, "out")]
      : [];
    return {
      subject: `We now write to another address: ${titleAndDays(booking)}`,
      blocks: [
        hello(booking),
        sentence(
          "You asked us to write about this booking to another email address, and you have confirmed that one. This is our last email here about it.",
        ),
        facts(booking),
        ...(booking.hadPlace ? takenOut(booking, tools, files) : []),
        notYou,
        ...close(tools),
      ],
      attachments: files,
    };
  }),
};

/** The days that make up for missed ones: to put in, or to take out. */
function makeUpFiles(booking: Booking, tools: BookingTools, out?: "out"): CalendarFile[] {
  if (!tools.carriesFiles) return [];
  return booking.makeUps
    .filter((day) => !day.cancelled)
    .map((day) => makeUpFile(booking, { ...day, cancelled: out !== undefined }, tools));
}

/** Counted from when the email leaves: one that was held up on its way to us has its full time all the same. */
const LINK_LIVES_MS = 15 * 60_000;

/** It goes to an address that may have been typed wrongly, so it names nobody and shows no reference. */
function confirmEmail(context: unknown, tools: TemplateTools): Email {
  const { id, workshop } = readEmailChange(context);
  const expiresAt = new Date(tools.now.getTime() + LINK_LIVES_MS);
  const token = tools.links.sign({ id, purpose: "email-change", version: 1, expiresAt });
  return {
    subject: `Shall we write to you here? ${titleAndDays({ workshop })}`,
    blocks: [
      sentence("Hello,"),
      sentence(
        "Someone, probably you, asked us to write to this email address about a booking. If that was you, press the button behind the link.",
      ),
      button("Use this email address", `${tools.siteUrl}/booking/email/${token}`),
      sentence(`The link works once, until ${formatMoment(expiresAt)}.`),
      { kind: "facts", rows: workshopFacts(workshop) },
      sentence("If it was not you, there is nothing you need to do. Nothing changes."),
      ...close(tools),
    ],
  };
}
