type Person = {
  /** Where they sit, in degrees clockwise from the top. */
  at: number;
  /** How large they are beside a grown-up. */
  scale: number;
  clothes: string;
  skin: string;
  hair: string;
  /** How much of the head the hair covers, from above. */
  fringe: number;
};

const people: readonly Person[] = [
  { at: 0, scale: 1, clothes: "teal", skin: "#f2d3bd", hair: "#2a211d", fringe: 0.5 },
  { at: 38, scale: 0.86, clothes: "red", skin: "#8a5a3b", hair: "#191413", fringe: 0.45 },
  { at: 72, scale: 1.02, clothes: "sun", skin: "#e8b796", hair: "#6b4a2c", fringe: 0.62 },
  { at: 144, scale: 0.66, clothes: "green", skin: "#f0cba4", hair: "#b98b3c", fringe: 0.4 },
  { at: 180, scale: 1, clothes: "deep", skin: "#a9704a", hair: "#40291d", fringe: 0.36 },
  { at: 216, scale: 0.93, clothes: "ochre", skin: "#f3d9c4", hair: "#8d8b83", fringe: 0.48 },
  { at: 252, scale: 1.04, clothes: "plum", skin: "#6d452c", hair: "#1c1412", fringe: 0.55 },
  { at: 288, scale: 0.74, clothes: "blue", skin: "#dba57c", hair: "#4d3020", fringe: 0.4 },
  { at: 324, scale: 0.92, clothes: "teal", skin: "#efc9ab", hair: "#2f2622", fringe: 0.5 },
];

const MIDDLE = 260;
const SEAT = 178;

/** People of every age seen from above, in a circle without a table. One seat is dotted and open: the reader's. */
export function PeopleCircle(props: { title: string }) {
  return (
    <svg class="people" viewBox="0 0 520 520" role="img" aria-label={props.title}>
      <circle class="people-floor" cx={MIDDLE} cy={MIDDLE} r="250" />
      <circle class="people-middle" cx={MIDDLE} cy={MIDDLE} r="118" />
      {people.map((person) => (
        <Seated person={person} />
      ))}
      <g transform={turned(108)}>
        <ellipse class="people-open" cx="0" cy="0" rx="42" ry="24" />
      </g>
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
