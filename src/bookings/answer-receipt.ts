import { html, notFoundPage } from "../server/responses.tsx";
import type { Services } from "../server/services.ts";
import { siteAt } from "../server/site.ts";
import { PartyReceiptPage } from "./party/PartyReceiptPage.tsx";
import { ReceiptPage } from "./ReceiptPage.tsx";
import { bookingStore } from "./store.ts";

const form = /^[a-z0-9-]{4,24}$/i;

/** Answers with the confirmation of a booking, or of a team's; a reference that nobody has looks like no page at all. */
export async function answerReceipt(
  { database, now, settings }: Services,
  reference: string,
): Promise<Response> {
  if (!form.test(reference)) return notFoundPage();
  const receipt = await bookingStore(database).showReceipt(reference.toUpperCase());
  if (!receipt) return notFoundPage();
  const site = siteAt(settings.siteUrl);
  const { party } = receipt;
  return html(
    party ? PartyReceiptPage({ site, receipt, party }) : ReceiptPage({ site, receipt, now: now() }),
  );
}
