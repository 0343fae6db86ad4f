import { parseAnswers, type FieldError, type FormValues } from "../../server/forms.ts";
import type { Services } from "../../server/services.ts";
import { hasDayToCome, type Booking } from "../booking.ts";
import { refused, withChangeable, type NotChangeable } from "./changeable.ts";
import { newNeedsSchema } from "./schema.ts";
import { changingStore } from "./store.ts";

/** What the form for needs may send. */
export const needsFields = ["needs", "step"] as const;

/** Where someone stands who says what they need. */
export type NeedsStep =
  | { step: "form"; booking: Booking; values: FormValues; errors: FieldError[]; saved: boolean }
  /** There is no day left to tell of. */
  | { step: "nothing-to-tell"; booking: Booking }
  | { step: "done" }
  | NotChangeable;

type World = Pick<Services, "database" | "links" | "now">;

// A day that makes up for a missed one may still come, and what was told can be deleted at any time.
const rules = { until: "link", place: false } as const;

/** Opens the form, which never shows what was kept; `saved` says that a press of a button led here. */
export function openNeeds(world: World, token: string, saved: boolean): Promise<NeedsStep> {
  return withChangeable(world, token, rules, (booking) =>
    hasDayToCome(booking, world.now()) ? form(booking, { saved }) : { step: "nothing-to-tell", booking },
  );
}

/** Keeps what was written in the place of what was there, or deletes it. */
export function takeNeedsStep(world: World, token: string, values: FormValues): Promise<NeedsStep> {
  const { step: pressed, ...written } = values;
  return withChangeable(world, token, rules, (booking): NeedsStep | Promise<NeedsStep> => {
    if (pressed === "delete") return change(world, booking, "");
    if (!hasDayToCome(booking, world.now())) return { step: "too-late", booking };
    const answers = parseAnswers(newNeedsSchema, written);
    if (!answers.ok) return form(booking, { values: answers.values, errors: answers.errors });
    return change(world, booking, answers.data.needs);
  });
}

async function change({ database }: World, booking: Booking, needs: string): Promise<NeedsStep> {
  const outcome = await changingStore(database).changeNeeds(booking, needs);
  return outcome === "changed" ? { step: "done" } : refused(outcome, booking);
}

type Filled = { values?: FormValues; errors?: FieldError[]; saved?: boolean };

function form(booking: Booking, { values = {}, errors = [], saved = false }: Filled): NeedsStep {
  return { step: "form", booking, values, errors, saved };
}
