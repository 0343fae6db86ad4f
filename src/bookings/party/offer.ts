import type { Links } from "../../server/links.ts";
import type { Services } from "../../server/services.ts";
import type { Offer } from "../booking.ts";
import type { Party } from "./party.ts";
import { partyOfferNumber, partyPath } from "./party-link.ts";
import { partyStore } from "./store.ts";

/** How an offer to a party stands, and so what whoever opens its link sees. */
export type PartyOfferStep =
  | { step: "open"; party: Party; offer: Offer }
  /** While the offer's link works it leads on to the party; later the manager's own link does. */
  | { step: "taken" | "gone"; party: Party; partyPath: string | null }
  | { step: "passed" | "lapsed" | "started" | "called-off" | "ended" | "newer"; party: Party }
  | { step: "done" }
  | { step: "not-found" };

type World = Pick<Services, "database" | "links" | "now">;
type Opened = { party: Party; number: number; expired: boolean };

/** Whether the token of an offer's address was made for a party. */
export function isPartyOffer(links: Links, token: string): boolean {
  const read = links.read(token);
  return read.ok && read.purpose === "party-offer";
}

/** Shows an offer to a party as it stands now; changes nothing. */
export async function showPartyOffer(world: World, token: string): Promise<PartyOfferStep> {
  const opened = await openPartyOffer(world, token);
  return opened ? standing(opened, world.links) : { step: "not-found" };
}

/**
 * Takes the places for all of a party, or passes all of them on. Whatever came of it, the offer's own page says how
 * things stand; the database is asked even when the time is over, since that offers the places to the next at once.
 */
export async function takePartyOfferStep(
  world: World,
  token: string,
  pressed: string,
): Promise<PartyOfferStep> {
  const opened = await openPartyOffer(world, token);
  if (!opened) return { step: "not-found" };
  const { party, number } = opened;
  const store = partyStore(world.database);
  if (pressed === "take") await store.take(party.id, number);
  if (pressed === "pass") await store.pass(party.id, number);
  return { step: "done" };
}

async function openPartyOffer({ database, links, now }: World, token: string): Promise<Opened | null> {
  const read = links.read(token);
  if (!read.ok || read.purpose !== "party-offer") return null;
  const party = await partyStore(database).show(read.id);
  const made = party && partyOfferNumber(links, token, party, now());
  return made ? { party, ...made } : null;
}

function standing({ party, number, expired }: Opened, links: Links): PartyOfferStep {
  const { offer, offerEnded, people, workshop } = party;
  if (workshop.status === "cancelled") return { step: "called-off", party };
  if (number < party.offerNumber) return { step: "newer", party };
  if (offer && !party.started) return expired ? { step: "lapsed", party } : { step: "open", party, offer };
  const path = expired ? null : partyPath(links, party);
  if (people.some(({ status }) => status === "waiting")) {
    return party.started ? { step: "started", party } : { step: "gone", party, partyPath: path };
  }
  if (offerEnded === "taken") return { step: "taken", party, partyPath: path };
  return { step: offerEnded === "cancelled" ? "ended" : offerEnded, party };
}
