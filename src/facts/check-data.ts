import { z } from "zod";

/** A fact in `_data/` is wrong. The message names the file, the place in it and what was expected. */
export class DataFault extends Error {
  override name = "DataFault";
}

/**
 * Checks what a data file holds. Returns it typed, or throws a {@link DataFault} with one line for each
 * wrong field, so that an editor sees all of them at once.
 */
export function checkData<T>(file: string, schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `${file}: ${fieldName(path)}: ${message}`);
  throw new DataFault(lines.join("\n"));
}

/** An address-safe name: lower-case words joined by single hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected lower-case words joined by hyphens, such as key-principles");

/** A line of text that somebody has really written. */
export const textSchema = z.string().trim().min(1, "expected some words");

/** Names the entries whose value another entry already has. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the whole file";
  return path.map((part) => (typeof part === "number" ? `item ${part + 1}` : String(part))).join(", ");
}
