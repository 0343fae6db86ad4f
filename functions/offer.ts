import type { Config } from "@netlify/functions";
import { answerOfferStep } from "../src/bookings/offers/offer-answer.ts";
import { answerOffer, offerFields, showOffer } from "../src/bookings/offers/offer.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { siteAt } from "../src/server/site.ts";

/** An offered place, for whoever holds the link to it: take it, or pass it on. */
export default handle(
  async ({ request, context, services }) => {
    const token = context.params.token ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), token };
    if (request.method === "GET") return answerOfferStep(await showOffer(services, token), shown);

    const form = await readForm(request, { fields: offerFields, siteUrl });
    if (!form.ok) return form.response;
    const step = await answerOffer(services, token, form.values.step ?? "");
    if (step.step === "done") {
      context.waitUntil(sendPending(services, emailTemplates).catch(services.log.fault));
    }
    return answerOfferStep(step, shown);
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/offer/:token" };
