import type { FormValues } from "../../server/forms.ts";
import type { Services } from "../../server/services.ts";
import type { Workshop } from "../../workshops/workshop.ts";
import { bookingPath } from "../booking-link.ts";
import type { Booking } from "../booking.ts";
import { bookingStore } from "../store.ts";
import { refused, withChangeable, type NotChangeable } from "./changeable.ts";
import { changingStore, type NotThere } from "./store.ts";

/** What the pages for moving may send: which workshop, and which button was pressed. */
export const moveFields = ["workshop", "step"] as const;

/** Why there is something to choose again. */
export type MoveProblem = "nothing-chosen" | "not-listed" | NotThere;

/** Where someone stands who moves to another workshop of the course. */
export type MoveStep =
  | {
      step: "choose";
      booking: Booking;
      workshops: Workshop[];
      problem: MoveProblem | null;
    }
  | { step: "check"; booking: Booking; there: Workshop }
  | { step: "done"; path: string }
  | NotChangeable;

type World = Pick<Services, "database" | "links" | "now">;

const rules = { until: "start", place: true } as const;

/** Shows what there is to choose from; changes nothing. */
export function openMove(world: World, token: string): Promise<MoveStep> {
  return withChangeable(world, token, rules, (booking) => choose(world, booking, null));
}

/** Takes what was posted one step on: back to the choice, to the check page, or to the other workshop. */
export function takeMoveStep(world: World, token: string, values: FormValues): Promise<MoveStep> {
  const { workshop: chosen = "", step: pressed } = values;
  return withChangeable(world, token, rules, async (booking) => {
    if (chosen === "") return choose(world, booking, "nothing-chosen");
    const there = (await changingStore(world.database).listMoves(booking)).find(
      ({ slug }) => slug === chosen,
    );
    if (!there) return choose(world, booking, "not-listed");
    if (there.status === "full") return choose(world, booking, "full");
    return pressed === "move" ? move(world, booking, there) : { step: "check", booking, there };
  });
}

async function move(world: World, booking: Booking, there: Workshop): Promise<MoveStep> {
  const answer = await changingStore(world.database).move(booking, there.slug);
  switch (answer.outcome) {
    case "moved": {
      const moved = await bookingStore(world.database).show(answer.bookingId);
      return moved ? { step: "done", path: bookingPath(world.links, moved) } : { step: "not-found" };
    }
    case "not-found":
    case "over":
    case "too-late":
    case "no-place":
      return refused(answer.outcome, booking);
    default:
      return choose(world, booking, answer.outcome);
  }
}

async function choose({ database }: World, booking: Booking, problem: MoveProblem | null): Promise<MoveStep> {
  const workshops = await changingStore(database).listMoves(booking);
  return { step: "choose", booking, workshops, problem };
}
