const MIDDLE = 50;
const RADIUS = 42;

/**
 * One seat for each statement, open until it is answered: the script fills it. Decoration: the numbers beside it say
 * the same.
 */
export function ReflectionRing({ ids }: { ids: readonly string[] }) {
  const size = Math.min(6.4, (Math.PI * RADIUS) / ids.length / 1.25);
  return (
    <svg class="reflection-ring" viewBox="0 0 100 100" aria-hidden="true">
      {ids.map((id, at) => (
        <ReflectionSeat id={id} at={(at / ids.length) * 360} size={size} />
      ))}
      <text class="seat-number" x="50" y="52" data-answered>
        0
      </text>
      <text class="seat-word" x="50" y="66">
        {`of ${ids.length}`}
      </text>
    </svg>
  );
}

function ReflectionSeat({ id, at, size }: { id: string; at: number; size: number }) {
  return (
    <g class="answer" transform={`translate(${point(at)})`} data-seat={id}>
      <SeatShape size={size} />
    </g>
  );
}

/** A seat that can be open, half filled or filled, by the answer that it carries. */
export function SeatShape({ size }: { size: number }) {
  const r = round(size);
  return (
    <>
      <circle r={r} />
      <path d={`M0 ${-r}A${r} ${r} 0 0 0 0 ${r}Z`} />
    </>
  );
}

function point(degrees: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return `${round(MIDDLE + RADIUS * Math.cos(angle))} ${round(MIDDLE + RADIUS * Math.sin(angle))}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
