import { z } from "zod";

const clockTime = z.string().regex(/^\d{2}:\d{2}$/);

/** A day of another cohort that makes up for one that was missed, as the database describes it with its booking. */
export const makeUpRow = z
  .object({
    missed_day: z.int().positive(),
    cancelled: z.boolean(),
    title: z.string(),
    venue: z.string(),
    slug: z.string(),
    date: z.iso.date(),
    starts: clockTime,
    ends: clockTime,
    directions: z.string(),
    step_free: z.enum(["yes", "partly", "no"]).nullable(),
    catering: z.string(),
    joining: z.object({ text: z.string(), online_link: z.string() }).nullable(),
  })
  .transform(({ missed_day: missedDay, step_free: stepFree, joining, ...row }) => ({
    ...row,
    missedDay,
    stepFree,
    joining: joining && { text: joining.text, onlineLink: joining.online_link },
  }));

/** A day of another cohort that makes up for one that was missed. */
export type MakeUp = z.infer<typeof makeUpRow>;
