import { z } from "zod";
import { lineOfText } from "../../server/line-of-text.ts";
import { emailField, nameField, organisationField } from "../../server/person-fields.ts";

/** What happens where there are fewer places than people: they wait as one, or as many as fit get places. */
export const togetherChoices = ["together", "split"] as const;

const team = lineOfText({ what: "your team", shortest: 1, longest: 150 });

/** What whoever books for several is asked for, beside the list of people. `team` may be empty. */
export const teamSchema = z.strictObject({
  name: nameField,
  email: emailField,
  organisation: organisationField,
  team: team.default(""),
  together: z.enum(togetherChoices, { error: "Choose what happens if there are too few places" }),
});

export type TeamAnswers = z.infer<typeof teamSchema>;

/** The field names of the form for a team, in the order in which they are asked. */
export const teamFields = ["name", "email", "organisation", "team", "people", "together"] as const;

export type TeamField = (typeof teamFields)[number];
