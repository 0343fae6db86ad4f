import { z } from "zod";
import entries from "../../_data/continuum.json" with { type: "json" };
import { checkData, repeated, slugSchema, textSchema } from "../facts/check-data.ts";

const stageSchema = z.strictObject({
  id: slugSchema,
  title: textSchema,
  also: textSchema,
  size: textSchema,
  what: textSchema,
  when: textSchema,
  who: textSchema,
  prepare: textSchema,
  tool: z.strictObject({
    href: z.string().regex(/^\/tools\/[a-z-]+\/$/, "expected the address of a tool, such as /tools/circles/"),
    title: textSchema,
  }),
  /** How many people its drawing shows. */
  people: z.number().int().min(2).max(12),
});

const stagesSchema = z
  .array(stageSchema)
  .min(5, "expected five stages or more")
  .superRefine((stages, context) => {
    for (const id of repeated(stages.map((stage) => stage.id)))
      context.addIssue({ code: "custom", message: `expected each id once, found ${id} twice` });
  });

const continuumSchema = z.strictObject({
  /** Whose stages these are. */
  from: textSchema,
  stages: stagesSchema,
});

/** One stage on the way from a word in passing to a formal meeting. */
export type Stage = z.infer<typeof stageSchema>;

/** Checks the continuum as `_data/continuum.json` holds it; a wrong one fails the build. */
export function checkContinuum(data: unknown): { from: string; stages: Stage[] } {
  return checkData("_data/continuum.json", continuumSchema, data);
}

const continuum = checkContinuum(entries);

/** Every stage, from the informal to the formal. */
export const stages: readonly Stage[] = continuum.stages;

/** Whose stages these are, in a few sentences. */
export const continuumFrom = continuum.from;
