import { organisations } from "../facts/organisations.ts";

const domains = organisations.flatMap((organisation) => organisation.domains);

/**
 * Whether an email belongs to a partner that the council knows: a booking from there counts at once. Anyone else
 * presses a link in an email first, so that nobody can empty a workshop with made-up emails.
 */
export function isKnownPartner(email: string): boolean {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return domains.some((known) =>
    known.startsWith("*.") ? domain.endsWith(known.slice(1)) : domain === known,
  );
}
