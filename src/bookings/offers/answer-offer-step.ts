import { html, problemPage, seeOther } from "../../server/responses.tsx";
import type { Site } from "../../server/site.ts";
import { WrongLinkPage } from "../WrongLinkPage.tsx";
import type { OfferStep } from "./offer.ts";
import {
  BookingEndedPage,
  CalledOffPage,
  GonePage,
  LapsedPage,
  PassedPage,
  StartedPage,
  TakenPage,
} from "./OfferOverPages.tsx";
import { OfferPage } from "./OfferPage.tsx";

/** Every standing of an offer has its page; what is over and cannot come back is gone. */
export function answerOfferStep(step: OfferStep, { site, token }: { site: Site; token: string }): Response {
  switch (step.step) {
    case "open":
      return html(OfferPage({ site, booking: step.booking, offer: step.offer, token }));
    case "taken":
      return html(TakenPage({ site, booking: step.booking, bookingPath: step.bookingPath }));
    case "gone":
      return html(GonePage({ site, booking: step.booking, bookingPath: step.bookingPath }));
    case "passed":
      return html(PassedPage({ site, booking: step.booking }));
    case "lapsed":
      return html(LapsedPage({ site, booking: step.booking }), { status: 410 });
    case "started":
      return html(StartedPage({ site, booking: step.booking }), { status: 410 });
    case "called-off":
      return html(CalledOffPage({ site, booking: step.booking }), { status: 410 });
    case "ended":
      return html(BookingEndedPage({ site, booking: step.booking }), { status: 410 });
    case "newer":
      return problemPage({
        status: 410,
        title: "Another link counts now",
        message: "We have written again since this link was made. Open our newest email about this workshop.",
      });
    case "done":
      // The offer's own page says what came of it, and can be loaded again without harm.
      return seeOther(`/offer/${token}`);
    case "not-found":
      return html(WrongLinkPage({ site }), { status: 404 });
  }
}
