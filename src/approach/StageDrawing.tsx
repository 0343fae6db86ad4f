import { FromAbove } from "./FromAbove.tsx";

const MIDDLE = 250;

export type StageDrawingProps = {
  people: number;
  /** Which of the drawn people comes first, so that no two circles look alike. */
  first: number;
  /** How much of the path's width the circle takes, in per cent. */
  width: number;
};

/** The people of one stage in their circle, seen from above. An ornament. */
export function StageDrawing({ people, first, width }: StageDrawingProps) {
  const scale = Math.min(2, 9.4 / people);
  const seat = people < 4 ? 125 + (people - 2) * 30 : 178;
  const start = people === 2 ? 90 : 0;
  return (
    <svg class="stage-drawing" width={`${width}%`} viewBox="0 0 500 500" aria-hidden="true">
      <circle class="people-floor" cx={MIDDLE} cy={MIDDLE} r="246" />
      {Array.from({ length: people }, (_, place) => {
        const turn = Math.round(start + (place * 360) / people);
        const angle = ((turn - 90) * Math.PI) / 180;
        const x = Math.round(MIDDLE + seat * Math.cos(angle));
        const y = Math.round(MIDDLE + seat * Math.sin(angle));
        const grown = scale * (people > 3 && place % 4 === 2 ? 0.75 : 1);
        return <FromAbove x={x} y={y} turn={turn} scale={Number(grown.toFixed(2))} who={first + place} />;
      })}
    </svg>
  );
}
