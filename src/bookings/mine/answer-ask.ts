import { askerFrom } from "../../server/clients.ts";
import { parseAnswers, readForm } from "../../server/forms.ts";
import type { Call } from "../../server/handle.ts";
import type { SendEmails } from "../../server/mail/outbox.ts";
import { html, seeOther } from "../../server/responses.tsx";
import type { Services } from "../../server/services.ts";
import { siteAt } from "../../server/site.ts";
import { askFields, askSchema, type Wanted } from "./ask-schema.ts";
import { AskPage, SentPage } from "./AskPages.tsx";
import { ErasedPage, RenewedPage } from "./HeldPages.tsx";
import { mineStore } from "./store.ts";

/** Where someone is sent after a press of a button. Each can be loaded again. */
export const sentPath = "/my-bookings/sent";
export const erasedPath = "/my-bookings/erased";
export const renewedPath = "/my-bookings/renewed";

/**
 * Shows the form, and takes it. Whoever asks gets the same answer at the same speed, whether the email is known or
 * not and over its limit or not: the work begins after the answer.
 */
export async function answerAsk({ request, context, services }: Call, sendEmails: SendEmails) {
  const site = siteAt(services.settings.siteUrl);
  const { pathname, searchParams } = new URL(request.url);
  if (request.method === "GET") {
    if (pathname === sentPath) return html(SentPage({ site }));
    if (pathname === erasedPath) return html(ErasedPage({ site }));
    if (pathname === renewedPath) return html(RenewedPage({ site }));
    const what = searchParams.get("what") === "data" ? "data" : "bookings";
    return html(AskPage({ site, values: { what } }));
  }

  const form = await readForm(request, { fields: askFields, siteUrl: services.settings.siteUrl });
  if (!form.ok) return form.response;
  const answers = parseAnswers(askSchema, form.values);
  if (!answers.ok) return html(AskPage({ site, ...answers }), { status: 422 });
  const { email, what } = answers.data;
  context.waitUntil(sendLink(services, { email, what, ip: context.ip }, sendEmails));
  return seeOther(sentPath);
}

/** Has a link sent to an email, if there is anything to show; what came of it is in the log alone. */
export async function sendLink(
  services: Services,
  { email, what, ip }: { email: string; what: Wanted; ip: string },
  sendEmails: SendEmails,
): Promise<void> {
  const { database, log } = services;
  try {
    const outcome = await mineStore(database).ask(email, what, askerFrom(ip, services));
    log.info("link asked for", { what, outcome });
    await sendEmails(services);
  } catch (error) {
    log.fault(error, { work: "link asked for" });
  }
}
