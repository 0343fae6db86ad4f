import type { CircleName } from "./circles.ts";
import { PeopleCircle } from "./PeopleCircle.tsx";

/** The head of a reading page: its one main heading, a first sentence, and its own circle where there is room. */
export function PageHead(props: {
  title: string;
  lead?: string | undefined;
  circle?: CircleName | undefined;
}) {
  return (
    <header class={props.circle ? "page-head with-circle" : "page-head"}>
      <div>
        <h1>{props.title}</h1>
        {props.lead && <p class="lead">{props.lead}</p>}
      </div>
      {props.circle && <PeopleCircle circle={props.circle} />}
    </header>
  );
}
