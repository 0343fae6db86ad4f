import type { TemplateTools } from "./outbox.ts";
import type { Block } from "./email.ts";

/** A sentence or two that stand alone. */
export function sentence(text: string): Block {
  return { kind: "sentence", text };
}

/** A link that asks for something. */
export function button(text: string, url: string): Block {
  return { kind: "button", text, url };
}

type Closing = Pick<TemplateTools, "site" | "siteUrl"> & {
  /** Whom to ask; the team, unless told otherwise. */
  contact?: string;
};

/** How every email ends: whom to ask, where a worry about a child goes, and who writes. */
export function close({ site, siteUrl, contact = site.emails.team.value }: Closing): Block[] {
  return [
    sentence(`Questions? Write to ${contact}.`),
    sentence(
      "Please do not reply to this email with a worry about a child: it is not read day and night. If someone is in danger now, ring 999.",
    ),
    button("Worried about a child? See who to ring", `${siteUrl}/worried-about-a-child/`),
    sentence(site.team),
  ];
}
