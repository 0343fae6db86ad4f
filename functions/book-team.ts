import type { Config } from "@netlify/functions";
import { answerTeamStep } from "../src/bookings/party/answer-team-step.ts";
import { bookTeamFields, openTeamForm, takeTeamStep } from "../src/bookings/party/book-party.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { siteAt } from "../src/server/site.ts";

/** Booking one workshop for several people: the form, the check page and what came of it. */
export default handle(
  async ({ request, context, services }) => {
    const slug = context.params.slug ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), now: services.now() };
    if (request.method === "GET") return answerTeamStep(await openTeamForm(services, slug), shown);

    const form = await readForm(request, { fields: bookTeamFields, siteUrl });
    if (!form.ok) return form.response;
    const step = await takeTeamStep(services, { slug, values: form.values, ip: context.ip });
    if (step.step === "done" || step.step === "already-booked") {
      context.waitUntil(sendPending(services, emailTemplates).catch(services.log.fault));
    }
    return answerTeamStep(step, shown);
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/book/:slug/team" };
