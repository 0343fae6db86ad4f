import { z } from "zod";
import { emailField } from "../../server/person-fields.ts";

/** What a link can be asked for: one's bookings, or all that is held, which can also be erased. */
export const choices = [
  {
    value: "bookings",
    label: "A link to all my bookings",
    hint: "To see, change or cancel them. The link works for 24 hours.",
  },
  {
    value: "data",
    label: "A link to what you hold about me",
    hint: "To read it, take a copy of it, or have it erased. The link works for 15 minutes.",
  },
] as const;

/** What someone fills in who wants to get at what is theirs. */
export const askSchema = z.strictObject({
  email: emailField,
  what: z.enum(
    choices.map(({ value }) => value),
    { error: "Choose what we should send you" },
  ),
});

export type Wanted = z.infer<typeof askSchema>["what"];

/** The field names of the form, in the order in which they are asked. */
export const askFields = ["email", "what"] as const;
