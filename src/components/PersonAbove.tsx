import type { Looks } from "./circles.ts";

export type PersonAboveProps = {
  looks: Looks;
  x: number;
  y: number;
  /** Degrees; 0 faces down. */
  turn: number;
};

/** Somebody seen from above: shoulders, head and hair, drawn facing down and then turned. */
export function PersonAbove({ looks, x, y, turn }: PersonAboveProps) {
  const head = 21;
  const line = Math.round(head * (2 * looks.fringe - 1));
  const half = Math.round(Math.sqrt(head * head - line * line));
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn}) scale(${looks.scale})`}>
      <ellipse class={`clothes-${looks.clothes}`} rx="49" ry="27" />
      <circle cy="2" r={head} fill={looks.skin} />
      <path
        d={`M${-half} ${2 + line}A${head} ${head} 0 ${line > 0 ? 1 : 0} 1 ${half} ${2 + line}Q0 ${line - 7} ${-half} ${2 + line}`}
        fill={looks.hair}
      />
    </g>
  );
}
