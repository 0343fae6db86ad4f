import { DateTime } from "luxon";
import { z } from "zod";
import { slugSchema, textSchema } from "../facts/check-data.ts";

const dayFault = { error: "expected a real date such as 2018-05-08", abort: true };

const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, dayFault)
  .refine((text) => DateTime.fromISO(text).isValid, dayFault);

const numberText = "expected a whole number from 1 to 500";

/** One line of `_data/programme.csv`, its columns in the order of the file. */
export const programmeRowSchema = z
  .strictObject({
    slug: slugSchema,
    cohort: textSchema,
    phase: z.enum(["1", "2"], "expected 1 or 2").transform((phase) => (phase === "1" ? 1 : 2)),
    childrens_home: z.enum(["yes", "no"], "expected yes or no").transform((answer) => answer === "yes"),
    start: daySchema,
    end: daySchema,
    number: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, numberText)
      .transform(Number)
      .refine((number) => number <= 500, numberText),
    venue: textSchema,
  })
  .refine((row) => row.end >= row.start, { path: ["end"], error: "expected the start or a later day" })
  .refine((row) => daysBetween(row.start, row.end) <= 14, {
    path: ["end"],
    error: "expected a day within two weeks of the start",
  })
  .transform(({ childrens_home, ...row }) => ({ ...row, childrensHome: childrens_home }));

/** The columns that the file must have, and no others. */
export const programmeColumns: readonly string[] = [
  "slug",
  "cohort",
  "phase",
  "childrens_home",
  "start",
  "end",
  "number",
  "venue",
];

/** One cohort of the delivery programme, and the line of the file it stands on. */
export type ProgrammeRow = z.infer<typeof programmeRowSchema> & { line: number };

/** Each day of a cohort, first to last, as YYYY-MM-DD. */
export function cohortDays(row: Pick<ProgrammeRow, "start" | "end">): string[] {
  const first = DateTime.fromISO(row.start);
  return Array.from({ length: daysBetween(row.start, row.end) + 1 }, (_, day) =>
    first.plus({ days: day }).toFormat("yyyy-MM-dd"),
  );
}

function daysBetween(start: string, end: string): number {
  return Math.round(DateTime.fromISO(end).diff(DateTime.fromISO(start), "days").days);
}
