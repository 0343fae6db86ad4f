import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CsvError, parse } from "csv-parse/sync";
import { DateTime } from "luxon";
import { DataFault, repeated } from "../facts/check-data.ts";
import { programmeColumns, programmeRowSchema, type ProgrammeRow } from "./programme-row.ts";

/** Something odd in the file that stays as printed, and that readers and editors should know of. */
export type ProgrammeWarning = {
  kind: "repeated-cohort" | "weekend-start";
  line: number;
  slug: string;
  message: string;
};

export type Programme = { rows: ProgrammeRow[]; warnings: ProgrammeWarning[] };

type CsvLine = { record: string[]; info: { lines: number } };

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

const programmeFile = "_data/programme.csv";

/**
 * Reads the delivery programme. Oddities come back as warnings; a wrong row throws a {@link DataFault} that
 * names file, line, column and what was expected, one line for each fault.
 */
export function readProgramme(file: string = programmeFile): Programme {
  const [header, ...lines] = readLines(file);
  if (!header) throw new DataFault(`${file}: line 1: expected a line of column names, found none`);
  checkColumns(file, header.record);

  const faults: string[] = [];
  const rows: ProgrammeRow[] = [];
  for (const { record, info } of lines) {
    const where = `${file}: line ${info.lines}`;
    if (record.length > header.record.length) {
      faults.push(
        `${where}, column ${header.record.length + 1}: expected ${header.record.length} values, found ${record.length}`,
      );
      continue;
    }
    const values = Object.fromEntries(header.record.map((column, index) => [column, record[index] ?? ""]));
    const result = programmeRowSchema.safeParse(values);
    if (result.success) rows.push({ ...result.data, line: info.lines });
    else faults.push(...new Set(result.error.issues.map((issue) => rowFault(where, issue, values))));
  }
  for (const slug of repeated(rows.map((row) => row.slug))) {
    const [, second] = rows.filter((row) => row.slug === slug);
    faults.push(
      `${file}: line ${second?.line}, column slug: expected a slug of its own, found ${slug} again`,
    );
  }
  if (faults.length > 0) throw new DataFault(faults.join("\n"));
  return { rows, warnings: rows.flatMap((row) => warningsFor(file, row, rows)) };
}

function readLines(file: string): CsvLine[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true };
    return parse(readFileSync(resolve(projectFolder, file), "utf8"), options) as unknown as CsvLine[];
  } catch (error) {
    if (error instanceof CsvError) throw new DataFault(`${file}: line ${error["lines"]}: ${error.message}`);
    throw new DataFault(
      `${file}: expected a file that can be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function checkColumns(file: string, header: string[]): void {
  const missing = programmeColumns.filter((column) => !header.includes(column));
  const unknown = header.filter((column) => !programmeColumns.includes(column));
  const faults = [
    ...missing.map((column) => `${file}: line 1, column ${column}: expected this column, found none`),
    ...unknown.map(
      (column) =>
        `${file}: line 1, column ${column || "(no name)"}: expected one of ${programmeColumns.join(", ")}`,
    ),
    ...repeated(header).map(
      (column) => `${file}: line 1, column ${column}: expected each column once, found it again`,
    ),
  ];
  if (faults.length > 0) throw new DataFault(faults.join("\n"));
}

function rowFault(
  where: string,
  issue: { path: PropertyKey[]; message: string },
  values: Record<string, string>,
): string {
  const column = String(issue.path[0]);
  return `${where}, column ${column}: ${issue.message}, found ${values[column] ? `“${values[column]}”` : "nothing"}`;
}

function warningsFor(file: string, row: ProgrammeRow, rows: ProgrammeRow[]): ProgrammeWarning[] {
  const where = `${file}: line ${row.line}`;
  const warnings: ProgrammeWarning[] = [];
  const first = rows.find((other) => other.cohort === row.cohort);
  if (first && first !== row) {
    const message = `${where}, column cohort: ${row.cohort} stands on line ${first.line} too`;
    warnings.push({ kind: "repeated-cohort", line: row.line, slug: row.slug, message });
  }
  const start = DateTime.fromISO(row.start, { locale: "en-GB" });
  if (start.weekday > 5) {
    const message = `${where}, column start: ${row.start} is a ${start.weekdayLong}`;
    warnings.push({ kind: "weekend-start", line: row.line, slug: row.slug, message });
  }
  return warnings;
}
