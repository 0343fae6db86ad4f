import type { NotifyClient } from "notifications-node-client";
import { z } from "zod";
import type { Mailer, Message, SendResult } from "./mailer.ts";
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
export function createNotifyMailer(options: Notify): Mailer {
  let client: Promise<NotifyClient> | undefined;
  const send = async ({ messageId, to, email }: Message): Promise<SendResult> => {
    const subject = oneLine(email.subject);
    const body = renderNotify(email);
    const notify = await (client ??= connect(options)).catch(() => null);
    if (!notify) return { result: "retry", reason: "notify client did not load" };
    try {
      await notify.sendEmail(options.templateId, to, {
        personalisation: { subject, body },
        reference: messageId,
        sanitiseContentFor: ["subject"],
      });
      return { result: "sent", reason: "" };
    } catch (error) {
      return judge(error);
    }
  };
  // Each message is a request of its own, so there is nothing to keep open between them.
  return { carriesFiles: false, open: () => ({ send, close: () => undefined }) };
}

/** Loads the client with the first email only: it is the largest thing a function could load as it starts. */
async function connect({ apiKey, baseUrl, timeoutMs = 10_000 }: Notify): Promise<NotifyClient> {
  const { NotifyClient } = await import("notifications-node-client");
  const client = baseUrl ? new NotifyClient(baseUrl, apiKey) : new NotifyClient(apiKey);
  client.apiClient.setClient(client.apiClient.restClient.create({ timeout: timeoutMs }));
  return client;
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
