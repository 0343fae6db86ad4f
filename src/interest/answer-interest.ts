import { findCourse } from "../facts/courses.ts";
import { askerFrom } from "../server/clients.ts";
import { parseAnswers, readForm } from "../server/forms.ts";
import type { Call } from "../server/handle.ts";
import { html, notFoundPage, seeOther } from "../server/responses.tsx";
import type { Services } from "../server/services.ts";
import { siteAt } from "../server/site.ts";
import { interestFields, interestSchema } from "./interest-schema.ts";
import { InterestPage, NotedPage } from "./InterestPages.tsx";
import { interestStore } from "./store.ts";

/**
 * Shows the form of a course, and takes it. Whoever asks gets the same answer at the same speed, whether their email
 * is on the list already or not: the work begins after the answer.
 */
export async function answerInterest({ request, context, services }: Call): Promise<Response> {
  const course = findCourse(context.params.course ?? "");
  if (!course) return notFoundPage();
  const site = siteAt(services.settings.siteUrl);
  const form = `/interest/${course.slug}`;
  if (request.method === "GET") {
    const noted = new URL(request.url).pathname.endsWith("/noted");
    return html(noted ? NotedPage({ site, course }) : InterestPage({ site, course }));
  }

  const read = await readForm(request, { fields: interestFields, siteUrl: services.settings.siteUrl });
  if (!read.ok) return read.response;
  const answers = parseAnswers(interestSchema, read.values);
  if (!answers.ok) return html(InterestPage({ site, course, ...answers }), { status: 422 });
  context.waitUntil(note(services, { email: answers.data.email, course: course.slug, ip: context.ip }));
  return seeOther(`${form}/noted`);
}

async function note(services: Services, wish: { email: string; course: string; ip: string }) {
  const { database, log } = services;
  try {
    const by = askerFrom(wish.ip, services);
    const outcome = await interestStore(database).note(wish.email, wish.course, by);
    log.info("interest", { course: wish.course, outcome });
  } catch (error) {
    log.fault(error, { work: "interest" });
  }
}
