import { DateTime } from "luxon";
import type { ImportWorkshop } from "../../src/programme/import-workshop.ts";
import { dayFromNow } from "../support/people.ts";

type Own = { capacity: number; taken?: number; waiting?: number; days?: number };

/** A workshop for each thing that the tests try out, so that no test sees what another has booked. */
const open = {
  "booking-on": { capacity: 12, taken: 2, days: 3 },
  "booking-off": { capacity: 12, taken: 2, days: 3 },
  "pressed-twice-on": { capacity: 12 },
  "pressed-twice-off": { capacity: 12 },
  "waiting-on": { capacity: 4, taken: 4, waiting: 2 },
  "waiting-off": { capacity: 4, taken: 4, waiting: 2 },
  "cancelling-on": { capacity: 6, days: 3 },
  "cancelling-off": { capacity: 6, days: 3 },
  "moving-up-on": { capacity: 4, taken: 3 },
  "moving-up-off": { capacity: 4, taken: 3 },
  "mine-on": { capacity: 6, days: 2 },
  "mine-off": { capacity: 6, days: 2 },
  "mine-full-on": { capacity: 2, taken: 2 },
  "mine-full-off": { capacity: 2, taken: 2 },
  "handing-over-on": { capacity: 2, taken: 1 },
  "handing-over-off": { capacity: 2, taken: 1 },
  "moving-from-on": { capacity: 6, days: 2 },
  "moving-from-off": { capacity: 6, days: 2 },
  "moving-to-on": { capacity: 6, days: 2 },
  "moving-to-off": { capacity: 6, days: 2 },
  "correcting-on": { capacity: 6, days: 2 },
  "correcting-off": { capacity: 6, days: 2 },
  "changing-states": { capacity: 8, taken: 3, days: 2 },
  "changing-there": { capacity: 1, days: 2 },
  "team-on": { capacity: 6, taken: 4 },
  "team-off": { capacity: 6, taken: 4 },
  "team-offer-on": { capacity: 2 },
  "team-offer-off": { capacity: 2 },
  "team-states": { capacity: 2 },
  keyboard: { capacity: 12, taken: 5 },
  states: { capacity: 24, taken: 10, days: 3 },
  "states-full": { capacity: 8, taken: 8, waiting: 1 },
  "live-places": { capacity: 6, taken: 4 },
  "held-on": { capacity: 4 },
  "held-off": { capacity: 4 },
  "lapsed-offer-on": { capacity: 1 },
  "lapsed-offer-off": { capacity: 1 },
  "lapsed-hold-on": { capacity: 1 },
  "lapsed-hold-off": { capacity: 1 },
  "states-offer": { capacity: 1 },
} satisfies Record<string, Own>;

/** Workshops that take no bookings, each for a reason of its own. */
type Shut = "closed" | "called-off" | "not-yet-open" | "begun" | "last-hours";

export type OwnWorkshop = keyof typeof open | Shut;

/** The slug of a workshop that the tests have put there for themselves. */
export const slugOf = (name: OwnWorkshop) => `for-tests-${name}`;

/** What stands over the page of that workshop. */
export const titleOf = (name: OwnWorkshop) => `Practice circle, ${name.replaceAll("-", " ")}`;

/** The rows to import. They begin after the samples, so that the site's own first pages look as they do. */
export function ownWorkshops(): (ImportWorkshop & { opens_at?: string; closes_at?: string })[] {
  const bookable = (Object.entries(open) as [keyof typeof open, Own][]).map(([name, own], place) =>
    row(name, { ...own, first: 100 + 7 * place }),
  );
  return [
    ...bookable,
    { ...row("closed", { capacity: 8, first: 110 }), opens_at: moment(-20), closes_at: moment(-1) },
    { ...row("called-off", { capacity: 8, taken: 1, first: 111 }) },
    { ...row("not-yet-open", { capacity: 8, first: 112 }), opens_at: moment(20) },
    { ...row("begun", { capacity: 8, taken: 1, first: 0 }), opens_at: moment(-20) },
    {
      ...row("last-hours", { capacity: 1, first: 0 }),
      days: [inTwentyHours()],
      opens_at: moment(-20),
      closes_at: DateTime.now().plus({ hours: 10 }).toISO(),
    },
  ];
}

/** A day that begins within the last 24 hours, in which a free place goes to whoever is first. */
function inTwentyHours() {
  const begins = DateTime.now().setZone("Europe/London").plus({ hours: 20 }).startOf("hour");
  return { date: begins.toFormat("yyyy-MM-dd"), starts: begins.toFormat("HH:mm"), ends: "23:59" };
}

function row(
  name: OwnWorkshop,
  { capacity, taken = 0, waiting = 0, days = 1, first }: Own & { first: number },
) {
  return {
    slug: slugOf(name),
    course: days === 1 ? "key-principles" : "three-day-programme",
    title: titleOf(name),
    venue: "Saltwells, Dudley",
    capacity,
    days: Array.from({ length: days }, (_, day) => ({
      date: dayFromNow(first + day),
      // The one that has begun runs from midnight, so that it has begun at whatever hour the tests run.
      starts: first === 0 ? "00:00" : "09:30",
      ends: first === 0 ? "23:59" : "16:00",
    })),
    is_sample: true,
    sample_places_taken: taken,
    sample_waiting: waiting,
  };
}

function moment(days: number): string {
  return `${dayFromNow(days)}T00:00:00Z`;
}
