import { html, seeOther } from "../../server/responses.tsx";
import { answerLimited } from "../answer-limited.ts";
import { answerNotChangeable, type Shown } from "./answer-not-changeable.ts";
import type { HandOverStep } from "./hand-over.ts";
import { CheckHandOverPage, ColleagueBookedPage, HandOverPage } from "./HandOverPages.tsx";

/** Every step of handing over has its page, and every page its status. */
export function answerHandOverStep(step: HandOverStep, shown: Shown): Response {
  switch (step.step) {
    case "form": {
      const { booking, values, errors } = step;
      const status = errors.length > 0 ? 422 : 200;
      return html(HandOverPage({ ...shown, booking, values, errors }), { status });
    }
    case "check": {
      const { booking, colleague, mustPress } = step;
      return html(CheckHandOverPage({ ...shown, booking, colleague, mustPress }));
    }
    case "done":
      // The booking's own page says that the place is handed over, and can be loaded again without harm.
      return seeOther(`/booking/${shown.token}`);
    case "already-booked":
      return html(ColleagueBookedPage({ ...shown, booking: step.booking }), { status: 409 });
    case "limited": {
      const { booking, colleague, retryAfter } = step;
      return answerLimited({
        site: shown.site,
        workshop: booking.workshop,
        action: `/booking/${shown.token}/hand-over`,
        step: "save",
        values: colleague,
        retryAfter,
        outcome: "Your place is still yours, and we have sent nothing.",
        backTo: shown.token,
      });
    }
    default:
      return answerNotChangeable(step, shown);
  }
}
