import type { Framework } from "./framework.ts";
import { strandColour } from "./StrandMark.tsx";

const MIDDLE = 320;
const SEATS = 182;
const BAND = 287;

/**
 * The framework seen from above: children and families in the middle, the seven strands sitting around them, the six
 * commitments holding it all. Decoration: the lists beside it say the same, and where there is little room the
 * numbers alone lead to them.
 */
export function FrameworkWheel({ framework }: { framework: Framework }) {
  const { strands, commitments } = framework;
  return (
    <svg class="wheel" viewBox="0 0 640 640" aria-hidden="true">
      <circle class="wheel-band" cx={MIDDLE} cy={MIDDLE} r={BAND} />
      {commitments.map(({ id, title }, at) => (
        <Commitment
          id={id}
          title={title}
          at={(at / commitments.length) * 360}
          step={360 / commitments.length}
        />
      ))}
      <circle class="people-middle" cx={MIDDLE} cy={MIDDLE} r="84" />
      <text class="wheel-middle" x={MIDDLE} y={MIDDLE - 5}>
        Children
      </text>
      <text class="wheel-middle" x={MIDDLE} y={MIDDLE + 25}>
        and families
      </text>
      {strands.map(({ short }, at) => (
        <Seat short={short} number={at + 1} at={(at / strands.length) * 360} />
      ))}
    </svg>
  );
}

/** A person, and the strand's name under them: nearer to the middle in the lower half, where the band curves in. */
function Seat({ short, number, at }: { short: string; number: number; at: number }) {
  const { x, y } = point(at, SEATS);
  const [across, down] = [(x - MIDDLE) / SEATS, (y - MIDDLE) / SEATS];
  const inward = down > 0 ? Math.round(-16 * across * Math.abs(across)) : 0;
  const below = Math.round(Math.hypot(50 * across, 29 * down)) + 20;
  return (
    <g transform={`translate(${x} ${y})`}>
      <ellipse class={strandColour(number)} rx="50" ry="29" transform={`rotate(${at})`} />
      <circle class="wheel-head" r="22" />
      <text class="wheel-number" y="9">
        {number}
      </text>
      <text class="wheel-label" x={inward} y={below}>
        {short}
      </text>
    </g>
  );
}

/** Words along the band, upright in the upper half and in the lower; a small open seat where two of them meet. */
function Commitment({ id, title, at, step }: { id: string; title: string; at: number; step: number }) {
  const lower = at > 90 && at < 270;
  const [from, to] = lower ? [at + step / 2, at - step / 2] : [at - step / 2, at + step / 2];
  const radius = lower ? BAND + 7 : BAND - 7;
  const [start, end, gap] = [point(from, radius), point(to, radius), point(at + step / 2, BAND)];
  return (
    <>
      <path
        id={`wheel-${id}`}

        d={`M${start.x} ${start.y}A${radius} ${radius} 0 0 ${lower ? 0 : 1} ${end.x} ${end.y}`}
      />
      <text class="wheel-commitment">
        <textPath href={`#wheel-${id}`} startOffset="50%">
          {title}
        </textPath>
      </text>
      <circle class="wheel-gap" cx={gap.x} cy={gap.y} r="8" />
    </>
  );
}

function point(degrees: number, radius: number) {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return {
    x: Math.round(MIDDLE + radius * Math.cos(angle)),
    y: Math.round(MIDDLE + radius * Math.sin(angle)),
  };
}
