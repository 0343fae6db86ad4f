import { z } from "zod";
import { askerRow, type Asker } from "../../server/clients.ts";
import type { Database } from "../../server/database.ts";
import { workshopSchema } from "../../workshops/workshop.ts";
import { momentReply, readBooking } from "../store.ts";
import type { Wanted } from "./ask-schema.ts";
import type { AllHeld, Held, MyBookings, MyCalendar } from "./my-bookings.ts";

/** What the database made of a wish for a link. It is never shown to whoever asked. */
export type AskOutcome = "sent" | "unknown" | "limited";

export type EraseOutcome = "erased" | "not-found";
export type RenewOutcome = "renewed" | "not-found";

const askReply = z.object({ outcome: z.enum(["sent", "unknown", "limited"]) });
const renewReply = z.object({ outcome: z.enum(["renewed", "not-found"]) });
const eraseReply = z.object({ outcome: z.enum(["erased", "not-found"]) });

const bookingReply = z.unknown().transform(readBooking);
const holder = { id: z.uuid(), link_version: z.int().positive() };

const partyReply = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    link_version: z.int().positive(),
    link_expires_at: momentReply,
    workshop: workshopSchema,
    people: z.array(z.unknown()),
  })
  .transform(({ id, reference, link_version, link_expires_at, workshop, people }) => ({
    id,
    reference,
    linkVersion: link_version,
    linkExpiresAt: link_expires_at,
    workshop,
    people: people.length,
  }));

const myBookingsReply = z
  .object({
    ...holder,
    email: z.string(),
    bookings: z.array(bookingReply),
    parties: z.array(partyReply),
    interest: z.array(z.object({ id: z.uuid(), course: z.string() })),
  })
  .transform(({ link_version: linkVersion, ...mine }): MyBookings => ({ ...mine, linkVersion }));

const calendarReply = z
  .object({ ...holder, bookings: z.array(z.looseObject({ changed_at: momentReply })) })
  .transform(({ id, link_version: linkVersion, bookings }): MyCalendar => ({
    id,
    linkVersion,
    bookings: bookings.map(({ changed_at: changedAt, ...card }) => ({
      booking: readBooking(card),
      changedAt,
    })),
  }));

const heldReply = z
  .object({
    person: z.object({ ...holder, email: z.string() }),
    bookings: z.array(
      z
        .object({
          state: z.string(),
          workshop: z.object({
            title: z.string(),
            starts_at: momentReply,
            last_day_starts_at: momentReply,
          }),
          details: z.object({
            name: z.string(),
            organisation: z.string(),
            role: z.string(),
            team: z.string(),
          }),
          needs: z.unknown(),
          attendance: z.array(z.unknown()),
          make_ups: z.array(
            z.object({
              // A day that there is no longer does not begin.
              starts_at: momentReply.nullable(),
              mark: z.string().nullable(),
              cancelled_at: z.string().nullable(),
            }),
          ),
          missed_make_ups: z.array(z.unknown()),
        })
        .transform(({ state, workshop, details, needs, attendance, make_ups, missed_make_ups }) => ({
          workshop: workshop.title,
          startsAt: workshop.starts_at,
          lastDayStartsAt: workshop.last_day_starts_at,
          open: state !== "cancelled",
          makesUp: make_ups.flatMap(({ starts_at, mark, cancelled_at }) =>
            starts_at && mark === null && cancelled_at === null ? [starts_at] : [],
          ),
          details,
          hasNeeds: needs !== null,
          marks: attendance.length + make_ups.length + missed_make_ups.length,
        })),
    ),
    parties: z.array(z.unknown()),
    interest: z.array(z.object({ course: z.string() })),
    champion: z
      .object({
        status: z.string(),
        name: z.string(),
        organisation: z.string(),
        why: z.string(),
        listed: z.boolean(),
      })
      .nullable(),
    emails: z.array(z.unknown()),
    changes: z.array(z.unknown()),
  })
  .transform(({ person, ...row }) => {
    const held: Held = {
      email: person.email,
      bookings: row.bookings,
      parties: row.parties.length,
      courses: row.interest.map(({ course }) => course),
      champion: row.champion,
      emails: row.emails.length,
      changes: row.changes.length,
    };
    return { id: person.id, linkVersion: person.link_version, held };
  });

/** What is somebody's own in the database. Replies are parsed here, and become camelCase here. */
export function mineStore(database: Database) {
  return {
    async ask(email: string, what: Wanted, by: Asker): Promise<AskOutcome> {
      const request = { email, what, ...askerRow(by) };
      return askReply.parse(await database.call("ask_my_bookings", { request })).outcome;
    },

    async showBookings(personId: string): Promise<MyBookings | null> {
      const reply = await database.call("show_my_bookings", { person_id: personId });
      return myBookingsReply.nullable().parse(reply);
    },

    async showCalendar(personId: string): Promise<MyCalendar | null> {
      return calendarReply.nullable().parse(await database.call("show_calendar", { person_id: personId }));
    },

    async showHeld(personId: string): Promise<AllHeld | null> {
      const copy = await database.call("show_what_we_hold", { person_id: personId });
      const read = heldReply.nullable().parse(copy);
      return read && { ...read, copy };
    },

    /** Ends every link to what is one's own that was sent before. */
    async renewLinks(personId: string, linkVersion: number): Promise<RenewOutcome> {
      const args = { person_id: personId, link_version: linkVersion };
      return renewReply.parse(await database.call("renew_links", args)).outcome;
    },

    async erase(personId: string, linkVersion: number): Promise<EraseOutcome> {
      const args = { person_id: personId, link_version: linkVersion };
      return eraseReply.parse(await database.call("erase_person", args)).outcome;
    },
  };
}
