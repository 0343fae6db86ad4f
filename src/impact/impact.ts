import { z } from "zod";
import entries from "../../_data/impact.json" with { type: "json" };
import { blocksSchema } from "../facts/blocks.ts";
import { checkData, slugSchema, textSchema } from "../facts/check-data.ts";

const barSchema = z.strictObject({ label: textSchema, value: z.number().positive().max(100) });

const groupSchema = z.strictObject({
  id: slugSchema,
  title: textSchema,
  did: textSchema,
  story: z.string().regex(/^\/stories\/[a-z0-9-]+\/$/, "expected the address of a story"),
});

const voiceSchema = z.strictObject({
  group: slugSchema,
  role: textSchema,
  /** Reported speech: a quotation mark in it means that somebody's own words slipped in. */
  said: textSchema.regex(/^[^“”"]+$/, "expected reported speech, without quotation marks"),
});

const chartSchema = z.strictObject({ title: textSchema, note: textSchema });

const figureSchema = z.strictObject({
  figure: textSchema,
  owner: textSchema,
  measures: textSchema,
  missing: textSchema,
});

const impactSchema = z
  .strictObject({
    description: textSchema,
    words: textSchema,
    /** What the home page shows of it: one voice, and the figures of `leeds`. */
    home: z.strictObject({ said: textSchema, by: textSchema, chart: chartSchema }),
    pilot: z.strictObject({ introduction: textSchema, afterwards: textSchema }),
    stories: z.strictObject({
      description: textSchema,
      lead: textSchema,
      heading: textSchema,
      introduction: textSchema,
      mark: textSchema,
    }),
    notKnown: z.array(textSchema).min(1),
    voices: z.array(voiceSchema),
    groups: z.array(groupSchema),
    leeds: z.strictObject({
      title: textSchema,
      before: blocksSchema,
      chart: chartSchema,
      bars: z.array(barSchema).length(2),
      after: blocksSchema,
    }),
    portsmouth: z.strictObject({ title: textSchema, before: blocksSchema, after: blocksSchema }),
    trial: z.array(barSchema).length(2),
    figures: z.strictObject({ introduction: textSchema, caption: textSchema, rows: z.array(figureSchema) }),
  })
  .superRefine(({ voices, groups }, context) => {
    const known = groups.map((group) => group.id);
    voices.forEach((voice, place) => {
      if (!known.includes(voice.group))
        context.addIssue({
          code: "custom",
          path: ["voices", place, "group"],
          message: `expected one of ${known.join(", ")}`,
        });
    });
  });

export type Impact = z.infer<typeof impactSchema>;
export type Bar = z.infer<typeof barSchema>;

/** Checks what is known of the effect as `_data/impact.json` holds it; wrong facts fail the build. */
export function checkImpact(data: unknown): Impact {
  return checkData("_data/impact.json", impactSchema, data);
}

/** What came of restorative practice, as far as anyone has written it down. */
export const impact: Impact = checkImpact(entries);
