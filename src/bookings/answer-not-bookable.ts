import { html, notFoundPage, problemPage } from "../server/responses.tsx";
import type { Site } from "../server/site.ts";
import type { NotBookable, Shut } from "./bookable.ts";
import { CancelledPage, ClosedPage } from "./NoPlacePages.tsx";

export type Shown = { site: Site; now: Date };

/** Says why a workshop cannot be booked, for one person or for several. */
export function answerNotBookable(step: NotBookable, shown: Shown): Response {
  switch (step.step) {
    case "shut":
      return answerShut(step, shown);
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
function answerShut({ workshop, tried }: Shut, { site, now }: Shown): Response {
  if (workshop.status === "cancelled") return html(CancelledPage({ site, workshop }), { status: 410 });
  return html(ClosedPage({ site, workshop, now }), { status: tried ? 409 : 200 });
}
