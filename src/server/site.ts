import { z } from "zod";
import siteData from "../../_data/site.json" with { type: "json" };

/** A fact of the council's own: while it is an example, pages say so and production refuses it. */
const fact = z.strictObject({ value: z.string().min(1), example: z.boolean() });

const siteSchema = z.object({
  name: z.string().min(1),
  council: z.string().min(1),
  team: z.string().min(1),
  place: z.string().min(1),
  description: z.string().min(1),
  owner: fact,
  emails: z.strictObject({ team: fact, champions: fact, privacy: fact, accessibility: fact }),
  teams: z.strictObject({ familyGroupConferences: fact, safeguardingReview: fact }),
  controller: fact,
  postalAddress: fact,
  telephone: fact,
  dataProtectionOfficer: fact,
  complaints: fact,
  accessibilityReply: fact,
  retention: z.strictObject({ bookings: fact, mail: fact, backups: fact, mailboxes: fact }),
  /** The reason in law to keep what somebody says that they need. */
  needsBasis: fact,
  hosting: z.strictObject({ pages: fact, database: fact, email: fact, where: fact }),
  helplines: z.array(
    z.strictObject({
      id: z.string().min(1),
      label: z.string().min(1),
      number: z.string().min(1),
      /** What to press once the call is answered. */
      option: z.string().min(1).optional(),
      href: z.string().startsWith("tel:"),
      when: z.string().min(1),
      who: z.string().min(1),
      website: z.url({ protocol: /^https$/, error: "expected an https address" }).optional(),
    }),
  ),
  helplinesChecked: fact,
  domesticAbuseLine: fact,
  nightCalls: fact,
  interpreter: fact,
  withoutSpeaking: fact,
});

/** The facts about the site and its council, the same wherever it is served. */
export type SiteFacts = z.output<typeof siteSchema>;

/** What pages and emails are given: the facts, and the origin that the site is served from. */
export type Site = SiteFacts & { url: string };

/** Reads `_data/site.json`; what is wrong fails with the file and the field. */
export function readSite(data: unknown): SiteFacts {
  const result = siteSchema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`_data/site.json, ${issue?.path.join(".")}: ${issue?.message}`);
}

/** The facts that `_data/site.json` holds. */
export const site: SiteFacts = readSite(siteData);

/** The site as pages and emails take it, served from `url`. */
export function siteAt(url: string): Site {
  return { ...site, url };
}
