import { z } from "zod";
import { formatDay, formatHours } from "../../components/dates.ts";
import { dayRow, type Workshop } from "../../workshops/workshop.ts";

const earlierRow = z
  .object({
    title: z.string(),
    venue: z.string(),
    days: z.array(dayRow).min(1),
    directions: z.string(),
    step_free: z.enum(["yes", "partly", "no"]).nullable(),
  })
  .transform(({ step_free: stepFree, ...row }) => ({ ...row, stepFree }));

type Earlier = z.infer<typeof earlierRow>;
type Day = Workshop["days"][number];

/** Reads what a workshop was when somebody last heard of it; null where they have heard how it is now. */
export function readEarlier(context: unknown): Earlier | null {
  return z.object({ was: earlierRow.nullable() }).parse(context).was;
}

/** What is another than somebody was last told, a sentence or two for each; none where nothing is. */
export function whatChanged(was: Earlier | null, now: Workshop): string[] {
  if (!was) return [];
  return [
    ...(was.title === now.title ? [] : [`It was called “${was.title}”. It is now called “${now.title}”.`]),
    ...daysThatChanged(was.days, now.days),
    ...(was.venue === now.venue ? [] : [`The venue was ${was.venue}. It is now ${now.venue}.`]),
    ...(was.directions === now.directions ? [] : ["How to get there has changed."]),
    ...(was.stepFree === now.stepFree ? [] : ["What we know about step-free access has changed."]),
  ];
}

/** A day on the same date is the same day; of the others, the first of then has become the first of now. */
function daysThatChanged(then: readonly Day[], now: readonly Day[]): string[] {
  const same = then.flatMap((day) => {
    const later = now.find(({ date }) => date === day.date);
    return later ? [{ day, later }] : [];
  });
  const left = then.filter(({ date }) => !now.some((day) => day.date === date));
  const added = now.filter(({ date }) => !then.some((day) => day.date === date));
  const moved = left.flatMap((day, index) => (added[index] ? [{ day, later: added[index] }] : []));
  const called = ({ day }: Day) => (then.length === 1 ? "The day" : `Day ${day}`);
  return [
    ...[...same, ...moved]
      .sort((a, b) => a.day.day - b.day.day)
      .filter(({ day, later }) => when(day) !== when(later))
      .map(({ day, later }) => `${called(day)} was ${when(day)}. It is now ${when(later)}.`),
    ...left.slice(added.length).map((day) => `${called(day)}, ${when(day)}, no longer takes place.`),
    ...added.slice(left.length).map((day) => `A day has been added: ${when(day)}.`),
  ];
}

function when({ date, starts, ends }: Day): string {
  return `${formatDay(date)}, ${formatHours(starts, ends)}`;
}
