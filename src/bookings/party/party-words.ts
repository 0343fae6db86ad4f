import { formatDay, formatMoment } from "../../components/dates.ts";
import type { Ending } from "../booking.ts";
import type { Member, Party } from "./party.ts";

/** A number of people with its verb: "1 person has", "3 people have". */
export function peopleWho(count: number, one: string, several: string): string {
  return count === 1 ? `1 person ${one}` : `${count} people ${several}`;
}

/** What a team that waits together should know as long as somebody's link is not pressed. */
export const oneHoldsUpAll =
  "Your team is offered places only once everyone who waits has pressed the button in their email. One colleague who has not keeps all of you from being offered any, until their 24 hours are over and they drop out. So please ask them to look for it.";

/** Whether somebody who waits with the team still has the link in their email to press. */
export function isHeldUp({ together, people }: Pick<Party, "together" | "people">): boolean {
  return together && people.some(({ status, heldUntil }) => status === "waiting" && heldUntil !== null);
}

/** Whether more of a team wait to come together than the whole workshop has places for. */
export function isTooLarge({
  together,
  people,
  workshop,
}: Pick<Party, "together" | "people" | "workshop">): boolean {
  return together && people.filter(({ status }) => status === "waiting").length > workshop.capacity;
}

/** What a team that is too large for the room can do; `capacity` is the places of the whole workshop. */
export function tooLargeFor(capacity: number): string {
  const places = capacity === 1 ? "1 place" : `${capacity} places`;
  return `This workshop now has ${places} in all, and that is fewer than your team. As things stand, your team cannot be offered its places. Those who are left still come together if some of you leave the waiting list, each with the link in their own email. When everyone has left it, you can book again as many as fit.`;
}

/** Where one of a party stands, in a few words. */
export function standingOf(member: Member, { offer }: Pick<Party, "offer">): string {
  const { status, endedAs, heldUntil, offerUntil, position } = member;
  switch (status) {
    case "confirmed":
      return "Has a place";
    case "held":
      return `A place is held${until(heldUntil)}, and counts once the button behind the link in their email is pressed`;
    case "offered":
      return offer
        ? `A place is held${until(offerUntil)}, for you to take or pass on`
        : `A place is offered to them${until(offerUntil)}; the link is in their own email`;
    case "waiting":
      return heldUntil
        ? `Their number in line is kept${until(heldUntil)}, and counts once the button behind the link in their email is pressed`
        : `On the waiting list, number ${position}`;
    case "cancelled":
      return [endings[endedAs ?? "cancelled"], ...standingElsewhere(member)].join(". ");
  }
}

/** Where somebody stands who has moved, or whose workshop was cancelled. */
function standingElsewhere({ elsewhere }: Member): string[] {
  if (!elsewhere) return [];
  const date = formatDay(elsewhere.date);
  switch (elsewhere.status) {
    case "confirmed":
      return [`Has a place on ${date}`];
    case "held":
    case "offered":
      return [
        `A place on ${date} is held for them${until(elsewhere.offerUntil)}; the link is in their own email`,
      ];
    case "waiting":
      return [`On the waiting list for ${date}`];
    case "cancelled":
      return [];
  }
}

const endings: Record<Ending, string> = {
  cancelled: "Cancelled",
  passed: "The place was passed on",
  lapsed: "The offer was not taken in time",
  unpressed: "The link in their email was not pressed in time",
  "workshop-cancelled": "The workshop is cancelled",
  moved: "Moved to another date",
  "handed-over": "Handed the place over to a colleague",
  erased: "No longer coming",
};

function until(moment: Date | null): string {
  return moment ? ` until ${formatMoment(moment)}` : "";
}
