import type { ComponentChildren } from "preact";
import type { CircleName } from "./circles.ts";
import { PeopleCircle } from "./PeopleCircle.tsx";

/** A page of few words, with a circle of people beside them where there is room. */
export function BesideCircle({ circle, children }: { circle: CircleName; children: ComponentChildren }) {
  return (
    <div class="beside-circle">
      <div class="prose">{children}</div>
      <PeopleCircle circle={circle} />
    </div>
  );
}
