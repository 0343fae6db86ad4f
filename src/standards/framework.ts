import { z } from "zod";
import entries from "../../_data/framework.json" with { type: "json" };
import { checkData, slugSchema, textSchema } from "../facts/check-data.ts";

/** Whom a statement speaks to: it asks something of them, or tells them what they can expect. */
export const audiences = ["practitioner", "manager", "partner", "family"] as const;

const audienceSchema = z.enum(audiences, `expected one of ${audiences.join(", ")}`);

const statementSchema = z.strictObject({
  id: slugSchema,
  statement: textSchema,
  for: z.array(audienceSchema).min(1, "expected at least one reader"),
  /** Other words that people look for, such as an abbreviation. */
  words: z.array(textSchema).optional(),
  /** Something odd in the printed framework that a careful reader would notice. */
  note: textSchema.optional(),
});

const linkSchema = z.strictObject({
  href: z.string().regex(/^\/([a-z0-9-]+\/)+$/, "expected an address such as /tools/circles/"),
  title: textSchema,
});

const strandSchema = z.strictObject({
  id: slugSchema,
  slug: slugSchema,
  title: textSchema,
  /** The title where there is little room. */
  short: textSchema,
  /** One sentence for lists of strands. */
  summary: textSchema,
  introduction: z.array(textSchema).min(1, "expected at least one paragraph"),
  principles: z.array(statementSchema).min(1, "expected at least one principle"),
  bestPractice: z.array(statementSchema).min(1, "expected at least one statement"),
  /** Strands to read next, by id. */
  related: z.array(slugSchema),
  tools: z.array(linkSchema),
  /** Where this strand may bring people together after harm, and what has to wait: the caution on domestic abuse. */
  caution: z.strictObject({ where: textSchema, before: textSchema }).optional(),
});

const shortStatementSchema = z.strictObject({ id: slugSchema, statement: textSchema });
const commitmentSchema = shortStatementSchema.extend({ title: textSchema });

const shape = z.strictObject({
  /** What restorative practice is to the whole organisation, and what it is for. */
  purpose: z.strictObject({ introduction: textSchema, aims: z.array(textSchema).min(1) }),
  foundation: z.strictObject({ idea: textSchema, follows: z.array(textSchema).min(1) }),
  guidingPrinciples: z.array(shortStatementSchema).min(1),
  strengths: z.strictObject({
    introduction: textSchema,
    forFamilies: textSchema,
    forPractitioners: textSchema,
    review: z.array(textSchema).min(1),
  }),
  commitments: z.array(commitmentSchema).min(1),
  strands: z.array(strandSchema).min(1),
});

export type Audience = z.infer<typeof audienceSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type Strand = z.infer<typeof strandSchema>;
export type Framework = z.infer<typeof shape>;

type Place = (string | number)[];

const frameworkSchema = shape.superRefine((framework, context) => {
  const wrong = (path: Place, message: string) => context.addIssue({ code: "custom", path, message });
  const seen = new Map<string, Place>();
  for (const [path, id] of everyId(framework)) {
    if (seen.has(id)) wrong(path, `expected an id of its own, found ${id} for the second time`);
    seen.set(id, path);
  }
  const strandIds = framework.strands.map((strand) => strand.id);
  for (const [at, strand] of framework.strands.entries()) {
    for (const [path, id] of statementIds(strand, ["strands", at])) {
      if (!id.startsWith(`${strand.id}-`)) wrong(path, `expected an id that begins with ${strand.id}-`);
    }
    for (const [place, id] of strand.related.entries()) {
      const known = strandIds.includes(id) && id !== strand.id;
      if (!known) wrong(["strands", at, "related", place], `expected the id of another strand, found ${id}`);
    }
  }
});

function everyId({ guidingPrinciples, commitments, strands }: Framework): [Place, string][] {
  const of = (list: readonly { id: string }[], ...place: Place) =>
    list.map(({ id }, at): [Place, string] => [[...place, at, "id"], id]);
  return [
    ...of(guidingPrinciples, "guidingPrinciples"),
    ...of(commitments, "commitments"),
    ...of(strands, "strands"),
    ...strands.flatMap((strand, at) => statementIds(strand, ["strands", at])),
  ];
}

function statementIds(strand: Strand, place: Place): [Place, string][] {
  return (["principles", "bestPractice"] as const).flatMap((kind) =>
    strand[kind].map(({ id }, at): [Place, string] => [[...place, kind, at, "id"], id]),
  );
}

/** Checks the framework as `_data/framework.json` holds it; a wrong one fails the build. */
export function checkFramework(data: unknown): Framework {
  return checkData("_data/framework.json", frameworkSchema, data);
}

/** The practice framework in plain words. */
export const framework: Framework = checkFramework(entries);
