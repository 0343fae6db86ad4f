/** Where a sign stands: in a thing, around its middle; in a drawing, wherever it says. */
type Placed = { x?: number; y?: number; size?: number };

const put = ({ x = 0, y = 0, size = 1 }: Placed) =>
  `translate(${x} ${y})${size === 1 ? "" : ` scale(${size})`}`;

export function Tick(place: Placed) {
  return <path class="d-tick" d="M-9 0-3 7 9-7" transform={put(place)} />;
}

export function Cross(place: Placed) {
  return <path class="d-cross" d="M-8-8 8 8M8-8-8 8" transform={put(place)} />;
}

export function Heart(place: Placed) {
  return (
    <path
      class="d-coral"
      d="M0 12C-18 0-14-13-6-13-2-13 0-9 0-7 0-9 2-13 6-13 14-13 18 0 0 12Z"
      transform={put(place)}
    />
  );
}

export function Star(place: Placed) {
  return (
    <path
      class="d-sun d-line"
      d="M0-15 4.5-5 15-4 7 3.5 9.5 14 0 8.5-9.5 14-7 3.5-15-4-4.5-5Z"
      transform={put(place)}
    />
  );
}

export function Question(place: Placed) {
  return (
    <g transform={put(place)}>
      <path class="d-stroke" d="M-6-5C-6-13 7-13 6-5 6 0 0 0 0 6" />
      <circle class="d-ink" cy="12.5" r="2.2" />
    </g>
  );
}

export function Sun(place: Placed) {
  return (
    <g transform={put(place)}>
      <circle class="d-sun" r="10" />
      <path
        class="d-ray"
        d="M0-18V-14M0 14V18M-18 0H-14M14 0H18M-13-13-10-10M13-13 10-10M-13 13-10 10M13 13 10 10"
      />
    </g>
  );
}

export function Moon(place: Placed) {
  return <path class="d-sun" d="M4-15A15 15 0 1 0 14 7 12 12 0 0 1 4-15Z" transform={put(place)} />;
}

/** From one thing to another, to the right; `turn` is in degrees. */
export function Arrow({ turn = 0, ...place }: Placed & { turn?: number }) {
  return (
    <path
      class="d-arrow"
      d="M-14 0H12M4-8 13 0 4 8"
      transform={`${put(place)}${turn ? ` rotate(${turn})` : ""}`}
    />
  );
}

/** Letters or numbers in a drawing. */
export function Letters({ text, ...place }: Placed & { text: string }) {
  return (
    <text class="d-letters" transform={put(place)}>
      {text}
    </text>
  );
}
