import { z } from "zod";

type Line = {
  /** How the field is called in the middle of a sentence: "your role". */
  what: string;
  /** Said when nothing was typed; an optional field has none. */
  empty?: string;
  shortest: number;
  longest: number;
};

const HIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u200B\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;
const MARKUP = /[<>\uFF1C\uFF1E]/u;
// A spreadsheet would run a cell that begins with one of these; the wide forms count too.
const FORMULA = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;
// Mail programs turn `example.org` into a link by itself, so a dot inside a word is refused like an address.
const WEB_ADDRESS =
  /:\/|\b(?:https?|ftp|mailto|tel|sms|javascript|data):|www\.|[\p{L}\p{N}-][.\u3002\uFF0E\uFF61]\p{L}{2,}/iu;

/** One line of text that a stranger typed: tidied, then held to rules that each say what to do. */
export function lineOfText(line: Line) {
  return z.string({ error: line.empty ?? `Type ${line.what} as text` }).transform((typed, context) => {
    const text = tidy(typed);
    const problem = problemWith(typed, text, line);
    if (problem === null) return text;
    context.issues.push({ code: "custom", message: problem, input: typed });
    return z.NEVER;
  });
}

/** Takes what was typed; returns it in composed characters, trimmed, with runs of spaces made one. */
export function tidy(typed: string): string {
  return typed.normalize("NFC").replace(/\s+/gu, " ").trim();
}

function problemWith(typed: string, text: string, { what, empty, shortest, longest }: Line): string | null {
  if (text === "") return empty ?? null;
  const length = [...text].length;
  if (length > longest) return `Shorten ${what} to ${longest} characters or fewer`;
  if (HIDDEN.test(typed)) return `Type ${what} on one line, with no tabs or hidden characters`;
  if (length < shortest) return `Write ${what} in at least ${shortest} characters`;
  if (MARKUP.test(text)) return `Take the < and > signs out of ${what}`;
  if (FORMULA.test(text)) return `Take the ${text.charAt(0)} off the start of ${what}`;
  if (WEB_ADDRESS.test(text))
    return `Take the web address out of ${what}, or put a space after the full stop`;
  return null;
}
