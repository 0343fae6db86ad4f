import { html, seeOther } from "../../server/responses.tsx";
import { answerLimited } from "../answer-limited.ts";
import { answerNotChangeable, type Shown } from "./answer-not-changeable.ts";
import type { CorrectStep } from "./correct.ts";
import { CheckCorrectionPage, CorrectionPage } from "./CorrectionPages.tsx";

/** Every step of correcting a name or an email has its page, and every page its status. */
export function answerCorrectStep(step: CorrectStep, shown: Shown): Response {
  switch (step.step) {
    case "form": {
      const { booking, values, errors, asked } = step;
      const status = errors.length > 0 ? 422 : 200;
      return html(CorrectionPage({ ...shown, booking, values, errors, asked }), { status });
    }
    case "check":
      return html(CheckCorrectionPage({ ...shown, booking: step.booking, correction: step.correction }));
    case "done":
      return seeOther(`/booking/${shown.token}${step.asked ? "/details?asked" : ""}`);
    case "limited": {
      const { booking, correction, nameSaved, retryAfter } = step;
      return answerLimited({
        site: shown.site,
        workshop: booking.workshop,
        action: `/booking/${shown.token}/details`,
        step: "save",
        values: correction,
        retryAfter,
        outcome: nameSaved
          ? "The name is saved. The email address is as it was: we have sent no link to the new one."
          : "Nothing has changed, and we have sent nothing.",
        backTo: shown.token,
      });
    }
    default:
      return answerNotChangeable(step, shown);
  }
}
