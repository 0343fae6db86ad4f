import type { Block, Email } from "./email.ts";
import { oneLine } from "./render-text.ts";

/** The Markdown of an email as GOV.UK Notify knows it, for the one placeholder of its template's body. */
export function renderNotify(email: Email): string {
  return email.blocks.map(blockMarkdown).join("\n\n");
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case "sentence":
      return plain(block.text);
    case "list":
      return block.items.map((item) => `* ${plain(item)}`).join("\n");
    case "button":
      return `[${plain(block.text)}](${block.url})`;
    case "facts":
      return block.rows.map(([label, value]) => `* ${plain(label)}: ${plain(value)}`).join("\n");
  }
}

/** Text that Notify shows as it is: no link, heading, list or placeholder can come out of what was typed. */
function plain(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*_[\]()<>~|]/g, "\\$&")
      .replace(/^(#|\+|-|\d+\.)/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
      // Notify's own marks of a quotation and a list have no escape: a space without width keeps them from the start.
      .replace(/^[\^•]/, "\u200B$&")
  );
}
