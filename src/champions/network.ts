import { z } from "zod";
import entries from "../../_data/champions.json" with { type: "json" };
import { checkData, textSchema } from "../facts/check-data.ts";

const networkSchema = z.strictObject({
  /** How many had signed up when the first count was written down: the filled seats of the ring. */
  firstMembers: z.int().min(1).max(60),
  ring: textSchema,
  origin: textSchema,
});

/** Checks what is told of the network as `_data/champions.json` holds it; wrong facts fail the build. */
export function checkNetwork(data: unknown): z.infer<typeof networkSchema> {
  return checkData("_data/champions.json", networkSchema, data);
}

/** How the network of champions began. */
export const network = checkNetwork(entries);
