import type { Links } from "../../server/links.ts";
import type { Services } from "../../server/services.ts";
import type { AllHeld, MyBookings } from "./my-bookings.ts";
import { mineStore } from "./store.ts";

/** What a link to one's own opens. Which of the two it is stands in the token, so neither opens the other. */
export type OpenedMine =
  | { link: "my-bookings"; mine: MyBookings }
  | { link: "my-data"; all: AllHeld }
  | { link: "expired"; purpose: "my-bookings" | "my-data" }
  /** A link to what is held, of somebody who is erased; or one that no longer counts. To a GET both are wrong. */
  | { link: "erased" | "stopped" }
  | { link: "wrong" };

type World = Pick<Services, "database" | "links" | "now">;

/** Judges a token against the person as the database holds them now. Whoever is erased has no page any more. */
export async function openMine(world: World, token: string): Promise<OpenedMine> {
  const read = world.links.read(token);
  if (!read.ok) return { link: "wrong" };
  const store = mineStore(world.database);
  if (read.purpose === "my-bookings") {
    const mine = await store.showBookings(read.id);
    const link = mine ? judge(world, token, read.purpose, mine.linkVersion) : "wrong";
    if (link === "valid" && mine) return { link: "my-bookings", mine };
    return link === "expired" ? { link, purpose: read.purpose } : { link: "wrong" };
  }
  if (read.purpose === "my-data") {
    const all = await store.showHeld(read.id);
    if (!all) return { link: "erased" };
    const link = judge(world, token, read.purpose, all.linkVersion);
    if (link === "valid") return { link: "my-data", all };
    return link === "expired" ? { link, purpose: read.purpose } : { link: "stopped" };
  }
  return { link: "wrong" };
}

function judge({ links, now }: World, token: string, purpose: "my-bookings" | "my-data", version: number) {
  return links.verify(token, { purpose, version, now: now() });
}

const minutes = 60_000;
const hours = 60 * minutes;

/** How long the links to one's own work, from when they are sent. */
const lives = { "my-bookings": 24 * hours, "my-data": 15 * minutes, calendar: 2 * 365.25 * 24 * hours };

/** The page of one's own, for whoever it belongs to. */
export function minePath(
  links: Links,
  purpose: "my-bookings" | "my-data",
  person: { id: string; linkVersion: number },
  now: Date,
): string {
  return `/my-bookings/${sign(links, purpose, person, now)}`;
}

/** Where a calendar program gets the days of a person, for two years. It lets nobody change anything. */
export function calendarPath(links: Links, person: { id: string; linkVersion: number }, now: Date): string {
  return `/calendar/${sign(links, "calendar", person, now)}.ics`;
}

function sign(
  links: Links,
  purpose: keyof typeof lives,
  { id, linkVersion }: { id: string; linkVersion: number },
  now: Date,
): string {
  const expiresAt = new Date(now.getTime() + lives[purpose]);
  return links.sign({ id, purpose, version: linkVersion, expiresAt });
}
