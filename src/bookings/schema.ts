import { z } from "zod";
import { lineOfText } from "../server/line-of-text.ts";
import { linesOfText } from "../server/lines-of-text.ts";
import { emailField, nameField, organisationField } from "../server/person-fields.ts";

const role = lineOfText({
  what: "your role",
  empty: "Enter your role, for example social worker",
  shortest: 1,
  longest: 150,
});

const team = lineOfText({ what: "your team", shortest: 1, longest: 150 });

/** Access and dietary needs: kept apart from everything else, and for no longer than the workshop needs them. */
export const needsField = linesOfText({ what: "what you need", longest: 1000 });

/** What someone is asked for when they book a place. `team` and `needs` are empty when nothing was typed. */
export const detailsSchema = z.strictObject({
  name: nameField,
  email: emailField,
  organisation: organisationField,
  role,
  team: team.default(""),
  needs: needsField.default(""),
});

export type Details = z.infer<typeof detailsSchema>;

/** The field names of the booking form, in the order in which they are asked. */
export const detailFields = ["name", "email", "organisation", "role", "team", "needs"] as const;

export type DetailField = (typeof detailFields)[number];
