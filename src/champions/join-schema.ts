import { z } from "zod";
import { lineOfText } from "../server/line-of-text.ts";
import { emailField, nameField, organisationField } from "../server/person-fields.ts";
import { settings } from "./settings.ts";

const LONGEST = 1000;

const setting = z.enum(
  settings.map((choice) => choice.value),
  { error: "Choose where you work" },
);

const reasonLine = lineOfText({ what: "what you wrote", shortest: 1, longest: LONGEST });

/** Free text in paragraphs: each line is held to the rules of a line, so a mail or a sheet can carry it. */
const why = z.string({ error: "Tell us why you want to be a champion" }).transform((typed, context) => {
  const lines = typed
    .trim()
    .split("\n")
    .map((line) => reasonLine.safeParse(line));
  const text = lines.map((line) => line.data ?? "").join("\n");
  const problem = lines.find((line) => !line.success)?.error.issues[0]?.message ?? problemWith(text);
  if (problem === null) return text;
  context.issues.push({ code: "custom", message: problem, input: typed });
  return z.NEVER;
});

const listed = z
  .enum(["", "yes"], { error: "Tick the box or leave it empty" })
  .transform((ticked) => ticked === "yes");

/** What someone tells us when they ask to become a champion. */
export const joinSchema = z.strictObject({
  name: nameField,
  email: emailField,
  organisation: organisationField,
  setting,
  why,
  listed,
});

export type JoinDetails = z.infer<typeof joinSchema>;

/** The field names of the form, in the order in which they are asked. */
export const joinFields = ["name", "email", "organisation", "setting", "why", "listed"] as const;

function problemWith(text: string): string | null {
  if (text === "") return "Tell us why you want to be a champion";
  return [...text].length > LONGEST ? `Shorten what you wrote to ${LONGEST} characters or fewer` : null;
}
