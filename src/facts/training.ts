import { z } from "zod";
import entries from "../../_data/training.json" with { type: "json" };
import { blocksSchema } from "./blocks.ts";
import { checkData, textSchema } from "./check-data.ts";

const phaseSchema = z.strictObject({ title: textSchema, text: textSchema });

const trainingSchema = z.strictObject({
  description: textSchema,
  /** For the list of workshops. */
  began: textSchema,
  /** What stands above the courses: which of it is the council’s own, and what is still an example. */
  courses: textSchema,
  /** A sentence on what was set out to do, and from when to when. */
  planned: textSchema,
  when: textSchema,
  plan: blocksSchema,
  phases: z.tuple([phaseSchema, phaseSchema, phaseSchema], "expected three phases"),
  /** Who needs how much training, around the list of groups that it was planned for elsewhere. */
  levels: blocksSchema,
  layers: z.array(textSchema).min(1, "expected at least one group"),
  afterLayers: blocksSchema,
  notes: z.array(textSchema),
  /** What stands beside a cohort of the printed plan: why no times, and what is odd about it. */
  printed: z.strictObject({ times: textSchema, repeated: textSchema, weekend: textSchema }),
});

/** Checks what is told of the training plan as `_data/training.json` holds it; wrong facts fail the build. */
export function checkTraining(data: unknown): z.infer<typeof trainingSchema> {
  return checkData("_data/training.json", trainingSchema, data);
}

/** What is told of the training plan beside its dates. */
export const training = checkTraining(entries);
