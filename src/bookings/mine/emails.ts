import { z } from "zod";
import type { EmailTemplates, TemplateTools } from "../../server/mail/outbox.ts";
import { button, close, sentence } from "../email-parts.ts";
import { minePath } from "./my-link.ts";

const contextSchema = z
  .object({ id: z.uuid(), link_version: z.int().positive() })
  .transform(({ id, link_version: linkVersion }) => ({ id, linkVersion }));

/** The emails that lead someone to all that is theirs. They name nobody: anyone can have asked for them. */
export const mineEmails: EmailTemplates = {
  "my-bookings": (context, tools) => ({
    subject: "The link to your bookings",
    blocks: [
      sentence("Hello,"),
      sentence(
        "Someone, probably you, asked for a link to everything that is booked with this email address. Here it is. It works for 24 hours.",
      ),
      button("See all your bookings", linkTo("my-bookings", context, tools)),
      sentence(
        "Please do not forward this email: whoever has the link can change and cancel your bookings. If it was not you who asked, there is nothing you need to do. Nobody else has seen anything.",
      ),
      ...close(tools),
    ],
  }),

  "my-data": (context, tools) => ({
    subject: "The link to what we hold about you",
    blocks: [
      sentence("Hello,"),
      sentence(
        "Someone, probably you, asked what we hold about the holder of this email address. The link shows it, lets you take a copy, and lets you have it erased. It works for 15 minutes.",
      ),
      button("See what we hold about you", linkTo("my-data", context, tools)),
      sentence("Are the 15 minutes over? Nothing is lost: ask again."),
      button("Ask for a new link", `${tools.siteUrl}/my-bookings?what=data`),
      sentence(
        "Please do not forward this email. If it was not you who asked, there is nothing you need to do. Nobody else has seen anything.",
      ),
      ...close(tools),
    ],
  }),
};

function linkTo(
  purpose: "my-bookings" | "my-data",
  context: unknown,
  { links, now, siteUrl }: TemplateTools,
): string {
  return `${siteUrl}${minePath(links, purpose, contextSchema.parse(context), now)}`;
}
