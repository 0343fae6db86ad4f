import type { ComponentChildren } from "preact";

/** Where a thing stands in a drawing of 120 by 120, and how large it is. Each is drawn around its own middle. */
type Placed = { x?: number; y?: number; size?: number };

const put = ({ x = 60, y = 60, size = 1 }: Placed) =>
  `translate(${x} ${y})${size === 1 ? "" : ` scale(${size})`}`;

export function House(place: Placed) {
  return (
    <g transform={put(place)}>
      <path class="d-card d-line" d="M-26-6V30H26V-6" />
      <path class="d-coral d-line" d="M-34-4 0-32 34-4Z" />
      <path class="d-teal" d="M-7 30V10H9V30Z" />
      <path class="d-sun" d="M-20 6h9v9h-9zM13 6h8v9h-8z" />
    </g>
  );
}

export function Door({ open = false, ...place }: Placed & { open?: boolean }) {
  return (
    <g transform={put(place)}>
      <path class="d-card d-line" d="M-17 32V-32H17V32Z" />
      {open ? (
        <path class="d-teal" d="M-17-32 4-25V38L-17 32Z" />
      ) : (
        <path class="d-teal" d="M-13-28H13V32H-13Z" />
      )}
      <circle class="d-sun" cx={open ? -1 : 7} cy="4" r="2.6" />
    </g>
  );
}

export function Phone({ children, ...place }: Placed & { children?: ComponentChildren }) {
  return (
    <g transform={put(place)}>
      <rect class="d-deep" x="-18" y="-34" width="36" height="68" rx="6" />
      <rect class="d-card" x="-14" y="-27" width="28" height="48" rx="2" />
      <circle class="d-card" cy="27.5" r="3" />
      {children}
    </g>
  );
}

/** What somebody says. `from` is where the speaker is. */
export function Bubble({
  from = "left",
  children,
  ...place
}: Placed & { from?: "left" | "right"; children?: ComponentChildren }) {
  const tail = from === "left" ? "M-14 12-24 28 0 15Z" : "M14 12 24 28 0 15Z";
  return (
    <g transform={put(place)}>
      <path class="d-ink" d={tail} />
      <rect class="d-card d-line" x="-27" y="-20" width="54" height="37" rx="13" />
      {children ?? <path class="d-stroke" d="M-16-7H16M-16 4H7" />}
    </g>
  );
}

export function Paper({ children, ...place }: Placed & { children?: ComponentChildren }) {
  return (
    <g transform={put(place)}>
      <path class="d-card d-line" d="M-24-32H14L24-22V32H-24Z" />
      <path class="d-line" d="M14-32V-22H24" fill="none" />
      {children ?? <path class="d-stroke" d="M-14-16H8M-14-4H14M-14 8H14M-14 20H4" />}
    </g>
  );
}

export function Folder({ children, ...place }: Placed & { children?: ComponentChildren }) {
  return (
    <g transform={put(place)}>
      <path class="d-sun d-line" d="M-36-26H-10L-4-18H36V30H-36Z" />
      <path class="d-card d-line" d="M-36-8H36V30H-36Z" />
      {children}
    </g>
  );
}

/** A hand, held up. */
export function Hand(place: Placed) {
  return (
    <g transform={put(place)}>
      <path
        d="M-15 34V-12a4.5 4.5 0 0 1 9 0V-24a4.5 4.5 0 0 1 9 0V-22a4.5 4.5 0 0 1 9 0V-14a4.5 4.5 0 0 1 9 0V12Q21 26 13 34Z"
        fill="#a9704a"
      />
      <path d="M-13 22-25 4a5 5 0 0 1 8-6L-8 12Z" fill="#a9704a" />
      <path d="M-6-8V6M3-10V6M12-8V7" fill="none" stroke="#6d452c" stroke-width="1.5" />
      <path class="clothes-blue" d="M-18 32H16V42H-18Z" />
    </g>
  );
}

export function Clock(place: Placed) {
  return (
    <g transform={put(place)}>
      <circle class="d-card d-line" r="28" />
      <path class="d-stroke" d="M0-15V0L11 8" />
      <path class="d-stroke" d="M0-24V-23M24 0H23M0 24V23M-24 0H-23" />
    </g>
  );
}

/** A sheet of a calendar, with the number or sign that stands on it. */
export function Calendar({ children, ...place }: Placed & { children?: ComponentChildren }) {
  return (
    <g transform={put(place)}>
      <rect class="d-card d-line" x="-29" y="-26" width="58" height="56" rx="5" />
      <path class="d-coral" d="M-28-25H28V-11H-28Z" />
      <path class="d-stroke" d="M-15-32V-20M15-32V-20" />
      {children}
    </g>
  );
}

export function Screen({ children, ...place }: Placed & { children?: ComponentChildren }) {
  return (
    <g transform={put(place)}>
      <rect class="d-deep" x="-36" y="-28" width="72" height="48" rx="4" />
      <rect class="d-card" x="-31" y="-23" width="62" height="38" rx="1" />
      <path class="d-deep" d="M-46 24H46L40 31H-40Z" />
      {children}
    </g>
  );
}

export function Book(place: Placed) {
  return (
    <g transform={put(place)}>
      <path class="d-card d-line" d="M0-18Q-18-28-38-22V22Q-18 16 0 26Q18 16 38 22V-22Q18-28 0-18Z" />
      <path class="d-line" d="M0-18V26" fill="none" />
      <path class="d-stroke" d="M-29-9Q-18-11-9-7M-29 3Q-18 1-9 5M29-9Q18-11 9-7M29 3Q18 1 9 5" />
    </g>
  );
}
