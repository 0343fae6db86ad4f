import { html, seeOther } from "../../server/responses.tsx";
import { answerNotChangeable, type Shown } from "./answer-not-changeable.ts";
import type { NeedsStep } from "./needs.ts";
import { NeedsPage, NothingToTellPage } from "./NeedsPage.tsx";

/** Every step of saying what one needs has its page, and every page its status. */
export function answerNeedsStep(step: NeedsStep, shown: Shown): Response {
  switch (step.step) {
    case "form": {
      const { booking, values, errors, saved } = step;
      const status = errors.length > 0 ? 422 : 200;
      return html(NeedsPage({ ...shown, booking, values, errors, saved }), { status });
    }
    case "nothing-to-tell":
      return html(NothingToTellPage({ ...shown, booking: step.booking }));
    case "done":
      return seeOther(`/booking/${shown.token}/needs?saved`);
    default:
      return answerNotChangeable(step, shown);
  }
}
