import { z } from "zod";
import type { Services } from "../server/services.ts";

const sweepReply = z.object({
  workshops: z.int().nonnegative(),
  reminders: z.int().nonnegative(),
  more: z.boolean(),
});

/** How many workshops were brought up to date and how many reminders are owed now; `more` where time ran out. */
export type Swept = z.infer<typeof sweepReply>;

// Small enough that one call is over in seconds, however much there is to do.
const batch = 25;

/**
 * Brings the rows up to what is true already, so that the emails about it go out: what is past its time ends, what
 * is free is offered, reminders fall due. Stops beginning batches at the deadline; the next sweep does the rest.
 */
export async function sweepWorkshops(
  { database, now }: Pick<Services, "database" | "now">,
  deadline: Date,
): Promise<Swept> {
  const swept: Swept = { workshops: 0, reminders: 0, more: true };
  while (swept.more && now() < deadline) {
    const reply = sweepReply.parse(await database.call("sweep_workshops", { request: { limit: batch } }));
    swept.workshops += reply.workshops;
    swept.reminders += reply.reminders;
    swept.more = reply.more;
  }
  return swept;
}
