import { z } from "zod";
import { askerFrom } from "../../server/clients.ts";
import { parseAnswers, type FieldError, type FormValues } from "../../server/forms.ts";
import type { Services } from "../../server/services.ts";
import type { Workshop } from "../../workshops/workshop.ts";
import { hashAnswers, slugForm, withBookable, withWorkshop, type NotBookable } from "../bookable.ts";
import type { Team } from "./party.ts";
import { aboutLine, readPeople } from "./people-lines.ts";
import { teamFields, teamSchema } from "./schema.ts";
import { partyStore } from "./store.ts";

/** What the form for a team may send: the answers, the key of its check page, and which button was pressed. */
export const bookTeamFields = [...teamFields, "key", "step"] as const;

/** Where somebody stands on the way to places for a team, and so what they see next. */
export type TeamStep =
  | { step: "form"; workshop: Workshop; values: FormValues; errors: FieldError[]; sentBefore: boolean }
  | { step: "check"; workshop: Workshop; values: FormValues; team: Team }
  | { step: "done"; reference: string }
  | { step: "too-large"; workshop: Workshop; values: FormValues; errors: FieldError[] }
  | { step: "already-booked"; workshop: Workshop; values: FormValues; errors: FieldError[] }
  | { step: "limited"; workshop: Workshop; values: FormValues; retryAfter: number }
  | NotBookable;

type World = Pick<Services, "database" | "limits" | "now" | "settings">;
type Order = { slug: string; team: Team; values: FormValues; key: string; ip: string };

/** Opens the form, on the workshop as it is now. */
export async function openTeamForm(world: World, slug: string): Promise<TeamStep> {
  if (!slugForm.test(slug)) return { step: "not-found" };
  return withBookable(world, slug, false, (workshop) => form(workshop, {}));
}

/** Takes what was posted one step on: back to the form, to the check page, or to places. */
export async function takeTeamStep(
  world: World,
  posted: { slug: string; values: FormValues; ip: string },
): Promise<TeamStep> {
  const { slug, ip } = posted;
  if (!slugForm.test(slug)) return { step: "not-found" };
  const { key = "", step: pressed, ...values } = posted.values;
  const step = pressed || (key ? "book" : "check");
  if (step === "change") return withBookable(world, slug, true, (workshop) => form(workshop, { values }));
  if (step !== "check" && step !== "book") return { step: "unreadable" };

  const answers = parseTeam(values);
  if (!answers.ok) return withBookable(world, slug, true, (workshop) => form(workshop, answers));
  const team = answers.data;
  if (step === "check") {
    return withBookable(world, slug, true, (workshop) =>
      team.together === "together" && team.people.length > workshop.capacity
        ? tooLarge(workshop, values, team, workshop.capacity)
        : { step, workshop, values, team },
    );
  }
  if (!z.uuid().safeParse(key).success) return { step: "unreadable" };
  return book(world, { slug, team, values, key, ip });
}

/** Checks the answers about the manager and every line of the list; the errors stand in the order of the form. */
function parseTeam(values: FormValues) {
  const { people: typed = "", ...others } = values;
  const answers = parseAnswers(teamSchema, others);
  const list = readPeople(typed);
  if (answers.ok && list.ok) return { ok: true as const, data: { ...answers.data, people: list.people } };
  const errors = [
    ...(answers.ok ? [] : answers.errors),
    ...(list.ok ? [] : list.errors.map((message) => ({ field: "people", message }))),
  ];
  const place = ({ field }: FieldError) => teamFields.findIndex((name) => name === field);
  return { ok: false as const, values, errors: errors.sort((a, b) => place(a) - place(b)) };
}

/** The one call that may give places. */
async function book(world: World, { slug, team, values, key, ip }: Order): Promise<TeamStep> {
  const answer = await partyStore(world.database).book({
    slug,
    team,
    key,
    answersHash: hashAnswers([slug, team]),
    by: askerFrom(ip, world),
  });
  switch (answer.outcome) {
    case "booked":
      return { step: "done", reference: answer.reference };
    case "not-found":
      return { step: "not-found" };
    case "closed":
    case "cancelled":
      return withWorkshop(world, slug, (workshop) => ({ step: "shut", workshop, tried: true }));
    case "too-large":
      return withBookable(world, slug, true, (workshop) => tooLarge(workshop, values, team, answer.capacity));
    case "already-booked": {
      const errors = bookedBefore(team, answer.lines);
      return withBookable(world, slug, true, (workshop) => ({
        step: "already-booked",
        workshop,
        values,
        errors,
      }));
    }
    case "limited": {
      const { retryAfter } = answer;
      return withWorkshop(world, slug, (workshop) => ({ step: "limited", workshop, values, retryAfter }));
    }
    case "key-reused":
      return withBookable(world, slug, true, (workshop) => form(workshop, { values, sentBefore: true }));
  }
}

/** More people than the room ever holds cannot come all together. */
function tooLarge(workshop: Workshop, values: FormValues, team: Team, capacity: number): TeamStep {
  const room = capacity === 1 ? "1 place" : `${capacity} places`;
  const message = `This workshop has ${room} in all, and your list has ${team.people.length} people, so there is never room for everyone. Choose “As many as fit”, or shorten the list`;
  return { step: "too-large", workshop, values, errors: [{ field: "together", message }] };
}

/** The database counts people, the form its lines: empty ones between them count there. */
function bookedBefore(team: Team, places: readonly number[]): FieldError[] {
  const message =
    "This email address has been used for this workshop before, and we have just sent the details to it: take the line out";
  return places.flatMap((place) => {
    const person = team.people[place - 1];
    return person ? [{ field: "people", message: aboutLine({ line: person.line, message }) }] : [];
  });
}

type Filled = { values?: FormValues; errors?: FieldError[]; sentBefore?: boolean };

function form(workshop: Workshop, { values = {}, errors = [], sentBefore = false }: Filled): TeamStep {
  return { step: "form", workshop, values, errors, sentBefore };
}
