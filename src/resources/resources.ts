import { z } from "zod";
import entries from "../../_data/resources.json" with { type: "json" };
import { checkData, repeated, slugSchema, textSchema } from "../facts/check-data.ts";

const resourceSchema = z.strictObject({
  id: slugSchema,
  title: textSchema,
  /** Whose it is. */
  by: textSchema,
  /** Left out where only staff can reach it. */
  url: z.url({ protocol: /^https$/, error: "expected an https address" }).optional(),
  access: textSchema,
  about: textSchema,
  uses: z.array(textSchema).min(1, "expected at least one use"),
});

/** Something that helps people to work restoratively, and what it is good for. */
export type Resource = z.infer<typeof resourceSchema>;

const resourcesSchema = z.array(resourceSchema).superRefine((resources, context) => {
  for (const id of repeated(resources.map((resource) => resource.id))) {
    context.addIssue({ code: "custom", message: `expected each id once, found ${id} twice` });
  }
});

/** Checks resources as `_data/resources.json` holds them; wrong ones fail the build. */
export function checkResources(data: unknown): Resource[] {
  return checkData("_data/resources.json", resourcesSchema, data);
}

/** Every resource, in the order of the file. */
export const resources: readonly Resource[] = checkResources(entries);
