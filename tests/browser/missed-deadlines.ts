import type { LocalDatabase } from "../../src/local/database.ts";
import type { Links } from "../../src/server/links.ts";
import { bookingRequest, type Person } from "../support/people.ts";
import { slugOf, type OwnWorkshop } from "./own-workshops.ts";

type Script = "on" | "off";

/** Whose time was over, and who came next in line, on workshops that were prepared for each way of walking. */
export const missed = (what: "offer" | "hold", script: Script) => ({
  late: someoneFixed(`Late ${what} ${script}`, what === "hold" ? "post.example" : "dudley.example"),
  next: someoneFixed(`Next ${what} ${script}`),
});

/** Paths behind links whose time is over, and behind two to one place that was free for either. */
export type MissedLinks = Record<
  "lapsedOfferOn" | "lapsedOfferOff" | "lapsedHoldOn" | "lapsedHoldOff" | "firstCome" | "tooSlow",
  string
>;

/** Lets an offer and a hold run out, and a place come free in the last 24 hours. */
export async function prepareMissed(opened: LocalDatabase, links: Links): Promise<MissedLinks> {
  const soon = new Date(Date.now() + 3_600_000);
  const past = new Date(Date.now() - 3_600_000);
  const bookingLink = (id: string) =>
    `/booking/${links.sign({ id, purpose: "booking", version: 1, expiresAt: soon })}`;
  const offerLink = (id: string, expiresAt: Date) =>
    `/offer/${links.sign({ id, purpose: "offer", version: 1, expiresAt })}`;
  const lapsedOffer = async (script: Script) => offerLink(await letOfferLapse(opened, script), past);
  const lapsedHold = async (script: Script) => bookingLink(await letHoldLapse(opened, script));
  const [quick, slow] = await freeInLastHours(opened);
  return {
    lapsedOfferOn: await lapsedOffer("on"),
    lapsedOfferOff: await lapsedOffer("off"),
    lapsedHoldOn: await lapsedHold("on"),
    lapsedHoldOff: await lapsedHold("off"),
    firstCome: offerLink(quick, soon),
    tooSlow: offerLink(slow, soon),
  };
}

async function letOfferLapse(opened: LocalDatabase, script: Script): Promise<string> {
  const { late, next } = missed("offer", script);
  const workshop = `lapsed-offer-${script}` as const;
  const holder = await bookOn(opened, workshop, someoneFixed(`Holder ${script}`));
  const id = await bookOn(opened, workshop, late);
  await bookOn(opened, workshop, next);
  await opened.database.call("cancel_booking", { booking_id: holder, link_version: 1 });
  await opened.exec("update app.bookings set offer_until = app.clock() - interval '1 hour' where id = $1", [
    id,
  ]);
  return id;
}

async function letHoldLapse(opened: LocalDatabase, script: Script): Promise<string> {
  const { late, next } = missed("hold", script);
  const workshop = `lapsed-hold-${script}` as const;
  const id = await bookOn(opened, workshop, late, { known_partner: false });
  await bookOn(opened, workshop, next);
  await opened.exec("update app.bookings set held_until = app.clock() - interval '1 hour' where id = $1", [
    id,
  ]);
  return id;
}

/** Booking closes then, so that the site's first pages do not offer a workshop of the tests. */
async function freeInLastHours(opened: LocalDatabase): Promise<[quick: string, slow: string]> {
  const [holder, quick, slow] = [
    await bookOn(opened, "last-hours", someoneFixed("Holder of the last place")),
    await bookOn(opened, "last-hours", someoneFixed("Quick")),
    await bookOn(opened, "last-hours", someoneFixed("Slow")),
  ];
  await opened.database.call("cancel_booking", { booking_id: holder, link_version: 1 });
  await opened.exec("update app.workshops set closes_at = app.clock() where slug = $1", [
    slugOf("last-hours"),
  ]);
  return [quick, slow];
}

async function bookOn(
  { database }: LocalDatabase,
  workshop: OwnWorkshop,
  who: Person,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const request = bookingRequest(slugOf(workshop), who, changes);
  const reply = (await database.call("book_place", { request })) as { booking_id?: string };
  if (!reply.booking_id) throw new Error(`No booking on ${workshop}: ${JSON.stringify(reply)}`);
  return reply.booking_id;
}

function someoneFixed(name: string, domain = "dudley.example"): Person {
  return {
    name,
    email: `${name.toLowerCase().replaceAll(" ", ".")}@${domain}`,
    organisation: "Thorns Primary School",
    role: "Family support worker",
    team: "",
  };
}
