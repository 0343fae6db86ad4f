import { askerFrom } from "../../server/clients.ts";
import { parseAnswers, type FieldError, type FormValues } from "../../server/forms.ts";
import type { Services } from "../../server/services.ts";
import type { Booking } from "../booking.ts";
import { refused, withChangeable, type NotChangeable } from "./changeable.ts";
import { newEmailSchema, newNameSchema, type Correction } from "./schema.ts";
import { changingStore } from "./store.ts";

/** What the form for a name and an email may send. */
export const correctFields = ["name", "email", "step"] as const;

/** Where someone stands who corrects their name or their email. */
export type CorrectStep =
  | { step: "form"; booking: Booking; values: FormValues; errors: FieldError[]; asked: boolean }
  | { step: "check"; booking: Booking; correction: Correction }
  | { step: "done"; asked: boolean }
  /** The name is saved even where the link to a new email has to wait. */
  | { step: "limited"; booking: Booking; correction: Correction; nameSaved: boolean; retryAfter: number }
  | NotChangeable;

type World = Pick<Services, "database" | "links" | "now" | "limits" | "settings">;

const rules = { until: "end", place: false } as const;

/** Opens the form; `asked` says that a link to a new email is on its way. Changes nothing. */
export function openCorrection(world: World, token: string, asked: boolean): Promise<CorrectStep> {
  return withChangeable(world, token, rules, (booking) => form(booking, { asked }));
}

/** Takes what was posted one step on: back to the form, to the check page, or into the booking. */
export function takeCorrectionStep(
  world: World,
  token: string,
  posted: { values: FormValues; ip: string },
): Promise<CorrectStep> {
  const { step: pressed, name = "", email = "" } = posted.values;
  const values = { name, email: email.trim() === "" ? "" : email };
  return withChangeable(world, token, rules, (booking): CorrectStep | Promise<CorrectStep> => {
    if (pressed === "change") return form(booking, { values });
    const answers = parseAnswers(values.email ? newEmailSchema : newNameSchema, values);
    if (!answers.ok) return form(booking, { values, errors: answers.errors });
    const correction = answers.data;
    // Pressed twice, the second press finds saved what it asks for.
    if (pressed !== "save" && correction.name === booking.person.name && correction.email === "") {
      const message = "Change the name, or type a new email address";
      return form(booking, { values, errors: [{ field: "name", message }] });
    }
    if (pressed !== "save") return { step: "check", booking, correction };
    return correct(world, booking, correction, posted.ip);
  });
}

async function correct(
  world: World,
  booking: Booking,
  correction: Correction,
  ip: string,
): Promise<CorrectStep> {
  const store = changingStore(world.database);
  const by = askerFrom(ip, world);
  const named = await store.changeName(booking, correction.name, by);
  if (named.outcome === "limited") {
    return { step: "limited", booking, correction, nameSaved: false, retryAfter: named.retryAfter };
  }
  if (named.outcome !== "changed" && named.outcome !== "unchanged") return refused(named.outcome, booking);
  if (correction.email === "") return { step: "done", asked: false };
  const answer = await store.askEmailChange(booking, correction.email, by);
  switch (answer.outcome) {
    case "asked":
      return { step: "done", asked: true };
    case "limited":
      return {
        step: "limited",
        booking,
        correction,
        nameSaved: named.outcome === "changed",
        retryAfter: answer.retryAfter,
      };
    default:
      return refused(answer.outcome, booking);
  }
}

type Filled = { values?: FormValues; errors?: FieldError[]; asked?: boolean };

function form(booking: Booking, { values, errors = [], asked = false }: Filled): CorrectStep {
  return { step: "form", booking, values: values ?? { name: booking.person.name }, errors, asked };
}
