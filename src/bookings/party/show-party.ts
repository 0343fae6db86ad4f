import { html, notFoundPage } from "../../server/responses.tsx";
import type { Services } from "../../server/services.ts";
import { siteAt } from "../../server/site.ts";
import { LinkExpiredPage } from "../CancelPages.tsx";
import { partyOfferPath } from "./party-link.ts";
import { PartyPage } from "./PartyPage.tsx";
import { partyStore } from "./store.ts";

/** Answers with the page of a party, by its manager's link; changes nothing. */
export async function showParty(services: Services, token: string): Promise<Response> {
  const { database, links, settings } = services;
  const now = services.now();
  const read = links.read(token);
  if (!read.ok || read.purpose !== "party") return notFoundPage();
  const party = await partyStore(database).show(read.id);
  if (!party) return notFoundPage();
  const site = siteAt(settings.siteUrl);
  switch (links.verify(token, { purpose: "party", version: party.linkVersion, now })) {
    case "wrong":
      return notFoundPage();
    case "expired":
      return html(LinkExpiredPage({ site }), { status: 410 });
    case "valid":
      return html(PartyPage({ site, party, now, offerPath: partyOfferPath(links, party) }));
  }
}
