import type { Block, Email } from "./email.ts";

/** The plain text of an email. */
export function renderText(email: Email): string {
  return `${email.blocks.map(blockText).join("\n\n")}\n`;
}

/** One line of text: what was typed can never start a line, a header or a block of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "sentence":
      return oneLine(block.text);
    case "list":
      return block.items.map((item) => `* ${oneLine(item)}`).join("\n");
    case "button":
      return `${oneLine(block.text)}:\n${block.url}`;
    case "facts":
      return block.rows.map(([label, value]) => `${oneLine(label)}: ${oneLine(value)}`).join("\n");
  }
}
