import { z } from "zod";
import type { Database } from "../server/database.ts";
import type { PageAnswer, PageWords } from "./schema.ts";

/** Whoever sends, as a code, and how often such a one may send in an hour. */
export type Sender = { client: string; perHour: number };

export type AnswerOutcome = { outcome: "received"; id: string } | { outcome: "limited"; retryAfter: number };
export type WordsOutcome = { outcome: "received" | "not-found" } | { outcome: "limited"; retryAfter: number };

const limited = z
  .strictObject({ outcome: z.literal("limited"), retry_after: z.int().positive() })
  .transform(({ outcome, retry_after }) => ({ outcome, retryAfter: retry_after }));

const answerReply = z.union([
  z
    .strictObject({ outcome: z.literal("received"), feedback_id: z.uuid() })
    .transform(({ outcome, feedback_id }) => ({ outcome, id: feedback_id })),
  limited,
]);

const wordsReply = z.union([z.strictObject({ outcome: z.enum(["received", "not-found"]) }), limited]);

/** What readers said of pages, in the database. */
export function feedbackStore(database: Database, { client, perHour }: Sender) {
  const asker = { client, limits: { client_per_hour: perHour } };
  return {
    async leave({ page, answer }: PageAnswer): Promise<AnswerOutcome> {
      const request = { page, answer, ...asker };
      return answerReply.parse(await database.call("leave_feedback", { request }));
    },

    async addWords({ id, words }: PageWords): Promise<WordsOutcome> {
      const request = { feedback_id: id, words, ...asker };
      return wordsReply.parse(await database.call("add_feedback_words", { request }));
    },
  };
}
