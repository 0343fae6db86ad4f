import { z } from "zod";
import type { Database } from "../server/database.ts";
import type { Limits } from "../server/services.ts";

/** What the database made of a wish to hear of a course. It is never shown to whoever asked. */
export type NoteOutcome = "noted" | "already-noted" | "limited";

export type LeaveOutcome = "left" | "already-left";

const noteReply = z.object({ outcome: z.enum(["noted", "already-noted", "limited"]) });
const leaveReply = z.object({ outcome: z.enum(["left", "already-left"]) });

/** Who wants to hear of a course, in the database. */
export function interestStore(database: Database) {
  return {
    async note(email: string, course: string, client: string, limits: Limits): Promise<NoteOutcome> {
      const request = {
        email,
        course,
        client,
        limits: { email_per_hour: limits.emailPerHour, client_per_hour: limits.clientPerHour },
      };
      return noteReply.parse(await database.call("note_interest", { request })).outcome;
    },

    async leave(interestId: string): Promise<LeaveOutcome> {
      return leaveReply.parse(await database.call("leave_interest", { interest_id: interestId })).outcome;
    },
  };
}
