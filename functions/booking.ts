import type { Config } from "@netlify/functions";
import { answerManageStep } from "../src/bookings/answer-manage-step.ts";
import { manageFields, showBooking, takeManageStep } from "../src/bookings/manage.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { siteAt } from "../src/server/site.ts";

/** One booking, for whoever holds the link to it: see it, cancel it. */
export default handle(
  async ({ request, context, services }) => {
    const token = context.params.token ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), token };
    if (request.method === "GET") return answerManageStep(await showBooking(services, token), shown);

    const form = await readForm(request, { fields: manageFields, siteUrl });
    if (!form.ok) return form.response;
    const step = await takeManageStep(services, token, form.values);
    if (step.step === "done") {
      context.waitUntil(sendPending(services, emailTemplates).catch(services.log.fault));
    }
    return answerManageStep(step, shown);
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/booking/:token" };
