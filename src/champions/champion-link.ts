import type { Services } from "../server/services.ts";
import type { Champion } from "./champion.ts";
import { championStore } from "./store.ts";

/** What an emailed link can be by the time it is opened. */
export type OpenedLink =
  | { state: "good"; champion: Champion }
  | { state: "used"; champion: Champion }
  | { state: "expired" }
  | { state: "wrong" };

type World = Pick<Services, "database" | "links" | "now">;

export type LinkPurpose = "champion-confirm" | "champion-leave";

/** Judges the token of an emailed link against the champion as the database holds them now. */
export async function openLink(world: World, token: string, purpose: LinkPurpose): Promise<OpenedLink> {
  const read = world.links.read(token);
  if (!read.ok || read.purpose !== purpose) return { state: "wrong" };
  const champion = await championStore(world.database).show(read.id);
  if (!champion) return { state: "wrong" };
  const verdict = world.links.verify(token, {
    purpose,
    version: versionOf(champion, purpose),
    now: world.now(),
  });
  if (verdict === "wrong") return { state: "wrong" };
  if (isUsed(champion, purpose)) return { state: "used", champion };
  return verdict === "expired" ? { state: "expired" } : { state: "good", champion };
}

/** The version that a champion's links for one purpose carry; raising it in the database revokes them. */
export function versionOf(champion: Champion, purpose: LinkPurpose): number {
  return purpose === "champion-confirm" ? champion.confirmVersion : champion.leaveVersion;
}

function isUsed({ status }: Champion, purpose: LinkPurpose): boolean {
  return purpose === "champion-confirm" ? status !== "pending" : status !== "confirmed";
}
