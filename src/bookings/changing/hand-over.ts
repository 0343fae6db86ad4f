import { askerFrom } from "../../server/clients.ts";
import { parseAnswers, type FieldError, type FormValues } from "../../server/forms.ts";
import type { Services } from "../../server/services.ts";
import type { Booking } from "../booking.ts";
import { isKnownPartner } from "../known-partner.ts";
import { refused, withChangeable, type NotChangeable } from "./changeable.ts";
import { colleagueFields, colleagueSchema, type Colleague } from "./schema.ts";
import { changingStore } from "./store.ts";

/** What the form for handing over may send. */
export const handOverFields = [...colleagueFields, "step"] as const;

/** Where someone stands who gives their place to a colleague. */
export type HandOverStep =
  | { step: "form"; booking: Booking; values: FormValues; errors: FieldError[] }
  /** `mustPress`: the place counts for the colleague when the link in their email is pressed. */
  | { step: "check"; booking: Booking; colleague: Colleague; mustPress: boolean }
  | { step: "done" }
  | { step: "already-booked"; booking: Booking }
  | { step: "limited"; booking: Booking; colleague: Colleague; retryAfter: number }
  | NotChangeable;

type World = Pick<Services, "database" | "links" | "now" | "limits" | "settings">;

const rules = { until: "start", place: true } as const;

/** Opens the form; changes nothing. */
export function openHandOver(world: World, token: string): Promise<HandOverStep> {
  return withChangeable(world, token, rules, (booking) => form(booking, {}));
}

/** Takes what was posted one step on: back to the form, to the check page, or to the colleague. */
export function takeHandOverStep(
  world: World,
  token: string,
  posted: { values: FormValues; ip: string },
): Promise<HandOverStep> {
  const { step: pressed, ...values } = posted.values;
  return withChangeable(world, token, rules, (booking): HandOverStep | Promise<HandOverStep> => {
    if (pressed === "change") return form(booking, values);
    const answers = parseAnswers(colleagueSchema, values);
    if (!answers.ok) return form(booking, answers.values, answers.errors);
    const colleague = answers.data;
    const mustPress = !isKnownPartner(colleague.email);
    if (pressed !== "save") return { step: "check", booking, colleague, mustPress };
    return handOver(world, booking, colleague, posted.ip);
  });
}

async function handOver(
  world: World,
  booking: Booking,
  colleague: Colleague,
  ip: string,
): Promise<HandOverStep> {
  const by = askerFrom(ip, world);
  const answer = await changingStore(world.database).handOver(booking, colleague, by);
  switch (answer.outcome) {
    case "handed-over":
      return { step: "done" };
    case "already-booked":
      return { step: "already-booked", booking };
    case "limited":
      return { step: "limited", booking, colleague, retryAfter: answer.retryAfter };
    default:
      return refused(answer.outcome, booking);
  }
}

function form(booking: Booking, values: FormValues, errors: FieldError[] = []): HandOverStep {
  return { step: "form", booking, values, errors };
}
