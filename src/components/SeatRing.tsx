export type SeatRingProps = {
  capacity: number;
  taken: number;
  /** Marks one of the taken seats as the reader's own. */
  mine?: boolean;
  /** Width in CSS pixels where text has its usual size; the ring grows with the text. */
  size?: number;
  /** The words in the middle under the number: "left" unless said. */
  label?: string;
};

/** With fewer seats than this a ring would fall apart into single dots, so a line runs through them. */
const FULL_RING = 12;

/**
 * A workshop as a ring of as many seats as it has: filled where taken, open where free.
 * It is decoration: the page always says the same in words beside it.
 */
export function SeatRing({ capacity, taken, mine = false, size = 104, label }: SeatRingProps) {
  const filled = Math.min(Math.max(taken, 0), capacity);
  const left = capacity - filled;
  const radius = 44;
  const sparse = capacity < FULL_RING;
  const seat = Math.min(sparse ? 5.2 : 4.2, (Math.PI * radius) / capacity / 1.28);
  return (
    <svg class="seat-ring" viewBox="0 0 100 100" width={`${size / 16}rem`} aria-hidden="true">
      {sparse && <circle class="seat-track" cx="50" cy="50" r={radius} />}
      {Array.from({ length: capacity }, (_, place) => {
        const angle = (place / capacity) * 2 * Math.PI - Math.PI / 2;
        const kind = mine && place === filled - 1 ? "mine" : place < filled ? "taken" : "open";
        return (
          <circle
            class={`seat ${kind}`}
            cx={round(50 + radius * Math.cos(angle))}
            cy={round(50 + radius * Math.sin(angle))}
            r={round(seat)}
          />
        );
      })}
      <text class="seat-number" x="50" y="51">
        {left}
      </text>
      <text class="seat-word" x="50" y="66">
        {label ?? (left === 0 ? "full" : "left")}
      </text>
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
