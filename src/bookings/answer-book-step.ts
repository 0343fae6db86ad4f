import { randomUUID } from "node:crypto";
import { html, seeOther } from "../server/responses.tsx";
import { answerLimited } from "./answer-limited.ts";
import { answerNotBookable, type Shown } from "./answer-not-bookable.ts";
import type { BookStep } from "./book.ts";
import { CheckPage } from "./CheckPage.tsx";
import { DetailsPage } from "./DetailsPage.tsx";
import { isKnownPartner } from "./known-partner.ts";
import { AlreadyBookedPage } from "./NoPlacePages.tsx";

/** Every step of booking has its page, and every page its status. */
export function answerBookStep(step: BookStep, shown: Shown): Response {
  const { site } = shown;
  switch (step.step) {
    case "details": {
      const { workshop, values, errors, sentBefore } = step;
      const status = sentBefore ? 409 : errors.length > 0 ? 422 : 200;
      return html(DetailsPage({ site, workshop, values, errors, sentBefore }), { status });
    }
    case "check": {
      const { workshop, details } = step;
      const mustPress = !isKnownPartner(details.email);
      return html(CheckPage({ site, workshop, details, mustPress, idempotencyKey: randomUUID() }));
    }
    case "done":
      return seeOther(`/booked/${step.reference}`);
    case "already-booked":
      return html(AlreadyBookedPage({ site, workshop: step.workshop }));
    case "limited": {
      const { workshop, details, retryAfter } = step;
      return answerLimited({
        site,
        workshop,
        action: `/book/${workshop.slug}`,
        step: "book",
        values: { ...details, key: randomUUID() },
        retryAfter,
        outcome: "Nothing has been booked.",
      });
    }
    default:
      return answerNotBookable(step, shown);
  }
}
