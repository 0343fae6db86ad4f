import { z } from "zod";
import type { Database } from "../server/database.ts";
import type { Services } from "../server/services.ts";

const moment = z.iso.datetime({ offset: true }).nullable();

const emailReply = z
  .object({
    id: z.int().positive(),
    name: z.string(),
    email: z.string(),
    kind: z.string(),
    state: z.enum(["queued", "claimed", "sending", "sent", "retry", "failed", "unknown", "withdrawn"]),
    reason: z.string().nullable(),
    owed_at: z.iso.datetime({ offset: true }),
    settled_at: moment,
    seen_at: moment,
  })
  .transform(({ reason, owed_at: owedAt, settled_at: settledAt, seen_at: seenAt, ...row }) => {
    return { ...row, reason: reason ?? "", owedAt, settledAt, seenAt };
  });

/** What became of one email. `name` is empty where somebody left an email only, or has been erased. */
export type EmailOf = z.output<typeof emailReply>;

const againReply = z.discriminatedUnion("outcome", [
  z
    .object({ outcome: z.literal("owed"), email_id: z.int().positive() })
    .transform(({ outcome, email_id: emailId }) => ({ outcome, emailId })),
  z.object({ outcome: z.enum(["over", "under-way", "already-seen", "not-found"]) }),
]);

/** What can come of sending an email again. Over: it would no longer be true. */
export type AgainOutcome = z.output<typeof againReply>;

/** Every email about a workshop, by person, and what became of it; none for a workshop that nobody knows. */
export async function listEmailsOf({ database }: { database: Database }, slug: string): Promise<EmailOf[]> {
  const reply = await database.call("list_emails_of", { slug });
  return reply === null ? [] : z.array(emailReply).parse(reply);
}

/** Owes an email anew, once, on purpose; it leaves with the next minute's. The one before counts as seen to. */
export async function sendAgain(
  { database, log }: Pick<Services, "database" | "log">,
  emailId: number,
): Promise<AgainOutcome> {
  const answer = againReply.parse(await database.call("send_again", { email_id: emailId }));
  log.info("send-again", { row: emailId, ...answer });
  return answer;
}
