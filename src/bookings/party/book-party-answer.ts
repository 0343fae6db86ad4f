import { randomUUID } from "node:crypto";
import { html, notFoundPage, problemPage, seeOther } from "../../server/responses.tsx";
import type { Site } from "../../server/site.ts";
import { answerShut } from "../book-answer.ts";
import { LimitedPage } from "../LimitedPage.tsx";
import type { TeamStep } from "./book-party.ts";
import { TeamCheckPage } from "./TeamCheckPage.tsx";
import { teamFormPath } from "./team-form-path.ts";
import { TeamFormPage } from "./TeamFormPage.tsx";

/** Every step of booking for a team has its page, and every page its status. */
export function answerTeamStep(step: TeamStep, { site, now }: { site: Site; now: Date }): Response {
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
    case "already-booked": {
      const { workshop, values, errors } = step;
      return html(TeamFormPage({ site, workshop, values, errors }), { status: 409 });
    }
    case "limited": {
      const { workshop, retryAfter } = step;
      const values = { ...step.values, key: randomUUID() };
      const page = LimitedPage({
        site,
        workshop,
        action: teamFormPath(workshop.slug),
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
