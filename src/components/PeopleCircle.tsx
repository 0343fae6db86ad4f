import { circles, type CircleName, type Person } from "./circles.ts";

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
        <Seated person={person} />
      ))}
      {open !== undefined && (
        <g transform={turned(open)}>
          <ellipse class="people-open" cx="0" cy="0" rx="42" ry="24" />
        </g>
      )}
    </svg>
  );
}

/** Drawn facing down, towards the middle, then turned to the seat. */
function Seated({ person }: { person: Person }) {
  const head = 21;
  const line = Math.round(head * (2 * person.fringe - 1));
  const half = Math.round(Math.sqrt(head * head - line * line));
  return (
    <g transform={`${turned(person.at)} scale(${person.scale})`}>
      <ellipse class={`clothes-${person.clothes}`} rx="49" ry="27" />
      <circle cy="2" r={head} fill={person.skin} />
      <path
        d={`M${-half} ${2 + line}A${head} ${head} 0 ${line > 0 ? 1 : 0} 1 ${half} ${2 + line}Q0 ${line - 7} ${-half} ${2 + line}`}
        fill={person.hair}
      />
    </g>
  );
}

function turned(degrees: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180;
  const x = Math.round(MIDDLE + SEAT * Math.cos(angle));
  const y = Math.round(MIDDLE + SEAT * Math.sin(angle));
  return `translate(${x} ${y}) rotate(${degrees})`;
}
