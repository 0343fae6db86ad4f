import { html, seeOther } from "../../server/responses.tsx";
import { answerNotChangeable, type Shown } from "./answer-not-changeable.ts";
import type { CorrectStep } from "./correct.ts";
import { CheckCorrectionPage, CorrectionPage } from "./CorrectionPages.tsx";
import { WaitPage } from "./NotChangeablePages.tsx";

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
      const { booking, correction, retryAfter } = step;
      const page = WaitPage({ ...shown, booking, action: "details", values: correction, retryAfter });
      return html(page, { status: 429, headers: { "retry-after": String(retryAfter) } });
    }
    default:
      return answerNotChangeable(step, shown);
  }
}
