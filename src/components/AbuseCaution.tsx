import { Notice } from "./Notice.tsx";

/**
 * Stands beside everything that brings people together after harm, or questions them about it. `before` says what has
 * to wait, and goes on from "Do not". Rule: Restorative Justice Council (2016), and Portsmouth's strategy in its own way.
 */
export function AbuseCaution({ before }: { before: string }) {
  return (
    <Notice kind="warning" title="Where there is, or may be, domestic abuse">
      <p>
        Do not {before} until a specialist has assessed the risk. Nobody who was harmed has to take part. If
        someone is in danger now, ring <a href="tel:999">999</a>.{" "}
        <a href="/worried-about-a-child/">See who else to ring</a>.
      </p>
    </Notice>
  );
}
