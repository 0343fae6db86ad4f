import type { Config } from "@netlify/functions";
import { answerHandOverStep } from "../src/bookings/changing/answer-hand-over-step.ts";
import { handOverFields, openHandOver, takeHandOverStep } from "../src/bookings/changing/hand-over.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { siteAt } from "../src/server/site.ts";

/** Giving a place to a colleague. */
export default handle(
  async ({ request, context, services }) => {
    const token = context.params.token ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), token };
    if (request.method === "GET") return answerHandOverStep(await openHandOver(services, token), shown);

    const form = await readForm(request, { fields: handOverFields, siteUrl });
    if (!form.ok) return form.response;
    const step = await takeHandOverStep(services, token, { values: form.values, ip: context.ip });
    if (step.step === "done" || step.step === "already-booked") {
      context.waitUntil(sendPending(services, emailTemplates).catch(services.log.fault));
    }
    return answerHandOverStep(step, shown);
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/booking/:token/hand-over" };
