import { html, seeOther } from "../../server/responses.tsx";
import type { Site } from "../../server/site.ts";
import { LinkExpiredPage } from "../CancelPages.tsx";
import { WrongLinkPage } from "../WrongLinkPage.tsx";
import type { NotChangeable } from "./changeable.ts";
import { NoPlacePage, TooLatePage } from "./NotChangeablePages.tsx";

export type Shown = { site: Site; token: string };

/** Says why a booking cannot be changed, and what to do instead. */
export function answerNotChangeable(step: NotChangeable, { site, token }: Shown): Response {
  switch (step.step) {
    case "not-found":
      return html(WrongLinkPage({ site }), { status: 404 });
    case "expired":
      return html(LinkExpiredPage({ site }), { status: 410 });
    case "over":
      return seeOther(`/booking/${token}`);
    case "too-late":
      return html(TooLatePage({ site, booking: step.booking, token }), { status: 409 });
    case "no-place":
      return html(NoPlacePage({ site, booking: step.booking, token }), { status: 409 });
  }
}
