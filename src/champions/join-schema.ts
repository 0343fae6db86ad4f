import { z } from "zod";
import { linesOfText } from "../server/lines-of-text.ts";
import { emailField, nameField, organisationField } from "../server/person-fields.ts";
import { settings } from "./settings.ts";

const setting = z.enum(
  settings.map((choice) => choice.value),
  { error: "Choose where you work" },
);

const why = linesOfText({
  what: "what you wrote",
  empty: "Tell us why you want to be a champion",
  longest: 1000,
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
