import { z } from "zod";
import type { Database } from "../server/database.ts";
import { workshopSchema, type ListedWorkshop, type Workshop } from "./workshop.ts";

/** The workshops that are still to come, with the moment at which their places were counted. */
export type LiveWorkshops = { asOf: string; workshops: Workshop[] };

const liveSchema = z
  .object({ as_of: z.iso.datetime({ offset: true }), workshops: z.array(workshopSchema) })
  .transform((reply): LiveWorkshops => ({ asOf: reply.as_of, workshops: reply.workshops }));

const listedSchema = z
  .looseObject({ changed_at: z.iso.datetime({ offset: true }).nullable() })
  .transform((row): ListedWorkshop => ({ ...workshopSchema.parse(row), changedAt: row.changed_at }));

/** Every workshop, past and to come, by first day: what a build makes its pages from. */
export async function listWorkshops(database: Database): Promise<ListedWorkshop[]> {
  return z.array(listedSchema).parse(await database.call("list_workshops"));
}

/** The workshops that have not ended yet, by first day. */
export async function liveWorkshops(database: Database): Promise<LiveWorkshops> {
  return liveSchema.parse(await database.call("live_workshops"));
}

// Lower-case words joined by hyphens; anything else need not be asked of the database, which refuses a NUL.
const slugForm = /^[a-z0-9-]{1,120}$/;

/** One workshop, or null where no workshop has that slug. */
export async function showWorkshop(database: Database, slug: string): Promise<Workshop | null> {
  if (!slugForm.test(slug)) return null;
  return workshopSchema.nullable().parse(await database.call("show_workshop", { slug }));
}
