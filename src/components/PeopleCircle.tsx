import { circles, type CircleName } from "./circles.ts";
import { PersonAbove } from "./PersonAbove.tsx";

const MIDDLE = 260;
const SEAT = 178;

export type PeopleCircleProps = {
  circle: CircleName;
  /** What the drawing shows, for those who do not see it; left out where it is only an ornament. */
  title?: string;
};

/** People seen from above, turned to each other, without a table. An open seat is dotted: the reader's. */
export function PeopleCircle({ circle, title }: PeopleCircleProps) {
  const { people, open } = circles[circle];
  const meaning = title
    ? ({ role: "img", "aria-label": title } as const)
    : ({ "aria-hidden": "true" } as const);
  return (
    <svg class="people" viewBox="0 0 520 520" {...meaning}>
      <circle class="people-floor" cx={MIDDLE} cy={MIDDLE} r="250" />
      <circle class="people-middle" cx={MIDDLE} cy={MIDDLE} r="118" />
      {people.map((person) => (
        <PersonAbove looks={person} {...seatAt(person.at)} turn={person.at} />
      ))}
      {open !== undefined && (
        <g transform={`translate(${seatAt(open).x} ${seatAt(open).y}) rotate(${open})`}>
          <ellipse class="people-open" cx="0" cy="0" rx="42" ry="24" />
        </g>
      )}
    </svg>
  );
}

function seatAt(degrees: number) {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return {
    x: Math.round(MIDDLE + SEAT * Math.cos(angle)),
    y: Math.round(MIDDLE + SEAT * Math.sin(angle)),
  };
}
