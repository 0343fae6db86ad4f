import type { Config } from "@netlify/functions";
import { answerConfirmEmailStep } from "../src/bookings/changing/answer-confirm-email-step.ts";
import { confirmEmailChange, openEmailChange } from "../src/bookings/changing/confirm-email.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { siteAt } from "../src/server/site.ts";

/** The link sent to a new email, with which it counts for a booking. */
export default handle(
  async ({ request, context, services }) => {
    const token = context.params.token ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), token };
    if (request.method === "GET")
      return answerConfirmEmailStep(await openEmailChange(services, token), shown);

    const form = await readForm(request, { fields: [], siteUrl });
    if (!form.ok) return form.response;
    const step = await confirmEmailChange(services, token);
    if (step.step === "changed") {
      context.waitUntil(sendPending(services, emailTemplates).catch(services.log.fault));
    }
    return answerConfirmEmailStep(step, shown);
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/booking/email/:token" };
