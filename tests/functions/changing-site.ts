import { expect } from "vitest";
import { testNow } from "../support/services.ts";
import { openBookingSite, person } from "./booking-site.ts";

export const ada = person("Ada");
export const grace = person("Grace");

export type ChangingSite = Awaited<ReturnType<typeof openChangingSite>>;

/** The site of booking, with what every test of changing a booking begins with. */
export async function openChangingSite() {
  const site = await openBookingSite();
  let workshops = 0;
  let current = "";

  /** Each on a course of its own, unless told otherwise. */
  const newWorkshop = async (changes: Record<string, unknown> = {}) => {
    const slug = `workshop-${++workshops}`;
    await site.addWorkshop(slug, { course: slug, ...changes });
    return slug;
  };

  return {
    ...site,
    newWorkshop,

    /** Puts the clock back, forgets the emails and adds the workshop that is booked unless told otherwise. */
    async begin(): Promise<string> {
      await site.setClock(testNow);
      site.services.sent.length = 0;
      current = await newWorkshop();
      return current;
    },

    /** Books and returns the path of the booking. */
    async booked(who = ada, where = current): Promise<string> {
      expect((await site.book(where, who)).status).toBe(303);
      return site.linkTo(who.email);
    },

    /** Everything that a page could change. */
    async everything() {
      const tables = ["bookings", "attendee_details", "access_needs", "email_changes", "emails"];
      const rows = await Promise.all(
        tables.map((table) => site.exec(`select * from app.${table} order by 1`)),
      );
      return [...rows, await site.exec("select count(*) from app.audit")];
    },
  };
}
