import { SeatRing } from "../components/SeatRing.tsx";
import { SummaryList, type SummaryRow } from "../components/SummaryList.tsx";
import { formatDay, formatHours } from "../server/dates.ts";
import type { Workshop } from "../workshops/workshop.ts";

export type WorkshopFactsProps = {
  workshop: Workshop;
  /** Marks the reader's own seat in the ring. */
  mine?: boolean;
  /** Rows that stand before the days, such as the reference. */
  first?: readonly SummaryRow[];
};

/** When and where a workshop is, beside its ring of seats. */
export function WorkshopFacts({ workshop, mine = false, first = [] }: WorkshopFactsProps) {
  const { capacity, placesLeft, days, venue } = workshop;
  const rows: SummaryRow[] = [
    ...first,
    { label: days.length === 1 ? "Day" : "Days", value: <Days workshop={workshop} /> },
    { label: "Venue", value: venue },
    { label: "Places", value: placesInWords(workshop, mine) },
  ];
  return (
    <div class="workshop-facts">
      <SeatRing capacity={capacity} taken={capacity - placesLeft} mine={mine} size={160} />
      <SummaryList rows={rows} />
    </div>
  );
}

function Days({ workshop }: { workshop: Workshop }) {
  return (
    <ul class="plain-list">
      {workshop.days.map((day) => (
        <li>
          {formatDay(day.date)}, {formatHours(day.starts, day.ends)}
        </li>
      ))}
    </ul>
  );
}

function placesInWords({ placesLeft, capacity, waiting }: Workshop, mine: boolean): string {
  const left =
    placesLeft === 0 ? `All ${capacity} places are taken` : `${placesLeft} of ${capacity} places left`;
  const line = waiting === 0 ? "" : `, ${waiting} ${waiting === 1 ? "person is" : "people are"} waiting`;
  return `${left}${line}.${mine ? " One of the filled seats is yours." : ""}`;
}
