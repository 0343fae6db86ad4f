import type { z } from "zod";
import type { FieldError } from "../../server/forms.ts";
import { requestBuildAfter } from "../../server/request-build.ts";
import type { Services } from "../../server/services.ts";
import type { AdmitOutcome, CallOffOutcome, ChangeOutcome, JoiningOutcome } from "./outcome.ts";
import { attendee, joiningChanges, workshopChanges } from "./schema.ts";
import { organisingStore } from "./store.ts";

/** What was typed cannot be; nothing has been asked of the database. */
type NotValid = { outcome: "not-valid"; errors: FieldError[] };

type World = Pick<Services, "database" | "log">;

/** The pages of workshops are built ones: what they show is asked for anew. */
type WithPages = World & Pick<Services, "settings">;

/**
 * Changes what is named of a workshop. New days, another venue or title are told to everybody who has to do with it;
 * their calendars follow, and so do the site's pages. More places are offered to those who wait.
 */
export function changeWorkshop(
  world: WithPages,
  slug: string,
  changes: unknown,
): Promise<ChangeOutcome | NotValid> {
  return whenValid(workshopChanges, changes, async (data) => {
    const answer = await organisingStore(world.database).change(slug, data);
    world.log.info("change-workshop", answer);
    if (answer.outcome === "changed") await requestBuildAfter(world);
    return answer;
  });
}

/**
 * Calls a workshop off: everybody is told, and is held a place on another cohort where there is one. The site's pages
 * follow.
 */
export async function callOffWorkshop(world: WithPages, slug: string): Promise<CallOffOutcome> {
  const answer = await organisingStore(world.database).callOff(slug);
  world.log.info("call-off-workshop", answer);
  if (answer.outcome === "cancelled") await requestBuildAfter(world);
  return answer;
}

/** Lets somebody in out of order, or beyond the capacity where that is said. The audit trail keeps which. */
export function admitAttendee(
  { database, log }: World,
  slug: string,
  typed: unknown,
): Promise<AdmitOutcome | NotValid> {
  return whenValid(attendee, typed, async (data) => {
    const answer = await organisingStore(database).admit(slug, data);
    log.info("admit-attendee", { outcome: answer.outcome });
    return answer;
  });
}

/** Changes how to join, and sends it anew to everybody with a place. */
export function changeJoining(
  { database, log }: World,
  slug: string,
  changes: unknown,
): Promise<JoiningOutcome | NotValid> {
  return whenValid(joiningChanges, changes, async (data) => {
    const answer = await organisingStore(database).changeJoining(slug, data);
    log.info("change-joining", answer);
    return answer;
  });
}

async function whenValid<Schema extends z.ZodType, Outcome>(
  schema: Schema,
  typed: unknown,
  act: (data: z.output<Schema>) => Promise<Outcome>,
): Promise<Outcome | NotValid> {
  const read = schema.safeParse(typed);
  if (read.success) return act(read.data);
  return {
    outcome: "not-valid",
    errors: read.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
  };
}
