import type { ComponentChildren } from "preact";

export type ButtonProps = {
  children: ComponentChildren;
  kind?: "primary" | "secondary" | "link";
  name?: string;
  value?: string;
  /** Where this button sends the form instead: the same address with the field to show, for a change link. */
  action?: string;
};

/** Sends the form it stands in. `link` looks like a link, for going back without putting answers in an address. */
export function Button({ children, kind = "primary", name, value, action }: ButtonProps) {
  return (
    <button type="submit" class={`button ${kind}`} name={name} value={value} formAction={action}>
      {children}
    </button>
  );
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink(props: {
  href: string;
  children: ComponentChildren;
  kind?: "primary" | "secondary";
}) {
  return (
    <a class={`button ${props.kind ?? "primary"}`} href={props.href}>
      {props.children}
    </a>
  );
}
