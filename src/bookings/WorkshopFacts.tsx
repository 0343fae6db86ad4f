import { SeatRing } from "../components/SeatRing.tsx";
import { SummaryList, type SummaryRow } from "../components/SummaryList.tsx";
import { formatDay, formatHours } from "../components/dates.ts";
import { venueRows, type Workshop } from "../workshops/workshop.ts";

export type WorkshopFactsProps = {
  workshop: Workshop;
  /** Marks the reader's own seat in the ring, or the one that is kept for them. */
  mine?: boolean | "kept";
  /** Rows that stand before the days, such as the reference. */
  first?: readonly SummaryRow[];
  /** Says for who may come how to get there and what to expect, with the way to all about the workshop. */
  coming?: boolean;
};

/** When and where a workshop is, beside its ring of seats for as long as anybody can have one. */
export function WorkshopFacts({ workshop, mine = false, first = [], coming = false }: WorkshopFactsProps) {
  const { capacity, placesLeft, days, venue } = workshop;
  const live = !workshop.ended && workshop.status !== "cancelled";
  const rows: SummaryRow[] = [
    ...first,
    { label: days.length === 1 ? "Day" : "Days", value: <Days workshop={workshop} /> },
    { label: "Venue", value: venue },
    ...(coming ? [...venueRows(workshop), aboutRow(workshop)] : []),
    ...(live ? [{ label: "Places", value: placesInWords(workshop, mine) }] : []),
  ];
  return (
    <section class="workshop-facts" aria-label="The workshop">
      {live && (
        <SeatRing capacity={capacity} taken={capacity - placesLeft} mine={mine !== false} size={160} />
      )}
      <SummaryList rows={rows} />
    </section>
  );
}

function aboutRow({ slug }: Workshop): SummaryRow {
  return { label: "What it is about", value: <a href={`/workshops/${slug}/`}>Read about this workshop</a> };
}

function Days({ workshop }: { workshop: Workshop }) {
  return (
    <ul class="plain-list">
      {workshop.days.map((day) => (
        <li>
          {formatDay(day.date)}, <span>{formatHours(day.starts, day.ends)}</span>
        </li>
      ))}
    </ul>
  );
}

function placesInWords(workshop: Workshop, mine: boolean | "kept"): string {
  const { placesLeft, capacity, waiting } = workshop;
  const left = placesLeft === 0 ? allTaken(workshop) : `${placesLeft} of ${capacity} places left`;
  const line = waiting === 0 ? "" : `, and ${waiting} ${waiting === 1 ? "person is" : "people are"} waiting`;
  const seat = mine === "kept" ? "kept for you" : "yours";
  return `${left}${line}.${mine ? ` One of the filled seats is ${seat}.` : ""}`;
}

/** That a workshop is full, as the start of a sentence. */
export function allTaken({ capacity }: Workshop): string {
  return capacity === 1 ? "The one place is taken" : `All ${capacity} places are taken`;
}
