import { randomUUID } from "node:crypto";
import { html, seeOther } from "../../server/responses.tsx";
import { answerLimited } from "../answer-limited.ts";
import { answerNotBookable, type Shown } from "../answer-not-bookable.ts";
import type { TeamStep } from "./book-party.ts";
import { TeamCheckPage } from "./TeamCheckPage.tsx";
import { teamFormPath } from "./team-form-path.ts";
import { TeamFormPage } from "./TeamFormPage.tsx";

/** Every step of booking for a team has its page, and every page its status. */
export function answerTeamStep(step: TeamStep, shown: Shown): Response {
  const { site } = shown;
  switch (step.step) {
    case "form": {
      const { workshop, values, errors, sentBefore } = step;
      const status = sentBefore ? 409 : errors.length > 0 ? 422 : 200;
      return html(TeamFormPage({ site, workshop, values, errors, sentBefore }), { status });
    }
    case "check": {
      const { workshop, values, team } = step;
      return html(TeamCheckPage({ site, workshop, values, team, idempotencyKey: randomUUID() }));
    }
    case "done":
      return seeOther(`/booked/${step.reference}`);
    case "too-large":
    case "already-booked": {
      const { workshop, values, errors } = step;
      return html(TeamFormPage({ site, workshop, values, errors }), { status: 409 });
    }
    case "limited": {
      const { workshop, values, retryAfter } = step;
      return answerLimited({
        site,
        workshop,
        action: teamFormPath(workshop.slug),
        step: "book",
        values: { ...values, key: randomUUID() },
        retryAfter,
        outcome: "Nothing has been booked.",
      });
    }
    default:
      return answerNotBookable(step, shown);
  }
}
