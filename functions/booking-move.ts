import type { Config } from "@netlify/functions";
import { answerMoveStep } from "../src/bookings/changing/answer-move-step.ts";
import { moveFields, openMove, takeMoveStep } from "../src/bookings/changing/move.ts";
import { emailTemplates } from "../src/email-templates.ts";
import { readForm } from "../src/server/forms.ts";
import { handle } from "../src/server/handle.ts";
import { sendPending } from "../src/server/mail/outbox.ts";
import { siteAt } from "../src/server/site.ts";

/** Moving a place to another workshop of the course. */
export default handle(
  async ({ request, context, services }) => {
    const token = context.params.token ?? "";
    const { siteUrl } = services.settings;
    const shown = { site: siteAt(siteUrl), token };
    if (request.method === "GET") return answerMoveStep(await openMove(services, token), shown);

    const form = await readForm(request, { fields: moveFields, siteUrl });
    if (!form.ok) return form.response;
    const step = await takeMoveStep(services, token, form.values);
    if (step.step === "done") {
      context.waitUntil(sendPending(services, emailTemplates).catch(services.log.fault));
    }
    return answerMoveStep(step, shown);
  },
  { methods: ["GET", "POST"] },
);

export const config: Config = { path: "/booking/:token/move" };
