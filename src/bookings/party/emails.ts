import { z } from "zod";
import { formatMoment } from "../../components/dates.ts";
import type { Block, Email } from "../../server/mail/email.ts";
import type { EmailTemplate, EmailTemplates, TemplateTools } from "../../server/mail/outbox.ts";
import { isBookable } from "../../workshops/workshop.ts";
import { button, close, hello, otherDates, sentence, titleAndDays, workshopFacts } from "../email-parts.ts";
import type { Party } from "./party.ts";
import { partyOfferPath, partyPath } from "./party-link.ts";
import { isHeldUp, oneHoldsUpAll, peopleWho } from "./party-words.ts";
import { readParty } from "./store.ts";
import { teamFormPath } from "./team-form-path.ts";

export type PartyTools = TemplateTools & { partyUrl: string };

/** A template that reads its party from the context and makes the manager's link to it. */
export function partyTemplate(write: (party: Party, tools: PartyTools) => Email): EmailTemplate {
  return (context, tools) => {
    const party = readParty(context);
    return write(party, { ...tools, partyUrl: `${tools.siteUrl}${partyPath(tools.links, party)}` });
  };
}

/** The emails to whoever booked for several. They say how many stand where, and repeat nobody else's details. */
export const partyEmails: EmailTemplates = {
  "party-booked": partyTemplate((party, tools) => ({
    subject: `${booked(party)}: ${titleAndDays(party)}`,
    blocks: [
      hello({ person: party.manager }),
      sentence("You have booked this workshop for your team. This is how things stand now:"),
      partyFacts(party),
      button("See where everyone stands", tools.partyUrl),
      sentence(
        "Each person has an email of their own, with a link to change or cancel their own place. If somebody has none, ask them to look in their junk folder.",
      ),
      ...ifSomeMustPress(party),
      ...ifSomeWait(party),
      sentence("Please keep this email: the link in it shows you all of your team at any time."),
      sentence("If you did not book this, somebody else has typed your email address. Please tell us."),
      ...close(tools),
    ],
  })),

  "party-unpressed": (context, given) => {
    const many = readUnpressed(context);
    return partyTemplate((party, tools) => ({
      subject: `${many} of your colleagues did not confirm in time: ${titleAndDays(party)}`,
      blocks: [
        hello({ person: party.manager }),
        sentence(
          `${many} of your colleagues did not press the button in ${many === 1 ? "the email to them" : "their emails"} in time. What we held for ${many === 1 ? "this person" : "them"} is over, and goes to whoever is next.`,
        ),
        partyFacts(party),
        button("See where everyone stands", tools.partyUrl),
        ...(isBookable(party.workshop)
          ? [
              sentence(
                `That happens easily: emails arrive late, or in the junk folder. ${many === 1 ? "Somebody" : "People"} who would still like to come can book again, and so can you for them.`,
              ),
              button("See whether there are places", `${tools.siteUrl}${teamFormPath(party.workshop.slug)}`),
            ]
          : otherDates(tools)),
        ...close(tools),
      ],
    }))(context, given);
  },

  "party-offered": partyTemplate((party, tools) => ({
    subject: `There is room for your team: ${titleAndDays(party)}`,
    blocks: [
      hello({ person: party.manager }),
      ...takeOrPass(party, tools),
      partyFacts(party),
      ...close(tools),
    ],
  })),

  "party-offer-lapsed": partyTemplate((party, tools) => ({
    subject: `The offer has run out: ${titleAndDays(party)}`,
    blocks: [
      hello({ person: party.manager }),
      sentence(
        "We held places for your team and did not hear from you in time. They go to the next in line, and your team is no longer on the waiting list. We have told everyone.",
      ),
      partyFacts(party),
      ...bookAgain(party, tools),
      ...close(tools),
    ],
  })),

  "party-offer-passed": partyTemplate((party, tools) => ({
    subject: `Passed on: ${titleAndDays(party)}`,
    blocks: [
      hello({ person: party.manager }),
      sentence(
        "You have passed the places for your team on. Thank you for telling us: they go to the next in line. Your team is no longer on the waiting list, and we have told everyone.",
      ),
      partyFacts(party),
      ...bookAgain(party, tools),
      ...close(tools),
    ],
  })),
};

