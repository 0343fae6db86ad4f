import type { ComponentChildren } from "preact";
import { FromAbove } from "./FromAbove.tsx";
import type { Way } from "./window.ts";

/** Two people seen from above, and how they stand to each other in one of the four ways. An ornament. */
export function WayDrawing({ way }: { way: Way["id"] }) {
  return (
    <svg class="way-drawing" viewBox="0 0 200 150" aria-hidden="true">
      <ellipse class="way-floor" cx="100" cy="75" rx="98" ry="73" />
      {scenes[way]}
    </svg>
  );
}

const scenes: Record<Way["id"], ComponentChildren> = {
  // One looms; the other is small, and has turned away.
  to: (
    <>
      <FromAbove x={76} y={75} turn={-90} scale={1.1} who={5} />
      <path class="way-words" d="M112 56l16-5M115 75h17M112 94l16 5" />
      <FromAbove x={160} y={75} turn={-90} scale={0.62} who={1} />
    </>
  ),
  // Turned to each other, of one size, with the thing itself between them.
  with: (
    <>
      <circle class="way-between" cx="100" cy="75" r="20" />
      <FromAbove x={44} y={75} turn={-90} scale={0.85} who={5} />
      <FromAbove x={156} y={75} turn={90} scale={0.85} who={1} />
    </>
  ),
  // Far apart, each looking elsewhere.
  not: (
    <>
      <FromAbove x={54} y={46} turn={150} scale={0.7} who={5} />
      <FromAbove x={150} y={104} turn={-30} scale={0.7} who={1} />
    </>
  ),
  // One stands before the thing and deals with it; the other looks on from behind.
  for: (
    <>
      <circle class="way-between" cx="156" cy="75" r="17" />
      <FromAbove x={108} y={75} turn={-90} scale={0.95} who={5} />
      <FromAbove x={44} y={75} turn={-90} scale={0.62} who={1} />
    </>
  ),
};
