import type { Config } from "@netlify/functions";
import { answerBookStep } from "../src/bookings/answer-book-step.ts";
import { bookFields, openBooking, takeBookStep } from "../src/bookings/book.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { siteAt } from "../src/server/site.ts";

/** Booking a place on one workshop: the form, the check page and what came of it. */
export default handle(
  async ({ request, context, services }) => {
    const slug = context.params.slug ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), now: services.now() };
    if (request.method === "GET") return answerBookStep(await openBooking(services, slug), shown);

    const form = await readForm(request, { fields: bookFields, siteUrl });
    if (!form.ok) return form.response;
    const step = await takeBookStep(services, { slug, values: form.values, ip: context.ip });
    if (step.step === "done" || step.step === "already-booked") {
      context.waitUntil(sendPending(services, emailTemplates).catch(services.log.fault));
    }
    return answerBookStep(step, shown);
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/book/:slug" };
