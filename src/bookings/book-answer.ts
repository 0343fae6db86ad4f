import { randomUUID } from "node:crypto";
import { html, notFoundPage, problemPage, seeOther } from "../server/responses.tsx";
import type { Site } from "../server/site.ts";
import type { BookStep } from "./book.ts";
import type { Shut } from "./bookable.ts";
import { CheckPage } from "./CheckPage.tsx";
import { DetailsPage } from "./DetailsPage.tsx";
import { LimitedPage } from "./LimitedPage.tsx";
import { AlreadyBookedPage, CancelledPage, ClosedPage } from "./NoPlacePages.tsx";

type Shown = { site: Site; now: Date };

/** Every step of booking has its page, and every page its status. */
export function answerBookStep(step: BookStep, { site, now }: Shown): Response {
  switch (step.step) {
    case "details": {
      const { workshop, values, errors, sentBefore } = step;
      const status = sentBefore ? 409 : errors.length > 0 ? 422 : 200;
      return html(DetailsPage({ site, workshop, values, errors, sentBefore }), { status });
    }
    case "check": {
      const { workshop, details } = step;
      return html(CheckPage({ site, workshop, details, idempotencyKey: randomUUID() }));
    }
    case "done":
      return seeOther(`/booked/${step.reference}`);
    case "already-booked":
      return html(AlreadyBookedPage({ site, workshop: step.workshop }));
    case "limited": {
      const { workshop, details, retryAfter } = step;
      const values = { ...details, key: randomUUID() };
      const page = LimitedPage({
        site,
        workshop,
        action: `/book/${workshop.slug}`,
        step: "book",
        values,
        retryAfter,
        outcome: "Nothing has been booked.",
      });
      return html(page, { status: 429, headers: { "retry-after": String(retryAfter) } });
    }
    case "shut":
      return answerShut(step, { site, now });
    case "not-found":
      return notFoundPage();
    case "unreadable":
      return problemPage({
        status: 400,
        title: "We could not read what was sent",
        message: "Nothing has been booked. Open the page of the workshop again, and book from there.",
      });
  }
}

/**
 * To read that booking is over is no error; to try all the same conflicts with what is true now. A workshop
 * that was called off is gone either way.
 */
export function answerShut({ workshop, tried }: Shut, { site, now }: Shown): Response {
  if (workshop.status === "cancelled") return html(CancelledPage({ site, workshop }), { status: 410 });
  return html(ClosedPage({ site, workshop, now }), { status: tried ? 409 : 200 });
}
