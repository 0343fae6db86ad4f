import { createHash, randomUUID } from "node:crypto";
import { DateTime } from "luxon";

export type Person = { name: string; email: string; organisation: string; role: string; team: string };

/** An invented person, the same for the same number. */
export function person(number: number): Person {
  return {
    name: `Person ${number}`,
    email: `person.${number}@people.example`,
    organisation: "Meadow Primary School",
    role: "Learning mentor",
    team: "Year 5",
  };
}

/** As the site sends it: a digest, another one for everybody. */
function clientOf({ email }: Person): string {
  return createHash("sha256").update(email).digest("hex");
}

/** What the check page sends when someone of a known partner presses the button for the first time. */
export function bookingRequest(slug: string, who: Person, changes: Record<string, unknown> = {}) {
  return {
    slug,
    ...who,
    known_partner: true,
    key: randomUUID(),
    answers_hash: `${slug} ${who.email}`,
    client: clientOf(who),
    limits: { email_per_hour: 1000, client_per_hour: 1000 },
    ...changes,
  };
}

/** What the form for champions sends. */
export function joinRequest(who: Person, changes: Record<string, unknown> = {}) {
  return {
    name: who.name,
    email: who.email,
    organisation: who.organisation,
    setting: "Primary school",
    why: "Circles changed our mornings.\nI want to share how.",
    listed: false,
    client: clientOf(who),
    limits: { email_per_hour: 1000, client_per_hour: 1000 },
    ...changes,
  };
}

export type WorkshopEntry = {
  slug: string;
  course: string;
  title: string;
  venue: string;
  capacity: number;
  days: { date: string; starts: string; ends: string }[];
  is_sample: boolean;
  [more: string]: unknown;
};

/** A one-day workshop some weeks from now, open for booking. */
export function workshopEntry(changes: Partial<WorkshopEntry> = {}): WorkshopEntry {
  return {
    slug: "circles-in-january",
    course: "circles",
    title: "Circles",
    venue: "Saltwells, Dudley",
    capacity: 24,
    days: [{ date: dayFromNow(30), starts: "09:30", ends: "16:00" }],
    is_sample: false,
    ...changes,
  };
}

/** The date in Dudley some days from today, as YYYY-MM-DD. */
export function dayFromNow(days: number): string {
  return DateTime.now().setZone("Europe/London").plus({ days }).toFormat("yyyy-MM-dd");
}
