import type { ComponentChildren } from "preact";

/** A bordered piece of content. */
export function Card(props: { children: ComponentChildren; class?: string }) {
  return <div class={props.class ? `card ${props.class}` : "card"}>{props.children}</div>;
}
