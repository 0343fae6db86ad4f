import { expect, test } from "vitest";
import { isKnownPartner } from "../../../src/bookings/known-partner.ts";
import { checkOrganisations } from "../../../src/facts/organisations.ts";

test.each(["ada@dudley.gov.uk", "ada@DUDLEY.GOV.UK", "head@thorns.dudley.sch.uk", "n@dgft.nhs.uk"])(
  "%s belongs to a known partner",
  (email) => expect(isKnownPartner(email)).toBe(true),
);

test.each([
  "ada@gmail.com",
  "ada@notdudley.gov.uk",
  "ada@dudley.gov.uk.example.org",
  "ada@fakedudley.sch.uk",
  '"ada@dudley.gov.uk"@example.org',
])("%s does not, however much it looks like one", (email) => expect(isKnownPartner(email)).toBe(false));

test("a domain that is written wrongly stops the build and is named", () => {
  const wrong = [{ name: { value: "A partner", example: false }, domains: ["@partner.example"] }];
  expect(() => checkOrganisations(wrong)).toThrow(
    /_data\/organisations\.json: item 1, domains, item 1: expected a domain/,
  );
});
