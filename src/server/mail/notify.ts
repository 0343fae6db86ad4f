import { NotifyClient } from "notifications-node-client";
import { z } from "zod";
import type { Mailer, SendResult } from "./mailer.ts";
import { renderNotify } from "./render-notify.ts";
import { oneLine } from "./render-text.ts";

type Notify = {
  apiKey: string;
  /** A template whose subject is ((subject)) and whose body is ((body)). */
  templateId: string;
  /** Where the API answers, for tests. */
  baseUrl?: string;
  timeoutMs?: number;
};

/** Sends through GOV.UK Notify, which takes no calendar files: templates link to them instead. */
export function createNotifyMailer({ apiKey, templateId, baseUrl, timeoutMs = 10_000 }: Notify): Mailer {
  const client = baseUrl ? new NotifyClient(baseUrl, apiKey) : new NotifyClient(apiKey);
  client.apiClient.setClient(client.apiClient.restClient.create({ timeout: timeoutMs }));
  return {
    carriesFiles: false,
    async send({ messageId, to, email }) {
      try {
        await client.sendEmail(templateId, to, {
          personalisation: { subject: oneLine(email.subject), body: renderNotify(email) },
          reference: messageId,
          sanitiseContentFor: ["subject"],
        });
        return { result: "sent", reason: "" };
      } catch (error) {
        return judge(error);
      }
    },
  };
}

const reply = z.object({
  response: z.object({
    status: z.int(),
    data: z
      .object({ errors: z.array(z.object({ error: z.string() })) })
      .optional()
      .catch(undefined),
  }),
});

const noReply = z.object({ code: z.string() });

/** Errors of a connection that never came to be: Notify has heard nothing. */
const neverConnected = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * What an error means for the email. Notify's own refusals say that nothing was sent: of what we asked
 * (400) for good, of the key, the rate or its own trouble until someone or time mends it. A gateway's
 * answer in its place, or none, leaves open whether Notify has the email.
 */
function judge(error: unknown): SendResult {
  const answered = reply.safeParse(error);
  if (!answered.success) {
    const code = noReply.safeParse(error).data?.code ?? "error";
    return { result: neverConnected.has(code) ? "retry" : "unknown", reason: `notify ${code}` };
  }
  const { status, data } = answered.data.response;
  const type = data?.errors[0]?.error;
  const reason = ["notify", status, type].filter(Boolean).join(" ");
  if (status === 400) return { result: "failed", reason };
  return { result: status < 500 || status === 503 || type ? "retry" : "unknown", reason };
}
