const HEAD = 21;

/** How people in these drawings look: as varied as on the rest of the site. */
const looks = [
  { clothes: "teal", skin: "#f2d3bd", hair: "#2a211d" },
  { clothes: "red", skin: "#8a5a3b", hair: "#191413" },
  { clothes: "sun", skin: "#e8b796", hair: "#6b4a2c" },
  { clothes: "plum", skin: "#6d452c", hair: "#1c1412" },
  { clothes: "green", skin: "#f0cba4", hair: "#b98b3c" },
  { clothes: "deep", skin: "#a9704a", hair: "#40291d" },
  { clothes: "ochre", skin: "#f3d9c4", hair: "#8d8b83" },
  { clothes: "blue", skin: "#dba57c", hair: "#4d3020" },
] as const;

export type FromAboveProps = {
  x: number;
  y: number;
  /** Degrees clockwise; at zero they face down the drawing. */
  turn: number;
  scale: number;
  /** Which of the people this is; numbers past the last begin again. */
  who: number;
};

/** Somebody seen from above, in units of the drawing: shoulders, head, and hair at the back of it. */
export function FromAbove({ x, y, turn, scale, who }: FromAboveProps) {
  const { clothes, skin, hair } = looks[who % looks.length] ?? looks[0];
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn}) scale(${scale})`}>
      <ellipse class={`clothes-${clothes}`} rx="49" ry="27" />
      <circle cy="2" r={HEAD} fill={skin} />
      <path d="M-21 2A21 21 0 0 1 21 2Q0 -6 -21 2" fill={hair} />
    </g>
  );
}
