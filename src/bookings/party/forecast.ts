import type { Workshop } from "../../workshops/workshop.ts";
import { isKnownPartner } from "../known-partner.ts";
import type { Team } from "./party.ts";
import type { Colleague } from "./people-lines.ts";

/** What would happen to each of a team if nothing changed before the button is pressed. */
export type Forecast = {
  people: readonly { colleague: Colleague; getsPlace: boolean; mustPress: boolean }[];
  places: number;
  waiting: number;
};

/** Takes a team and the workshop as it is now; returns who would get a place and who would wait. */
export function forecast({ people, together }: Team, { placesLeft }: Workshop): Forecast {
  const free = together === "together" && placesLeft < people.length ? 0 : placesLeft;
  const places = Math.min(free, people.length);
  return {
    people: people.map((colleague, index) => ({
      colleague,
      getsPlace: index < places,
      mustPress: !isKnownPartner(colleague.email),
    })),
    places,
    waiting: people.length - places,
  };
}
