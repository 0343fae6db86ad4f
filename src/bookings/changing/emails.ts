import { z } from "zod";
import type { Email } from "../../server/mail/email.ts";
import type { EmailTemplates, TemplateTools } from "../../server/mail/outbox.ts";
import {
  bookingTemplate as template,
  button,
  close,
  facts,
  filesFor,
  hello,
  placeEmail,
  sentence,
  takenOut,
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
      ...notYou(tools),
      ...close(tools),
    ],
    attachments: inCalendarFiles(booking, tools),
  })),

  ...emailChangeEmails,
};

const giver = z.object({ handed_by: z.string().nullable() });

function handedToYou(context: unknown, given: TemplateTools): Email {
  const { handed_by: name } = giver.parse(context);
  const write = template((booking, tools) =>
    placeEmail(booking, tools, {
      subject: "A colleague has given you their place",
      why: [
        sentence(
          `${name ?? "A colleague"} cannot come to this workshop and has given the place to you. It is yours, and there is nothing to confirm.`,
        ),
      ],
      more: [
        sentence(
          "On the page of your booking you can also tell us about access and dietary needs, so that the room and the food are right for you.",
        ),
      ],
    }),
  );
  return write(context, given);
}
