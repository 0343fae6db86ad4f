import { createHash } from "node:crypto";
import type { Services } from "../server/services.ts";
import { isBookable, type Workshop } from "../workshops/workshop.ts";
import { bookingStore } from "./store.ts";

// What every way of booking a workshop begins with, whether for one person or for several.

/** How the slug of a workshop looks; anything else is not looked up. */
export const slugForm = /^[a-z0-9-]{1,100}$/;

/** Why a workshop cannot be booked. */
export type NotBookable =
  | { step: "not-found" }
  | Shut
  /** What was sent is not what the form sends. */
  | { step: "unreadable" };

/** The workshop takes no bookings; `tried` says whether something was sent to it. */
export type Shut = { step: "shut"; workshop: Workshop; tried: boolean };

type World = Pick<Services, "database">;

/** Goes on with the workshop as it is now. */
export async function withWorkshop<Step>(
  { database }: World,
  slug: string,
  next: (workshop: Workshop) => Step,
): Promise<Step | { step: "not-found" }> {
  const workshop = await bookingStore(database).showWorkshop(slug);
  return workshop ? next(workshop) : { step: "not-found" };
}

/** Goes on only with a workshop that takes bookings; `tried` says whether something was sent to it. */
export async function withBookable<Step>(
  world: World,
  slug: string,
  tried: boolean,
  next: (workshop: Workshop) => Step,
): Promise<Step | Shut | { step: "not-found" }> {
  return withWorkshop(world, slug, (workshop): Step | Shut =>
    isBookable(workshop) ? next(workshop) : { step: "shut", workshop, tried },
  );
}

/** Tells the same answers from other ones under one key, without keeping the answers a second time. */
export function hashAnswers(answers: unknown): string {
  return createHash("sha256").update(JSON.stringify(answers)).digest("hex");
}
