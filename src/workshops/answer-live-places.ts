import { json } from "../server/responses.tsx";
import type { Services } from "../server/services.ts";
import { liveWorkshops } from "./store.ts";
import type { Workshop } from "./workshop.ts";

// Long enough to carry a rush of readers, short enough that nobody books by a stale number for long.
const CACHE = "public, max-age=5, stale-while-revalidate=10";

/** Answers with the places left in each workshop to come, as the public contract has it. */
export async function answerLivePlaces({ database }: Services): Promise<Response> {
  const { asOf, workshops } = await liveWorkshops(database);
  return json(
    { asOf: new Date(asOf).toISOString(), workshops: workshops.map(publicFacts) },
    { headers: { "cache-control": CACHE } },
  );
}

function publicFacts(workshop: Workshop) {
  return {
    slug: workshop.slug,
    title: workshop.title,
    days: workshop.days.map(({ date, starts, ends }) => ({ date, starts, ends })),
    venue: workshop.venue,
    capacity: workshop.capacity,
    placesLeft: workshop.placesLeft,
    waiting: workshop.waiting,
    status: workshop.status,
  };
}
