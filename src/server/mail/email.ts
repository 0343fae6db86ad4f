/** One part of an email; every renderer knows all four, and each block stands on its own. */
export type Block =
  | { kind: "sentence"; text: string }
  | { kind: "list"; items: readonly string[] }
  | { kind: "button"; text: string; url: string }
  | { kind: "facts"; rows: readonly (readonly [label: string, value: string])[] };

/** A calendar file that travels with an email where the transport carries files. */
export type CalendarFile = {
  filename: string;
  method: "REQUEST" | "CANCEL";
  content: string;
};

/** An email described once: the renderers make HTML, plain text and Notify's Markdown of it. */
export type Email = {
  subject: string;
  blocks: readonly Block[];
  attachments?: readonly CalendarFile[];
};
