import { z } from "zod";
import { emailField } from "../server/person-fields.ts";

/** What someone leaves who wants to hear of a new date. */
export const interestSchema = z.strictObject({ email: emailField });

/** The field names of the form. */
export const interestFields = ["email"] as const;
