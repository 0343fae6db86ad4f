import { formatMoment } from "../../components/dates.ts";
import type { Block } from "../../server/mail/email.ts";
import type { EmailTemplates } from "../../server/mail/outbox.ts";
import { daysCalledOff, isRestCalledOff } from "../../workshops/workshop.ts";
import { button, close, hello, sentence, titleAndDays } from "../email-parts.ts";
import { partyFacts, partyTemplate } from "../party/emails.ts";
import type { Party } from "../party/party.ts";
import { tooLargeFor } from "../party/party-words.ts";
import { readEarlier, whatChanged } from "./what-changed.ts";

/** Until when an offer to the team can be taken: a closer date leaves less time than an earlier email said. */
function stillHeld({ offer }: Party): Block[] {
  if (!offer || offer.firstCome) return [];
  return [
    sentence(
      `We are still holding the places for your team, now until ${formatMoment(offer.until)}. The email about them has the link.`,
    ),
  ];
}

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
        sentence(
          party.started
            ? "We have told those of your team who have a place, and nobody has lost one by it."
            : "We have told each of your team, and nobody has lost a place by it.",
        ),
        ...stillHeld(party),
        button("See where everyone stands", tools.partyUrl),
        ...close(tools),
      ],
    }))(context, given),

  "party-workshop-cancelled": partyTemplate((party, tools) => {
    const rest = isRestCalledOff(party.workshop);
    const off = { ...party, workshop: { ...party.workshop, days: daysCalledOff(party.workshop) } };
    return {
      subject: `${rest ? "The rest of your" : "Your"} team's workshop will not take place: ${titleAndDays(off)}`,
      blocks: [
        hello({ person: party.manager }),
        sentence(
          rest
            ? "We have had to cancel what was still to come of the workshop that you booked for your team, and we are sorry. It is about these days; those before them took place."
            : "We have had to cancel the workshop that you booked for your team, and we are sorry.",
        ),
        partyFacts(off),
        sentence(
          `We have told ${rest ? "those of your team who had a place" : "each of your team"}. Where there is room on another date of the same course, we hold a place there for them, and they take it from their own email.`,
        ),
        button("See all workshops", `${tools.siteUrl}/workshops/`),
        ...close(tools),
      ],
    };
  }),
};
