import { html } from "../../server/responses.tsx";
import type { Services } from "../../server/services.ts";
import { siteAt } from "../../server/site.ts";
import { LinkExpiredPage } from "../CancelPages.tsx";
import { WrongLinkPage } from "../WrongLinkPage.tsx";
import { partyOfferPath } from "./party-link.ts";
import { PartyPage } from "./PartyPage.tsx";
import { partyStore } from "./store.ts";

/** Answers with the page of a party, by its manager's link; changes nothing. */
export async function answerParty(services: Services, token: string): Promise<Response> {
  const { database, links, settings } = services;
  const now = services.now();
  const site = siteAt(settings.siteUrl);
  const read = links.read(token);
  if (!read.ok || read.purpose !== "party") return html(WrongLinkPage({ site }), { status: 404 });
  const party = await partyStore(database).show(read.id);
  if (!party) return html(WrongLinkPage({ site }), { status: 404 });
  switch (links.verify(token, { purpose: "party", version: party.linkVersion, now })) {
    case "wrong":
      return html(WrongLinkPage({ site }), { status: 404 });
    case "expired":
      return html(LinkExpiredPage({ site }), { status: 410 });
    case "valid":
      return html(PartyPage({ site, party, now, offerPath: partyOfferPath(links, party) }));
  }
}
