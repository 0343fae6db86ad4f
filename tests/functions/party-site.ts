import { expect } from "vitest";
import { testNow } from "../support/services.ts";
import { openBookingSite, person } from "./booking-site.ts";

export type Person = ReturnType<typeof person>;
export type Manager = { name: string; email: string };
export type PartySite = Awaited<ReturnType<typeof openPartySite>>;

/** People as a manager types them, one a line. */
export const list = (...people: { name: string; email: string }[]) =>
  people.map(({ name, email }) => `${name}, ${email}`).join("\n");

/** The site of booking, with what every test of booking for a team begins with. */
export async function openPartySite() {
  const site = await openBookingSite();
  let tests = 0;

  const party = {
    ...site,

    /** Somebody whom no other test knows. */
    person: (name: string, domain?: "post.example") => person(`${name}${tests}`, domain),

    /** Empties the outbox, puts the clock back, and gives a workshop with three places and people of its own. */
    async begin() {
      await site.setClock(testNow);
      await site.exec("delete from app.emails");
      await site.exec("delete from app.limits");
      site.services.sent.length = 0;
      tests += 1;
      await site.addWorkshop(party.slug(), { capacity: 3, closes_at: "2026-10-06T08:00:00Z" });
      const [ada, bo, cy] = [party.person("Ada"), party.person("Bo"), party.person("Cy")];
      return { slug: party.slug(), ada, bo, cy, maya: party.manager() };
    },

    slug: () => `team-${tests}`,
    manager: (): Manager => ({ name: "Maya Manager", email: `maya${tests}@dudley.example` }),
    form: () => `/book/${party.slug()}/team`,

    /** What a manager types, whole and right; a test changes what it is about. */
    typed: (changes: Record<string, string> = {}) => ({
      ...party.manager(),
      organisation: "Thorns Primary School",
      team: "Year 5",
      people: list(party.person("Ada"), party.person("Bo")),
      together: "together",
      ...changes,
    }),

    check: (changes?: Record<string, string>) =>
      site.post(party.form(), { ...party.typed(changes), step: "check" }),

    /** Presses the last button of the check page; gives back where that leads. */
    async bookTeam(changes: Record<string, string> = {}): Promise<string> {
      const answers = { ...party.typed(changes), key: crypto.randomUUID(), step: "book" };
      const response = await site.post(party.form(), answers);
      expect(response.status).toBe(303);
      return response.headers.get("location") ?? "";
    },
  };
  return party;
}
