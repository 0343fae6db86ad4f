import { html, seeOther } from "../../server/responses.tsx";
import type { Site } from "../../server/site.ts";
import { WrongLinkPage } from "../WrongLinkPage.tsx";
import type { PartyOfferStep } from "./offer.ts";
import { PartyOfferOverPage } from "./PartyOfferOverPage.tsx";
import { PartyOfferPage } from "./PartyOfferPage.tsx";

/** Every standing of an offer to a party has its page; what is over and cannot come back is gone. */
export function answerPartyOfferStep(
  step: PartyOfferStep,
  { site, token }: { site: Site; token: string },
): Response {
  switch (step.step) {
    case "open":
      return html(PartyOfferPage({ site, party: step.party, offer: step.offer, token }));
    case "taken":
    case "gone":
      return html(
        PartyOfferOverPage({ site, party: step.party, over: step.step, partyPath: step.partyPath }),
      );
    case "passed":
      return html(PartyOfferOverPage({ site, party: step.party, over: "passed", partyPath: null }));
    case "newer":
    case "lapsed":
    case "started":
    case "called-off":
    case "ended": {
      const page = PartyOfferOverPage({ site, party: step.party, over: step.step, partyPath: null });
      return html(page, { status: 410 });
    }
    case "done":
      // The offer's own page says what came of it, and can be loaded again without harm.
      return seeOther(`/offer/${token}`);
    case "not-found":
      return html(WrongLinkPage({ site }), { status: 404 });
  }
}
