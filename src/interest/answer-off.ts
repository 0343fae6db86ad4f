import { findCourse } from "../facts/courses.ts";
import { readForm } from "../server/forms.ts";
import type { Call } from "../server/handle.ts";
import { html, notFoundPage, seeOther } from "../server/responses.tsx";
import { siteAt } from "../server/site.ts";
import { LINK_VERSION } from "./interest-link.ts";
import { OffExpiredPage, OffPage, TakenOffPage } from "./InterestPages.tsx";
import { interestStore } from "./store.ts";

/** Takes someone off the list of a course by the link in their email: a GET shows the button, its POST does it. */
export async function answerOff({ request, context, services }: Call): Promise<Response> {
  const { course: slug = "", token = "" } = context.params;
  const { database, links, log, now, settings } = services;
  const course = findCourse(slug);
  if (!course) return notFoundPage();
  const site = siteAt(settings.siteUrl);
  if (request.method === "GET" && token === "") return html(TakenOffPage({ site, course }));
  const posted = request.method === "POST";
  if (posted) {
    const form = await readForm(request, { fields: [], siteUrl: settings.siteUrl });
    if (!form.ok) return form.response;
  }

  const read = links.read(token);
  const verdict = links.verify(token, { purpose: "interest", version: LINK_VERSION, now: now() });
  if (!read.ok || verdict === "wrong") return notFoundPage();
  if (verdict === "expired") return html(OffExpiredPage({ site, course }), { status: 410 });
  if (!posted) return html(OffPage({ site, course, action: new URL(request.url).pathname }));
  log.info("interest off", { outcome: await interestStore(database).leave(read.id) });
  return seeOther(`/interest/${course.slug}/off`);
}
