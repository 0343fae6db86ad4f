import { findCourse } from "../../facts/courses.ts";
import { interestOffPath } from "../../interest/interest-link.ts";
import { readForm } from "../../server/forms.ts";
import type { Call } from "../../server/handle.ts";
import type { SendEmails } from "../../server/mail/outbox.ts";
import { html, seeOther } from "../../server/responses.tsx";
import type { Services } from "../../server/services.ts";
import { siteAt } from "../../server/site.ts";
import { bookingPath } from "../booking-link.ts";
import type { Booking } from "../booking.ts";
import { offerPath } from "../offers/offer-link.ts";
import { partyPath } from "../party/party-link.ts";
import { WrongLinkPage } from "../WrongLinkPage.tsx";
import { erasedPath, renewedPath, sendLink, sentPath } from "./answer-ask.ts";
import { MineExpiredPage } from "./AskPages.tsx";
import { ErasePage, HeldPage } from "./HeldPages.tsx";
import { calendarPath, openMine } from "./my-link.ts";
import type { MyBookings } from "./my-bookings.ts";
import { MyBookingsPage } from "./MyBookingsPage.tsx";
import { mineStore } from "./store.ts";

/** All bookings of a person, or what is held about them, by which of the two links was opened. */
export async function answerMine(call: Call, sendEmails: SendEmails): Promise<Response> {
  const { request, context, services } = call;
  const token = context.params.token ?? "";
  const site = siteAt(services.settings.siteUrl);
  let pressed = "";
  if (request.method === "POST") {
    const form = await readForm(request, { fields: ["step"], siteUrl: services.settings.siteUrl });
    if (!form.ok) return form.response;
    pressed = form.values.step ?? "";
  }
  const opened = await openMine(services, token);
  switch (opened.link) {
    case "wrong":
      return html(WrongLinkPage({ site }), { status: 404 });
    case "erased":
    case "stopped":
      // A second press of the button: what it asks for is done.
      return pressed === "renew" ? seeOther(renewedPath) : html(WrongLinkPage({ site }), { status: 404 });
    case "expired":
      return html(MineExpiredPage({ site, purpose: opened.purpose }), { status: 410 });
    case "my-data": {
      const { id, linkVersion, held } = opened.all;
      if (pressed === "renew") {
        const outcome = await mineStore(services.database).renewLinks(id, linkVersion);
        services.log.info("links renewed", { outcome });
        return seeOther(renewedPath);
      }
      return html(HeldPage({ site, held, courses: held.courses.map(titleOf), token }));
    }
    case "my-bookings": {
      if (pressed !== "data") return html(MyBookingsPage({ site, token, ...listed(services, opened.mine) }));
      const { email } = opened.mine;
      context.waitUntil(sendLink(services, { email, what: "data", ip: context.ip }, sendEmails));
      return seeOther(sentPath);
    }
  }
}

/** Shows what goes and what stays; the POST of its button erases. */
export async function answerErase(call: Call, sendEmails: SendEmails): Promise<Response> {
  const { request, context, services } = call;
  const token = context.params.token ?? "";
  const site = siteAt(services.settings.siteUrl);
  const posted = request.method === "POST";
  if (posted) {
    const form = await readForm(request, { fields: [], siteUrl: services.settings.siteUrl });
    if (!form.ok) return form.response;
  }
  const opened = await openMine(services, token);
  if (opened.link === "expired") {
    return html(MineExpiredPage({ site, purpose: opened.purpose }), { status: 410 });
  }
  // A second press of the button: what it asks for is done.
  if (posted && opened.link === "erased") return seeOther(erasedPath);
  if (opened.link !== "my-data") return html(WrongLinkPage({ site }), { status: 404 });
  const { id, linkVersion, held } = opened.all;
  if (!posted) return html(ErasePage({ site, held, now: services.now(), token }));
  const outcome = await mineStore(services.database).erase(id, linkVersion);
  services.log.info("erase", { outcome });
  if (outcome === "not-found") {
    const { link } = await openMine(services, token);
    return link === "erased" ? seeOther(erasedPath) : html(WrongLinkPage({ site }), { status: 404 });
  }
  // Whoever is offered a place that was given up hears of it at once.
  context.waitUntil(sendEmails(services).catch(services.log.fault));
  return seeOther(erasedPath);
}

/** The copy of all that is held, to take away. */
export async function answerCopy({ context, services }: Call): Promise<Response> {
  const site = siteAt(services.settings.siteUrl);
  const opened = await openMine(services, context.params.token ?? "");
  if (opened.link === "expired") {
    return html(MineExpiredPage({ site, purpose: opened.purpose }), { status: 410 });
  }
  if (opened.link !== "my-data") return html(WrongLinkPage({ site }), { status: 404 });
  return new Response(`${JSON.stringify(opened.all.copy, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="what-we-hold.json"',
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
    },
  });
}

function listed({ links, now, settings }: Services, mine: MyBookings) {
  const moment = now();
  return {
    email: mine.email,
    bookings: mine.bookings.map((booking) => ({
      booking,
      path: lives(booking, moment) ? bookingPath(links, booking) : null,
      offerPath: offerPath(links, booking),
    })),
    parties: mine.parties.map((party) => ({
      party,
      path: lives(party, moment) ? partyPath(links, party) : null,
    })),
    interest: mine.interest.map(({ id, course }) => ({
      course: titleOf(course),
      offPath: interestOffPath(links, { id, course }, moment),
    })),
    calendarUrl: `${settings.siteUrl}${calendarPath(links, mine, moment)}`,
  };
}

/** Links to what is long over would only lead to the page that says so. */
function lives({ linkExpiresAt }: Pick<Booking, "linkExpiresAt">, now: Date): boolean {
  return linkExpiresAt > now;
}

/** A course that is no longer taught has no title left. */
function titleOf(course: string): string {
  return findCourse(course)?.title ?? course;
}
