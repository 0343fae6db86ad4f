import { z } from "zod";
import { askerRow, type Asker } from "../server/clients.ts";
import type { Database } from "../server/database.ts";
import { championSchema, type Champion } from "./champion.ts";
import type { JoinDetails } from "./join-schema.ts";

/** What the database made of someone's wish to join. It is never shown to whoever asked. */
export type JoinOutcome = "received" | "limited";

/** What came of opening the emailed link and pressing its button. */
export type ConfirmOutcome = "confirmed" | "already-confirmed" | "not-found";
export type LeaveOutcome = "left" | "already-left" | "not-found";

const outcomeOf = <const Names extends readonly string[]>(names: Names) =>
  z.object({ outcome: z.enum(names) }).transform((reply) => reply.outcome);

const joinReply = outcomeOf(["received", "limited"]);
const confirmReply = outcomeOf(["confirmed", "already-confirmed", "not-found"]);
const leaveReply = outcomeOf(["left", "already-left", "not-found"]);

/** The champions in the database. Replies are parsed here, and become camelCase here. */
export function championStore(database: Database) {
  return {
    async join(details: JoinDetails, by: Asker): Promise<JoinOutcome> {
      const request = { ...details, ...askerRow(by) };
      return joinReply.parse(await database.call("join_champions", { request }));
    },

    async show(championId: string): Promise<Champion | null> {
      const reply = await database.call("show_champion", { champion_id: championId });
      return championSchema.nullable().parse(reply);
    },

    async confirm(championId: string, linkVersion: number): Promise<ConfirmOutcome> {
      const args = { champion_id: championId, link_version: linkVersion };
      return confirmReply.parse(await database.call("confirm_champion", args));
    },

    async leave(championId: string, linkVersion: number): Promise<LeaveOutcome> {
      const args = { champion_id: championId, link_version: linkVersion };
      return leaveReply.parse(await database.call("leave_champion", args));
    },
  };
}
