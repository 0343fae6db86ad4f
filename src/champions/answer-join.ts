import { askerFrom } from "../server/clients.ts";
import { parseAnswers, readForm } from "../server/forms.ts";
import type { Call } from "../server/handle.ts";
import type { SendEmails } from "../server/mail/outbox.ts";
import { html, seeOther } from "../server/responses.tsx";
import type { Services } from "../server/services.ts";
import { siteAt } from "../server/site.ts";
import { joinFields, joinSchema, type JoinDetails } from "./join-schema.ts";
import { JoinPage } from "./JoinPage.tsx";
import { championStore } from "./store.ts";

/**
 * Shows the form, and takes it. Whoever asks gets the same answer at the same speed, whether the email is new,
 * waiting to be confirmed, a champion's already or over its limit: the work begins after the answer.
 */
export async function answerJoin({ request, context, services }: Call, sendEmails: SendEmails) {
  const site = siteAt(services.settings.siteUrl);
  if (request.method === "GET") return html(JoinPage({ site }));

  const form = await readForm(request, { fields: joinFields, siteUrl: services.settings.siteUrl });
  if (!form.ok) return form.response;
  const answers = parseAnswers(joinSchema, form.values);
  if (!answers.ok) return html(JoinPage({ site, ...answers }), { status: 422 });

  context.waitUntil(join(services, answers.data, context.ip, sendEmails));
  return seeOther("/champions/check-your-email/");
}

async function join(services: Services, details: JoinDetails, ip: string, sendEmails: SendEmails) {
  const { database, log } = services;
  try {
    const outcome = await championStore(database).join(details, askerFrom(ip, services));
    log.info("champion join", { outcome });
    await sendEmails(services);
  } catch (error) {
    log.fault(error, { work: "champion join" });
  }
}
