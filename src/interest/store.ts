import { z } from "zod";
import { askerRow, type Asker } from "../server/clients.ts";
import type { Database } from "../server/database.ts";

/** What the database made of a wish to hear of a course. It is never shown to whoever asked. */
export type NoteOutcome = "noted" | "already-noted" | "limited";

export type LeaveOutcome = "left" | "already-left";

const noteReply = z.object({ outcome: z.enum(["noted", "already-noted", "limited"]) });
const leaveReply = z.object({ outcome: z.enum(["left", "already-left"]) });

/** Who wants to hear of a course, in the database. */
export function interestStore(database: Database) {
  return {
    async note(email: string, course: string, by: Asker): Promise<NoteOutcome> {
      const request = { email, course, ...askerRow(by) };
      return noteReply.parse(await database.call("note_interest", { request })).outcome;
    },

    async leave(interestId: string): Promise<LeaveOutcome> {
      return leaveReply.parse(await database.call("leave_interest", { interest_id: interestId })).outcome;
    },
  };
}
