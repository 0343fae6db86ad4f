import { z } from "zod";
import { lineOfText } from "./line-of-text.ts";

type Lines = {
  /** How the field is called in the middle of a sentence: "what you wrote". */
  what: string;
  /** Said when nothing was typed; an optional field has none. */
  empty?: string;
  longest: number;
};

/** Free text in paragraphs: each line is held to the rules of a line, so a mail or a sheet can carry it. */
export function linesOfText({ what, empty, longest }: Lines) {
  const line = lineOfText({ what, shortest: 1, longest });
  return z.string({ error: empty ?? `Type ${what} as text` }).transform((typed, context) => {
    const lines = typed
      .trim()
      .split("\n")
      .map((one) => line.safeParse(one));
    const text = lines.map((one) => one.data ?? "").join("\n");
    const problem = lines.find((one) => !one.success)?.error.issues[0]?.message ?? problemWith(text);
    if (problem === null) return text;
    context.issues.push({ code: "custom", message: problem, input: typed });
    return z.NEVER;
  });

  function problemWith(text: string): string | null {
    if (text === "") return empty ?? null;
    return [...text].length > longest ? `Shorten ${what} to ${longest} characters or fewer` : null;
  }
}
