import { z } from "zod";
import entries from "../../_data/easy-read.json" with { type: "json" };
import { checkData, slugSchema, textSchema } from "../facts/check-data.ts";
import { pictures, type PictureName } from "./drawings/pictures.ts";

const names = Object.keys(pictures) as [PictureName, ...PictureName[]];

const lineSchema = z.strictObject({
  picture: z.enum(names, { error: `expected the name of a drawing: ${names.join(", ")}` }),
  words: z.array(textSchema).min(1, "expected at least one sentence"),
  link: z.strictObject({ href: textSchema, text: textSchema }).optional(),
});

const easyReadSchema = z.array(
  z.strictObject({ id: slugSchema, title: textSchema, lines: z.array(lineSchema).min(1) }),
);

/** A part of the Easy Read page: each line is one idea, with its drawing. */
export type EasySection = z.infer<typeof easyReadSchema>[number];

/** Checks the Easy Read words as `_data/easy-read.json` holds them; wrong ones fail the build. */
export function checkEasyRead(data: unknown): EasySection[] {
  return checkData("_data/easy-read.json", easyReadSchema, data);
}

/** Every part, in the order of the page. */
export const easyRead: readonly EasySection[] = checkEasyRead(entries);
