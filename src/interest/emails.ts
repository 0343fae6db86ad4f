import { z } from "zod";
import { formatDay, formatDays, formatHours, formatMoment } from "../components/dates.ts";
import { button, close, sentence } from "../server/mail/blocks.ts";
import type { Email } from "../server/mail/email.ts";
import type { EmailTemplates, TemplateTools } from "../server/mail/outbox.ts";
import { workshopSchema, type Workshop } from "../workshops/workshop.ts";
import { interestOffPath } from "./interest-link.ts";

const contextSchema = z.object({ id: z.uuid(), course: z.string(), workshop: workshopSchema });

/** The one email that somebody gets who wanted to hear of a new date. */
export const interestEmails: EmailTemplates = {
  "interest-open": (context, tools) => write(contextSchema.parse(context), tools),
};

function write(interest: z.infer<typeof contextSchema>, tools: TemplateTools): Email {
  const { workshop } = interest;
  const opensAt = new Date(workshop.opensAt);
  const opensLater = opensAt > tools.now;
  return {
    subject: `A new date: ${workshop.title}, ${formatDays(workshop.days.map((day) => day.date))}`,
    blocks: [
      sentence("Hello,"),
      sentence(
        "You are on our list of people who hear first of a new date for this course: because you asked to be, or because a workshop of yours was cancelled. Here is a new date.",
      ),
      { kind: "facts", rows: facts(workshop) },
      sentence(howToBook(workshop, opensLater)),
      button(
        opensLater || workshop.status !== "open" ? "See the workshop" : "See the workshop and book a place",
        `${tools.siteUrl}/workshops/${workshop.slug}`,
      ),
      sentence(
        "This is the one email about it, and no other follows. We delete your address from the list within 30 days. You can take it off now:",
      ),
      button("Take my email off", `${tools.siteUrl}${interestOffPath(tools.links, interest, tools.now)}`),
      sentence("Does this date not suit you? Leave your email again, and you hear of the next one:"),
      button("Tell me of the next date", `${tools.siteUrl}/interest/${interest.course}`),
      ...close(tools),
    ],
  };
}

/** What is true as the email leaves. */
function howToBook({ opensAt, status }: Workshop, opensLater: boolean): string {
  if (opensLater) {
    return `Booking opens on ${formatMoment(opensAt)}, so that you hear of it before anybody can book. No place is kept for you until you book.`;
  }
  switch (status) {
    case "open":
      return "Booking is open. No place is kept for you until you book.";
    case "full":
      return "All its places are taken already. You can join the waiting list: when a place comes free, the first in line is offered it.";
    case "closed":
      return "Booking has closed already, and we are sorry that you did not hear sooner.";
    case "cancelled":
      return "It has been cancelled since.";
  }
}

function facts(workshop: Workshop) {
  const several = workshop.days.length > 1;
  return [
    ["Workshop", workshop.title],
    ...workshop.days.map(
      ({ day, date, starts, ends }) =>
        [several ? `Day ${day}` : "Day", `${formatDay(date)}, ${formatHours(starts, ends)}`] as const,
    ),
    ["Venue", workshop.venue],
  ] as const;
}
