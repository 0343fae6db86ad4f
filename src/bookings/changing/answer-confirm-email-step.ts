import { html, seeOther } from "../../server/responses.tsx";
import { WrongLinkPage } from "../WrongLinkPage.tsx";
import type { Shown } from "./answer-not-changeable.ts";
import {
  ConfirmEmailPage,
  EmailBookedPage,
  EmailConfirmedPage,
  EmailLinkExpiredPage,
  NothingToChangePage,
  OtherOfferPage,
} from "./ConfirmEmailPages.tsx";
import type { ConfirmEmailStep } from "./confirm-email.ts";

/** Every standing of a new email has its page, and every page its status. */
export function answerConfirmEmailStep(step: ConfirmEmailStep, { site, token }: Shown): Response {
  switch (step.step) {
    case "ask":
      return html(ConfirmEmailPage({ site, workshop: step.workshop, token }));
    case "confirmed":
      return html(EmailConfirmedPage({ site, workshop: step.workshop }));
    case "changed":
      return seeOther(step.path);
    case "unchanged":
      return seeOther(`/booking/email/${token}`);
    case "already-booked":
      return html(EmailBookedPage({ site, workshop: step.workshop }), { status: 409 });
    case "other-offer-open":
      return html(OtherOfferPage({ site, workshop: step.workshop, token }), { status: 409 });
    case "over":
      return html(NothingToChangePage({ site, workshop: step.workshop }), { status: 410 });
    case "expired":
      return html(EmailLinkExpiredPage({ site }), { status: 410 });
    case "not-found":
      return html(WrongLinkPage({ site }), { status: 404 });
  }
}
