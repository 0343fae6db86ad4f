import { z } from "zod";
import entries from "../../_data/window.json" with { type: "json" };
import { checkData, repeated, slugSchema, textSchema } from "../facts/check-data.ts";

/** The four ways, row by row as the window shows them: challenge grows upwards, support to the right. */
export const wayIds = ["to", "with", "not", "for"] as const;
export const settings = ["home", "school", "work"] as const;

const level = z.enum(["low", "high"]);

const waySchema = z.strictObject({
  id: z.enum(wayIds),
  title: textSchema,
  support: level,
  challenge: level,
  gist: textSchema,
  leaves: textSchema,
});

const momentSchema = z.strictObject({
  id: slugSchema,
  setting: z.enum(settings),
  title: textSchema,
  told: textSchema,
  to: textSchema,
  with: textSchema,
  not: textSchema,
  for: textSchema,
});

const windowSchema = z
  .strictObject({
    ways: z.array(waySchema),
    moments: z.array(momentSchema).min(6, "expected six moments or more"),
  })
  .superRefine(({ ways, moments }, context) => {
    if (ways.map((way) => way.id).join() !== wayIds.join())
      context.addIssue({ code: "custom", path: ["ways"], message: `expected ${wayIds.join(", ")}` });
    for (const id of repeated(moments.map((moment) => moment.id)))
      context.addIssue({
        code: "custom",
        path: ["moments"],
        message: `expected each id once, found ${id} twice`,
      });
  });

/** One of the four ways of treating someone. */
export type Way = z.infer<typeof waySchema>;
/** A moment from ordinary life, and how each of the four ways sounds in it. */
export type Moment = z.infer<typeof momentSchema>;

/** Checks the window as `_data/window.json` holds it; a wrong one fails the build. */
export function checkWindow(data: unknown): z.infer<typeof windowSchema> {
  return checkData("_data/window.json", windowSchema, data);
}

export const { ways, moments }: { ways: readonly Way[]; moments: readonly Moment[] } = checkWindow(entries);
