import { html, notFoundPage } from "../server/responses.tsx";
import type { Services } from "../server/services.ts";
import { siteAt } from "../server/site.ts";
import { showWorkshop } from "./store.ts";
import type { CourseWords } from "./WorkshopList.tsx";
import { WorkshopPage } from "./WorkshopPage.tsx";

/** Answers with the page of one workshop as it is now, or with the page for addresses that lead nowhere. */
export async function answerWorkshopPage(
  services: Services,
  slug: string,
  findCourse: (slug: string) => CourseWords | undefined,
): Promise<Response> {
  const workshop = await showWorkshop(services.database, slug);
  if (!workshop) return notFoundPage();
  const site = siteAt(services.settings.siteUrl);
  const checkedAt = services.now().toISOString();
  return html(WorkshopPage({ site, workshop, course: findCourse(workshop.course), checkedAt }));
}
