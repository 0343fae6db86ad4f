import { z } from "zod";
import { askerRow, type Asker } from "../../server/clients.ts";
import type { Database } from "../../server/database.ts";
import { workshopSchema } from "../../workshops/workshop.ts";
import { isKnownPartner } from "../known-partner.ts";
import { endingReply, limitedReply, momentReply, offerReply, statusReply } from "../store.ts";
import type { Party, PartyOfferOutcome, PartyOutcome, Team } from "./party.ts";

/** Everything that the database needs to know to book for several. */
export type PartyRequest = {
  slug: string;
  team: Team;
  key: string;
  answersHash: string;
  by: Asker;
};

const bookReply: z.ZodType<PartyOutcome> = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("booked"), reference: z.string() }),
  z.object({ outcome: z.literal("too-large"), capacity: z.int().positive() }),
  z.object({ outcome: z.literal("already-booked"), lines: z.array(z.int().positive()) }),
  z.object({ outcome: z.literal("closed") }),
  z.object({ outcome: z.literal("cancelled") }),
  z.object({ outcome: z.literal("not-found") }),
  limitedReply,
  z.object({ outcome: z.literal("key-reused") }),
]);

const offerAnswerReply = z.object({
  outcome: z.enum([
    "taken",
    "already-taken",
    "passed",
    "lapsed",
    "gone",
    "started",
    "cancelled",
    "not-found",
  ] satisfies PartyOfferOutcome[]),
});

const elsewhereReply = z
  .object({ date: z.iso.date(), status: statusReply, offer_until: momentReply.nullable() })
  .transform(({ offer_until: offerUntil, ...row }) => ({ ...row, offerUntil }));

const memberReply = z
  .object({
    name: z.string(),
    reference: z.string(),
    status: statusReply,
    ended_as: endingReply.nullable(),
    position: z.int().positive().nullable(),
    held_until: momentReply.nullable(),
    answers_elsewhere_first: z.boolean(),
    offer_until: momentReply.nullable(),
    elsewhere: elsewhereReply.nullable(),
  })
  .transform((row) => ({
    name: row.name,
    reference: row.reference,
    status: row.status,
    endedAs: row.ended_as,
    position: row.position,
    heldUntil: row.held_until,
    answersElsewhereFirst: row.answers_elsewhere_first,
    offerUntil: row.offer_until,
    elsewhere: row.elsewhere,
  }));

const partyReply: z.ZodType<Party> = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    together: z.boolean(),
    link_version: z.int().positive(),
    link_expires_at: momentReply,
    manager: z.object({ name: z.string(), email: z.string() }),
    offer_number: z.int().nonnegative(),
    offer: offerReply.nullable(),
    offer_ended: z.enum(["taken", "passed", "lapsed", "cancelled"]),
    started: z.boolean(),
    workshop: workshopSchema,
    people: z.array(memberReply),
  })
  .transform((row) => ({
    id: row.id,
    reference: row.reference,
    together: row.together,
    linkVersion: row.link_version,
    linkExpiresAt: row.link_expires_at,
    manager: row.manager,
    offerNumber: row.offer_number,
    offer: row.offer,
    offerEnded: row.offer_ended,
    started: row.started,
    workshop: row.workshop,
    people: row.people,
  }));

/** Reads a party as the database describes it; anything else is a fault, and throws. */
export function readParty(reply: unknown): Party {
  return partyReply.parse(reply);
}

/** The parties in the database. */
export function partyStore(database: Database) {
  const answer = async (name: "take_party_offer" | "pass_party_offer", partyId: string, number: number) => {
    const reply = await database.call(name, { party_id: partyId, offer_number: number });
    return offerAnswerReply.parse(reply).outcome;
  };
  return {
    async book({ slug, team, key, answersHash, by }: PartyRequest): Promise<PartyOutcome> {
      const reply = await database.call("book_party", {
        request: {
          slug,
          key,
          answers_hash: answersHash,
          ...askerRow(by),
          manager: { name: team.name, email: team.email },
          organisation: team.organisation,
          team: team.team,
          together: team.together === "together",
          people: team.people.map(({ name, email, role }) => ({
            name,
            email,
            role,
            known_partner: isKnownPartner(email),
          })),
        },
      });
      return bookReply.parse(reply);
    },

    async show(partyId: string): Promise<Party | null> {
      const reply = await database.call("show_party", { party_id: partyId });
      return reply === null ? null : readParty(reply);
    },

    take: (partyId: string, number: number) => answer("take_party_offer", partyId, number),
    pass: (partyId: string, number: number) => answer("pass_party_offer", partyId, number),
  };
}
