import type { Config } from "@netlify/functions";
import { answerCorrectStep } from "../src/bookings/changing/answer-correct-step.ts";
import { correctFields, openCorrection, takeCorrectionStep } from "../src/bookings/changing/correct.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { siteAt } from "../src/server/site.ts";

/** Correcting the name or the email of a booking. */
export default handle(
  async ({ request, context, services }) => {
    const token = context.params.token ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), token };
    if (request.method === "GET") {
      const asked = new URL(request.url).searchParams.has("asked");
      return answerCorrectStep(await openCorrection(services, token, asked), shown);
    }

    const form = await readForm(request, { fields: correctFields, siteUrl });
    if (!form.ok) return form.response;
    const step = await takeCorrectionStep(services, token, { values: form.values, ip: context.ip });
    if (step.step === "done" || step.step === "limited") {
      context.waitUntil(sendPending(services, emailTemplates).catch(services.log.fault));
    }
    return answerCorrectStep(step, shown);
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/booking/:token/details" };
