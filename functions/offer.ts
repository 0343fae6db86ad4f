import type { Config } from "@netlify/functions";
import { answerOfferStep } from "../src/bookings/offers/answer-offer-step.ts";
import { offerFields, showOffer, takeOfferStep } from "../src/bookings/offers/offer.ts";
import { answerPartyOfferStep } from "../src/bookings/party/answer-party-offer-step.ts";
import { isPartyOffer, showPartyOffer, takePartyOfferStep } from "../src/bookings/party/offer.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { siteAt } from "../src/server/site.ts";

/** An offered place, or the places offered to a team, for whoever holds the link: take them, or pass them on. */
export default handle(
  async ({ request, context, services }) => {
    const token = context.params.token ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), token };
    const forParty = isPartyOffer(services.links, token);
    if (request.method === "GET") {
      return forParty
        ? answerPartyOfferStep(await showPartyOffer(services, token), shown)
        : answerOfferStep(await showOffer(services, token), shown);
    }

    const form = await readForm(request, { fields: offerFields, siteUrl });
    if (!form.ok) return form.response;
    const pressed = form.values.step ?? "";
    const response = forParty
      ? answerPartyOfferStep(await takePartyOfferStep(services, token, pressed), shown)
      : answerOfferStep(await takeOfferStep(services, token, pressed), shown);
    if (response.status === 303) {
      context.waitUntil(sendPending(services, emailTemplates).catch(services.log.fault));
    }
    return response;
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/offer/:token" };
