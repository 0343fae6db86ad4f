import type { EmailTemplates } from "../../server/mail/outbox.ts";
import { button, close, hello, sentence, titleAndDays } from "../email-parts.ts";
import { partyFacts, partyTemplate } from "../party/emails.ts";
import { tooLargeFor } from "../party/party-words.ts";
import { readEarlier, whatChanged } from "./what-changed.ts";

/** What whoever booked for several hears of a workshop that has changed or is called off. */
export const organisingPartyEmails: EmailTemplates = {
  "party-too-large": partyTemplate((party, tools) => ({
    subject: `There is no longer room for your whole team: ${titleAndDays(party)}`,
    blocks: [
      hello({ person: party.manager }),
      sentence(`Your team waits to come all together. ${tooLargeFor(party.workshop.capacity)}`),
      partyFacts(party),
      button("See where everyone stands", tools.partyUrl),
      sentence(`We can also help you find another date: write to us at ${tools.site.emails.team.value}.`),
      ...close(tools),
    ],
  })),

  "party-workshop-changed": (context, given) =>
    partyTemplate((party, tools) => ({
      subject: `Please note the change for your team: ${titleAndDays(party)}`,
      blocks: [
        hello({ person: party.manager }),
        sentence("Something about the workshop of your team has changed."),
        ...whatChanged(readEarlier(context), party.workshop).map(sentence),
        sentence("This is how it is now:"),
        partyFacts(party),
        sentence("We have told each of your team, and nobody has lost a place by it."),
        button("See where everyone stands", tools.partyUrl),
        ...close(tools),
      ],
    }))(context, given),

  "party-workshop-cancelled": partyTemplate((party, tools) => ({
    subject: `Your team's workshop will not take place: ${titleAndDays(party)}`,
    blocks: [
      hello({ person: party.manager }),
      sentence("We have had to cancel the workshop that you booked for your team, and we are sorry."),
      partyFacts(party),
      sentence(
        "We have told each of your team. Where there is room on another date of the same course, we hold a place there for them, and they take it from their own email.",
      ),
      button("See all workshops", `${tools.siteUrl}/workshops/`),
      ...close(tools),
    ],
  })),
};
