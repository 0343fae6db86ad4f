import { html, seeOther } from "../../server/responses.tsx";
import { answerNotChangeable, type Shown } from "./answer-not-changeable.ts";
import type { MoveStep } from "./move.ts";
import { CheckMovePage, ChooseMovePage } from "./MovePages.tsx";

/** Every step of moving has its page, and every page its status. */
export function answerMoveStep(step: MoveStep, shown: Shown): Response {
  switch (step.step) {
    case "choose": {
      const { booking, workshops, problem } = step;
      const page = ChooseMovePage({ ...shown, booking, workshops, problem });
      // Nothing chosen is a mistake in the form; the rest conflicts with what has become true meanwhile.
      return html(page, { status: problem === null ? 200 : problem === "nothing-chosen" ? 422 : 409 });
    }
    case "check":
      return html(CheckMovePage({ ...shown, booking: step.booking, there: step.there }));
    case "done":
      return seeOther(step.path);
    default:
      return answerNotChangeable(step, shown);
  }
}
