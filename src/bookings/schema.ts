import { z } from "zod";
import { lineOfText } from "../server/line-of-text.ts";
import { emailField, nameField, organisationField } from "../server/person-fields.ts";

const role = lineOfText({
  what: "your role",
  empty: "Enter your role, for example social worker",
  shortest: 1,
  longest: 150,
});

const team = lineOfText({ what: "your team", shortest: 1, longest: 150 });

/** What someone is asked for when they book a place. `team` is optional, and empty when nothing was typed. */
export const detailsSchema = z.strictObject({
  name: nameField,
  email: emailField,
  organisation: organisationField,
  role,
  team: team.default(""),
});

export type Details = z.infer<typeof detailsSchema>;

/** The field names of the booking form, in the order in which they are asked. */
export const detailFields = ["name", "email", "organisation", "role", "team"] as const;

export type DetailField = (typeof detailFields)[number];
