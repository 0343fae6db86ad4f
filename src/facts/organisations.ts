import { z } from "zod";
import entries from "../../_data/organisations.json" with { type: "json" };
import { checkData, repeated, textSchema } from "./check-data.ts";

const domainSchema = z
  .string()
  .regex(
    /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    "expected a domain in lower case, such as dudley.gov.uk, or *.dudley.sch.uk for all that end in it",
  );

const organisationSchema = z.strictObject({
  name: z.strictObject({ value: textSchema, example: z.boolean() }),
  domains: z.array(domainSchema).min(1, "expected at least one domain"),
});

/** A partner whose staff book with an email of its own, so that their bookings count at once. */
export type Organisation = z.infer<typeof organisationSchema>;

const organisationsSchema = z.array(organisationSchema).superRefine((organisations, context) => {
  for (const domain of repeated(organisations.flatMap(({ domains }) => domains))) {
    context.addIssue({ code: "custom", message: `expected each domain once, found ${domain} twice` });
  }
});

/** Checks partners as `_data/organisations.json` holds them; wrong ones fail the build. */
export function checkOrganisations(data: unknown): Organisation[] {
  return checkData("_data/organisations.json", organisationsSchema, data);
}

/** The partners that the council knows. */
export const organisations: readonly Organisation[] = checkOrganisations(entries);
