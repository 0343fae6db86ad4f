import type { Links } from "../server/links.ts";

/** Nothing ever revokes a link that takes an email off: it gives no other power. */
export const LINK_VERSION = 1;

const LINK_DAYS = 90;

/** Where one press takes an email off the list of a course. */
export function interestOffPath(
  links: Links,
  { id, course }: { id: string; course: string },
  now: Date,
): string {
  const expiresAt = new Date(now.getTime() + LINK_DAYS * 24 * 60 * 60_000);
  return `/interest/${course}/off/${links.sign({ id, purpose: "interest", version: LINK_VERSION, expiresAt })}`;
}
