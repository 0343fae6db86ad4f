import { readForm } from "../server/forms.ts";
import type { Call } from "../server/handle.ts";
import type { SendEmails } from "../server/mail/outbox.ts";
import { html, seeOther } from "../server/responses.tsx";
import type { Services } from "../server/services.ts";
import { siteAt } from "../server/site.ts";
import { openLink, versionOf, type LinkPurpose } from "./champion-link.ts";
import { ConfirmPage, ExpiredLinkPage, LeavePage, UsedLinkPage, WrongLinkPage } from "./LinkPages.tsx";
import { championStore } from "./store.ts";

const done = { "champion-confirm": "/champions/welcome/", "champion-leave": "/champions/left/" } as const;

/** Opens an emailed link: a GET only shows its button, and the POST of that button does what it says. */
export async function answerLink(
  call: Call,
  purpose: LinkPurpose,
  sendEmails: SendEmails,
): Promise<Response> {
  const { request, context, services } = call;
  const site = siteAt(services.settings.siteUrl);
  const posted = request.method === "POST";
  if (posted) {
    const form = await readForm(request, { fields: [], siteUrl: services.settings.siteUrl });
    if (!form.ok) return form.response;
  }

  const link = await openLink(services, context.params.token ?? "", purpose);
  switch (link.state) {
    case "wrong":
      return html(WrongLinkPage({ site }), { status: 404 });
    case "expired":
      return html(ExpiredLinkPage({ site, purpose }), { status: 410 });
    case "used":
      return html(UsedLinkPage({ site, purpose }), { status: 410 });
    case "good": {
      const action = new URL(request.url).pathname;
      const Asked = purpose === "champion-confirm" ? ConfirmPage : LeavePage;
      if (!posted) return html(Asked({ site, action }));
      const outcome = await act(services, link.champion, purpose);
      services.log.info(purpose, { outcome });
      if (outcome === "not-found") return html(WrongLinkPage({ site }), { status: 404 });
      context.waitUntil(sendEmails(services).catch(services.log.fault));
      return seeOther(done[purpose]);
    }
  }
}

function act({ database }: Services, champion: Parameters<typeof versionOf>[0], purpose: LinkPurpose) {
  const champions = championStore(database);
  const version = versionOf(champion, purpose);
  return purpose === "champion-confirm"
    ? champions.confirm(champion.id, version)
    : champions.leave(champion.id, version);
}
