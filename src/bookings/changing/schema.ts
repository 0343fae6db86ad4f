import { z } from "zod";
import { lineOfText } from "../../server/line-of-text.ts";
import { emailField, nameField, personFields } from "../../server/person-fields.ts";
import { needsField } from "../schema.ts";

/** Who gets a place that is handed over. `team` is empty when nothing was typed. */
export const colleagueSchema = z.strictObject({
  ...personFields("your colleague's"),
  role: lineOfText({
    what: "your colleague's role",
    empty: "Enter your colleague's role, for example social worker",
    shortest: 1,
    longest: 150,
  }),
  team: lineOfText({ what: "your colleague's team", shortest: 1, longest: 150 }).default(""),
});

export type Colleague = z.infer<typeof colleagueSchema>;

/** The field names of the form for handing over, in the order in which they are asked. */
export const colleagueFields = ["name", "email", "organisation", "role", "team"] as const;

/** A corrected name alone; the email stays. */
export const newNameSchema = z.strictObject({ name: nameField, email: z.literal("") });

/** A name, and the email that a booking shall have from now on. */
export const newEmailSchema = z.strictObject({ name: nameField, email: emailField });

/** `email` is empty where it stays: a link never shows the one that is kept. */
export type Correction = { name: string; email: string };

/** What somebody needs, written anew. */
export const newNeedsSchema = z.strictObject({
  needs: needsField.refine((text) => text !== "", { error: "Write what you need" }),
});