/** How many colleagues an email is about: not who, since the team's page says so to whoever may see it. */
function readUnpressed(context: unknown): number {
  return z.object({ unpressed: z.int().positive() }).parse(context).unpressed;
}

function booked({ people }: Party): string {
  const unpressed = people.filter(({ heldUntil }) => heldUntil !== null).length;
  if (unpressed > 0)
    return unpressed === 1 ? "A colleague has to confirm" : "Your colleagues have to confirm";
  if (people.every(({ status }) => status === "waiting")) return "Your team is on the waiting list";
  return people.every(({ status }) => status === "confirmed")
    ? "Your team is booked"
    : "Part of your team is booked";
}

/** The workshop and the party as rows, with how many stand where. */
export function partyFacts({ workshop, reference, people }: Party): Block {
  const count = (...statuses: string[]) => people.filter(({ status }) => statuses.includes(status)).length;
  const rows: [string, number][] = [
    ["Have a place", count("confirmed")],
    ["Have a place held", count("held", "offered")],
    ["Wait for a place", count("waiting")],
  ];
  return {
    kind: "facts",
    rows: [
      ...workshopFacts(workshop),
      ["Reference", reference],
      ...rows.filter(([, many]) => many > 0).map(([label, many]) => [label, String(many)] as const),
    ],
  };
}

function ifSomeMustPress({ people }: Party): Block[] {
  const many = people.filter(({ heldUntil }) => heldUntil !== null).length;
  if (many === 0) return [];
  return [
    sentence(
      `${peopleWho(many, "has", "have")} to press the button in their own email within 24 hours. Until then what they have is only held for them, and if they do not press it, it goes to the next person. We ask because we do not know their email address as a partner's. Please tell them to look for our email, in their junk folder too.`,
    ),
  ];
}

function ifSomeWait(party: Party): Block[] {
  const { together, people } = party;
  if (!people.some(({ status }) => status === "waiting")) return [];
  return [
    sentence(
      together
        ? "Your team wants its places together or not at all. When there is room for everyone who waits, we hold the places and email you a link: you take them for everyone, or pass them on. Until then people who come after you may be offered places first."
        : "When a place comes free and it is the turn of one of those who wait, we hold it and email that person.",
    ),
    ...(isHeldUp(party) ? [sentence(oneHoldsUpAll)] : []),
  ];
}

function takeOrPass(party: Party, tools: PartyTools): Block[] {
  const { offer, people } = party;
  const path = partyOfferPath(tools.links, party);
  if (!offer || !path) return [button("See where everyone stands", tools.partyUrl)];
  const many = people.filter(({ status }) => status === "offered" || status === "waiting").length;
  return [
    ...(offer.firstCome
      ? [
          sentence(`There is room for all of your team who wait: ${peopleWho(many, "waits", "wait")}.`),
          sentence(
            "The workshop begins soon, so we have told everyone on the waiting list, and the first to take the places has them.",
          ),
        ]
      : [
          sentence(
            `We hold ${many === 1 ? "a place" : `${many} places`} for your team. They are yours if you take them by ${formatMoment(offer.until)}.`,
          ),
        ]),
    button("Take the places, or pass them on", `${tools.siteUrl}${path}`),
    sentence(
      offer.firstCome
        ? "If somebody else is quicker, your team stays in line until the workshop starts."
        : "It is all or none. If you pass them on or do nothing, they go to the next in line, and your team leaves the waiting list.",
    ),
  ];
}

function bookAgain({ workshop }: Party, tools: PartyTools): Block[] {
  if (!isBookable(workshop)) return otherDates(tools);
  return [
    sentence("Would you still like to come? You can book again for as long as booking is open."),
    button("See whether there are places", `${tools.siteUrl}${teamFormPath(workshop.slug)}`),
  ];
}
