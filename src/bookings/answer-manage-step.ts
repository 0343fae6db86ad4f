import { html, seeOther } from "../server/responses.tsx";
import type { Site } from "../server/site.ts";
import { BookingPage } from "./BookingPage.tsx";
import { ConfirmCancelPage, LinkExpiredPage, TooLateToCancelPage } from "./CancelPages.tsx";
import type { ManageStep } from "./manage.ts";
import { WrongLinkPage } from "./WrongLinkPage.tsx";

/** Every step of managing a booking has its page, and every page its status. */
export function answerManageStep(step: ManageStep, { site, token }: { site: Site; token: string }): Response {
  switch (step.step) {
    case "show":
      return html(BookingPage({ ...step, site, token }));
    case "ask":
      return html(ConfirmCancelPage({ ...step, site, token }), { status: step.changed ? 409 : 200 });
    case "done":
      // The booking's own page shows it as cancelled, and can be loaded again without harm.
      return seeOther(`/booking/${token}`);
    case "too-late":
      return html(TooLateToCancelPage({ site, booking: step.booking }), { status: 409 });
    case "expired":
      return html(LinkExpiredPage({ site }), { status: 410 });
    case "not-found":
      return html(WrongLinkPage({ site }), { status: 404 });
  }
}
