import type { Config } from "@netlify/functions";
import { answerNeedsStep } from "../src/bookings/changing/answer-needs-step.ts";
import { needsFields, openNeeds, takeNeedsStep } from "../src/bookings/changing/needs.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { siteAt } from "../src/server/site.ts";

/** Saying what one needs to take part, or no longer needs. */
export default handle(
  async ({ request, context, services }) => {
    const token = context.params.token ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), token };
    if (request.method === "GET") {
      const saved = new URL(request.url).searchParams.has("saved");
      return answerNeedsStep(await openNeeds(services, token, saved), shown);
    }

    const form = await readForm(request, { fields: needsFields, siteUrl });
    if (!form.ok) return form.response;
    return answerNeedsStep(await takeNeedsStep(services, token, form.values), shown);
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/booking/:token/needs" };
