import { z } from "zod";
import { askerFrom } from "../server/clients.ts";
import { parseAnswers, type FieldError, type FormValues } from "../server/forms.ts";
import type { Services } from "../server/services.ts";
import type { Workshop } from "../workshops/workshop.ts";
import { hashAnswers, slugForm, withBookable, withWorkshop, type NotBookable } from "./bookable.ts";
import { isKnownPartner } from "./known-partner.ts";
import { detailFields, detailsSchema, type Details } from "./schema.ts";
import { bookingStore } from "./store.ts";

/** What the booking form may send: the answers, the key of its check page, and which button was pressed. */
export const bookFields = [...detailFields, "key", "step"] as const;

/** Where someone stands on the way to a place, and so what they see next. */
export type BookStep =
  | { step: "details"; workshop: Workshop; values: FormValues; errors: FieldError[]; sentBefore: boolean }
  | { step: "check"; workshop: Workshop; details: Details }
  | { step: "done"; reference: string }
  | { step: "already-booked"; workshop: Workshop }
  | { step: "limited"; workshop: Workshop; details: Details; retryAfter: number }
  | NotBookable;

type World = Pick<Services, "database" | "limits" | "now" | "settings">;
type Order = { slug: string; details: Details; key: string; ip: string };

/** Opens the form, on the workshop as it is now. */
export async function openBooking(world: World, slug: string): Promise<BookStep> {
  if (!slugForm.test(slug)) return { step: "not-found" };
  return withBookable(world, slug, false, (workshop) => form(workshop, {}));
}

/** Takes what was posted one step on: back to the form, to the check page, or to a place. */
export async function takeBookStep(
  world: World,
  posted: { slug: string; values: FormValues; ip: string },
): Promise<BookStep> {
  const { slug, ip } = posted;
  if (!slugForm.test(slug)) return { step: "not-found" };
  const { key = "", step: pressed, ...values } = posted.values;
  const step = pressed || (key ? "book" : "check");
  if (step === "change") return withBookable(world, slug, true, (workshop) => form(workshop, { values }));
  if (step !== "check" && step !== "book") return { step: "unreadable" };

  const answers = parseAnswers(detailsSchema, values);
  if (!answers.ok) return withBookable(world, slug, true, (workshop) => form(workshop, answers));
  const details = answers.data;
  if (step === "check") return withBookable(world, slug, true, (workshop) => ({ step, workshop, details }));
  if (!z.uuid().safeParse(key).success) return { step: "unreadable" };
  return book(world, { slug, details, key, ip });
}

/** The one call that may give a place. Only what has no place to show looks at the workshop after it. */
async function book(world: World, order: Order): Promise<BookStep> {
  const { slug, details } = order;
  const answer = await bookingStore(world.database).book({
    slug,
    details,
    knownPartner: isKnownPartner(details.email),
    key: order.key,
    answersHash: hashAnswers([slug, ...detailFields.map((field) => details[field])]),
    by: askerFrom(order.ip, world),
  });
  switch (answer.outcome) {
    case "booked":
    case "held":
    case "waiting":
      return { step: "done", reference: answer.reference };
    case "not-found":
      return { step: "not-found" };
    case "closed":
    case "cancelled":
      return withWorkshop(world, slug, (workshop) => ({ step: "shut", workshop, tried: true }));
    case "already-booked":
      return withWorkshop(world, slug, (workshop) => ({ step: "already-booked", workshop }));
    case "limited":
      return withWorkshop(world, slug, (workshop) => ({
        step: "limited",
        workshop,
        details,
        retryAfter: answer.retryAfter,
      }));
    case "key-reused":
      return withBookable(world, slug, true, (workshop) =>
        form(workshop, { values: details, sentBefore: true }),
      );
  }
}

type Filled = { values?: FormValues; errors?: FieldError[]; sentBefore?: boolean };

function form(workshop: Workshop, { values = {}, errors = [], sentBefore = false }: Filled): BookStep {
  return { step: "details", workshop, values, errors, sentBefore };
}
