import { z } from "zod";
import { askerRow, type Asker } from "../../server/clients.ts";
import type { Database } from "../../server/database.ts";
import { workshopSchema, type Workshop } from "../../workshops/workshop.ts";
import type { Booking } from "../booking.ts";
import { isKnownPartner } from "../known-partner.ts";
import { limitedReply } from "../store.ts";
import type { Colleague } from "./schema.ts";

const refusals = ["not-found", "over", "too-late"] as const;

const handOverReply = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.enum(["handed-over", "already-booked", "no-place", ...refusals]),
  }),
  limitedReply,
]);
const moveReply = z.discriminatedUnion("outcome", [
  z
    .object({ outcome: z.literal("moved"), booking_id: z.uuid() })
    .transform(({ outcome, booking_id: bookingId }) => ({ outcome, bookingId })),
  z.object({
    outcome: z.enum([
      "full",
      "closed",
      "cancelled",
      "already-there",
      "other-course",
      "no-place",
      ...refusals,
    ]),
  }),
]);
const nameReply = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["changed", "unchanged", ...refusals]) }),
  limitedReply,
]);
const askReply = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["asked", ...refusals]) }),
  limitedReply,
]);
const needsReply = z.object({ outcome: z.enum(["changed", ...refusals]) });
const emailChangeReply = z.object({ id: z.uuid(), confirmed: z.boolean(), workshop: workshopSchema });
const confirmReply = z.discriminatedUnion("outcome", [
  z
    .object({ outcome: z.literal("changed"), booking_id: z.uuid() })
    .transform(({ outcome, booking_id: bookingId }) => ({ outcome, bookingId })),
  z.object({
    outcome: z.enum([
      "unchanged",
      "already-booked",
      "other-offer-open",
      "already-confirmed",
      "expired",
      "over",
      "not-found",
    ]),
  }),
]);

const emailChangeContext = z
  .object({ id: z.uuid(), booking: z.object({ workshop: workshopSchema }) })
  .transform(({ id, booking: { workshop } }) => ({ id, workshop }));

/** Reads what the email to a new address speaks of; anything else is a fault, and throws. */
export function readEmailChange(context: unknown): z.output<typeof emailChangeContext> {
  return emailChangeContext.parse(context);
}

/** Why the database did not move a booking where it was asked to. */
export type NotThere = Exclude<
  z.output<typeof moveReply>["outcome"],
  "moved" | "no-place" | (typeof refusals)[number]
>;

/** A wish to change the email of a booking. It names nobody. */
export type EmailChange = z.output<typeof emailChangeReply>;

type Linked = Pick<Booking, "id" | "linkVersion">;

/** What the holder of a booking's link can change, in the database. */
export function changingStore(database: Database) {
  const link = ({ id, linkVersion }: Linked) => ({ booking_id: id, link_version: linkVersion });

  return {
    async handOver(booking: Linked, colleague: Colleague, by: Asker) {
      const known = { known_partner: isKnownPartner(colleague.email) };
      const request = { ...link(booking), ...colleague, ...known, ...askerRow(by) };
      return handOverReply.parse(await database.call("hand_over_booking", { request }));
    },

    /** The other workshops of the course that take bookings, the full ones too, by first day. */
    async listMoves({ id }: Linked): Promise<Workshop[]> {
      return z.array(workshopSchema).parse(await database.call("list_moves", { booking_id: id }));
    },

    async move(booking: Linked, slug: string) {
      return moveReply.parse(await database.call("move_booking", { ...link(booking), slug }));
    },

    async changeName(booking: Linked, name: string, by: Asker) {
      const request = { ...link(booking), name, ...askerRow(by) };
      return nameReply.parse(await database.call("change_name", { request }));
    },

    async askEmailChange(booking: Linked, email: string, by: Asker) {
      const request = { ...link(booking), email, ...askerRow(by) };
      return askReply.parse(await database.call("ask_email_change", { request }));
    },

    async showEmailChange(id: string): Promise<EmailChange | null> {
      return emailChangeReply.nullable().parse(await database.call("show_email_change", { id }));
    },

    async confirmEmailChange(id: string) {
      return confirmReply.parse(await database.call("confirm_email_change", { id }));
    },

    /** Keeps or replaces what somebody needs; an empty text removes it. */
    async changeNeeds(booking: Linked, needs: string) {
      return needsReply.parse(await database.call("change_needs", { ...link(booking), needs })).outcome;
    },
  };
}
