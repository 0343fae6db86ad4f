/** Where several people can be booked on a workshop at once. */
export function teamFormPath(slug: string): string {
  return `/book/${slug}/team`;
}
