import { describe, expect, it } from "vitest";
import { emailTemplates } from "../../src/email-templates.ts";
import { createLinks } from "../../src/server/links.ts";
import { compose } from "../../src/server/mail/compose.ts";
import type { Email } from "../../src/server/mail/email.ts";
import { renderText } from "../../src/server/mail/render-text.ts";
import { siteAt } from "../../src/server/site.ts";
import { booking, makeUp, party } from "./bookings/example.ts";

const siteUrl = "https://restorative.test";
const site = siteAt(siteUrl);
const links = createLinks("a secret of thirty-two letters or more");
const now = new Date("2026-09-01T09:00:00Z");

const waiting = { ...booking, status: "waiting", position: 3, had_place: false };
const ended = (how: string) => ({ ...booking, status: "cancelled", ended_as: how, version: 2 });
const calledOff = { ...booking.workshop, status: "cancelled", called_off_from: 1 };
const offer = { number: 1, until: "2026-09-03T09:00:00+00:00", first_come: false };
const champion = {
  id: booking.id,
  name: "Sam Begum",
  email: "sam@dudley.example",
  organisation: "Netherton Park Nursery",
  setting: "early-years",
  why: "To talk with each other.",
  listed: true,
  status: "confirmed",
  confirm_version: 1,
  leave_version: 1,
};
const somebody = { id: booking.id, link_version: 1, email: "ada@dudley.example" };

/** What each kind of email is written from. A new kind belongs here too. */
const contexts: Record<string, object> = {
  booked: booking,
  hold: { ...booking, status: "held", had_place: false, held_until: offer.until },
  "hold-lapsed": ended("unpressed"),
  waiting,
  "already-booked": booking,
  cancelled: ended("cancelled"),
  offered: { ...booking, status: "offered", had_place: false, offer_number: 1, offer },
  "last-places": { ...waiting, offer_number: 1, offer: { ...offer, first_come: true } },
  promoted: booking,
  "offer-lapsed": ended("lapsed"),
  "offer-passed": ended("passed"),
  "party-booked": party,
  "party-unpressed": { ...party, unpressed: 1 },
  "party-offered": { ...party, offer_number: 1, offer },
  "party-offer-lapsed": party,
  "party-offer-passed": party,
  "handed-over": ended("handed-over"),
  "handed-to-you": { ...booking, handed_by: "Grace Lim" },
  "handed-back": booking,
  "moved-away": ended("moved"),
  "moved-here": booking,
  "details-changed": booking,
  "confirm-email": { id: booking.id, booking },
  "email-changed": booking,
  "email-left": booking,
  "workshop-changed": { ...booking, was: null },
  "workshop-cancelled": { ...ended("workshop-cancelled"), workshop: calledOff },
  joining: booking,
  "reminder-week": booking,
  "reminder-day": booking,
  "reminder-later-day": { ...booking, started: true },
  "party-too-large": party,
  "party-workshop-changed": { ...party, was: null },
  "party-workshop-cancelled": { ...party, workshop: calledOff },
  "make-up": { ...booking, make_ups: [makeUp] },
  "make-up-week": { ...booking, make_ups: [makeUp] },
  "make-up-day": { ...booking, make_ups: [makeUp] },
  "make-up-cancelled": { ...booking, make_ups: [{ ...makeUp, cancelled: true }] },
  "my-bookings": somebody,
  "my-data": somebody,
  "champion-confirm": champion,
  "champion-welcome": champion,
  "champion-already": champion,
  "champion-left": champion,
  "interest-open": { id: booking.id, course: booking.workshop.course, workshop: booking.workshop },
};

/** Those that may reach somebody other than whom they are meant for, or are about no booking. */
const namesNoBooking = /^(confirm-email|my-|champion-|interest-)/;

const kinds = Object.keys(emailTemplates);

function write(kind: string): Email {
  const email = emailTemplates[kind]?.(contexts[kind], { links, site, siteUrl, carriesFiles: true, now });
  if (!email) throw new Error(`There is no email of the kind ${kind}`);
  return email;
}

describe("Every email that the site sends", () => {
  it.each(kinds)("%s says whom to ask, and that a worry about a child goes elsewhere", (kind) => {
    const text = renderText(write(kind));
    const contact = kind.startsWith("champion-") ? site.emails.champions : site.emails.team;
    expect(text).toContain(`Questions? Write to ${contact.value}.`);
    expect(text).toContain("ring 999");
    expect(text).toContain(`${siteUrl}/worried-about-a-child/`);
  });

  it.each(kinds.filter((kind) => !namesNoBooking.test(kind)))("%s says which booking it is about", (kind) => {
    const { reference } = kind.startsWith("party-") ? party : booking;
    expect(renderText(write(kind))).toContain(`Reference: ${reference}`);
  });

  it("is answered to the team, who read what comes there", async () => {
    const message = { messageId: "m", to: "ada@dudley.example", email: write("reminder-day") };
    const raw = String(await compose(message, "no-reply@dudley.example", site));
    const unfolded = raw.replace(/\r\n[ \t]+/g, " ");
    expect(unfolded).toContain(`Reply-To: ${site.team} <${site.emails.team.value}>\r\n`);
  });
});
