import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DataFault } from "../../../src/facts/check-data.ts";
import { readProgramme } from "../../../src/programme/programme.ts";

const header = "slug,cohort,phase,childrens_home,start,end,number,venue";
const good = "group-1,Group 1,2,no,2018-08-01,2018-08-03,24,Ward House";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "programme-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(...lines: string[]): string {
  const file = join(folder, "programme.csv");
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

function faultOf(...lines: string[]): string {
  const file = fileOf(...lines);
  try {
    readProgramme(file);
  } catch (error) {
    expect(error).toBeInstanceOf(DataFault);
    return (error as DataFault).message.replaceAll(file, "FILE");
  }
  throw new Error("expected a fault, found none");
}

describe("the printed programme", () => {
  const { rows, warnings } = readProgramme();

  test("has twenty cohorts, in the order of the print", () => {
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({
      cohort: "St James Road Staff",
      venue: "Queens Cross",
      number: 10,
      line: 2,
    });
    expect(rows[19]).toMatchObject({
      cohort: "Frontline Practitioner Group 14",
      start: "2019-02-11",
      line: 21,
    });
  });

  test("marks the three children’s homes", () => {
    const homes = rows.filter((row) => row.childrensHome).map((row) => row.cohort);
    expect(homes).toEqual(["St James Road Staff", "Maitland Road Staff", "Tipton Road Staff"]);
  });

  test("gives every cohort an address of its own, also where the print repeats a number", () => {
    expect(new Set(rows.map((row) => row.slug)).size).toBe(20);
    expect(rows.slice(-2).map((row) => row.slug)).toEqual([
      "frontline-practitioner-group-14",
      "frontline-practitioner-group-14-february-11",
    ]);
  });

  test("warns of the group number used twice and of the Sunday start, and of nothing else", () => {
    expect(warnings.map(({ kind, line, message }) => ({ kind, line, message }))).toEqual([
      {
        kind: "weekend-start",
        line: 7,
        message: "_data/programme.csv: line 7, column start: 2018-07-22 is a Sunday",
      },
      {
        kind: "repeated-cohort",
        line: 21,
        message:
          "_data/programme.csv: line 21, column cohort: Frontline Practitioner Group 14 stands on line 20 too",
      },
    ]);
  });
});

describe("a wrong row fails with file, line, column and what was expected", () => {
  const row = (changes: Record<string, string>) => {
    const values: Record<string, string> = {
      slug: "group-2",
      cohort: "Group 2",
      phase: "2",
      childrens_home: "no",
      start: "2018-09-18",
      end: "2018-09-20",
      number: "24",
      venue: "Ward House",
      ...changes,
    };
    return Object.values(values).join(",");
  };
  const date = "expected a real date such as 2018-05-08";
  const number = "expected a whole number from 1 to 500";

  test.each([
    ["no start date", { start: "" }, `column start: ${date}, found nothing`],
    ["no end date", { end: "" }, `column end: ${date}, found nothing`],
    ["31 June", { start: "2018-06-31" }, `column start: ${date}, found “2018-06-31”`],
    ["29 February in a common year", { end: "2019-02-29" }, `column end: ${date}, found “2019-02-29”`],
    ["a date in words", { start: "18 September" }, `column start: ${date}, found “18 September”`],
    [
      "an end before the start",
      { end: "2018-09-17" },
      "column end: expected the start or a later day, found “2018-09-17”",
    ],
    [
      "an end in the wrong year",
      { end: "2019-09-20" },
      "column end: expected a day within two weeks of the start, found “2019-09-20”",
    ],
    ["a number in words", { number: "twenty-four" }, `column number: ${number}, found “twenty-four”`],
    ["a broken number", { number: "2.5" }, `column number: ${number}, found “2.5”`],
    ["a number below one", { number: "0" }, `column number: ${number}, found “0”`],
    ["a negative number", { number: "-24" }, `column number: ${number}, found “-24”`],
    ["a number too large", { number: "501" }, `column number: ${number}, found “501”`],
    ["no number", { number: "" }, `column number: ${number}, found nothing`],
    ["an unknown phase", { phase: "3" }, "column phase: expected 1 or 2, found “3”"],
    ["no phase", { phase: "" }, "column phase: expected 1 or 2, found nothing"],
    ["no cohort", { cohort: "" }, "column cohort: expected some words, found nothing"],
    ["no venue", { venue: " " }, "column venue: expected some words, found nothing"],
    [
      "a flag that is not yes or no",
      { childrens_home: "maybe" },
      "column childrens_home: expected yes or no, found “maybe”",
    ],
    [
      "a slug with capitals",
      { slug: "Group 2" },
      "column slug: expected lower-case words joined by hyphens, such as key-principles, found “Group 2”",
    ],
  ])("%s", (_case, changes, expected) => {
    expect(faultOf(header, good, row(changes))).toBe(`FILE: line 3, ${expected}`);
  });

  test("a slug used twice", () => {
    expect(faultOf(header, good, good)).toBe(
      "FILE: line 3, column slug: expected a slug of its own, found group-1 again",
    );
  });

  test("a value too many", () => {
    expect(faultOf(header, `${good},extra`)).toBe("FILE: line 2, column 9: expected 8 values, found 9");
  });

  test("a value too few counts as an empty last column", () => {
    expect(faultOf(header, good.replace(",Ward House", ""))).toMatch(
      /^FILE: line 2, column venue: expected some words/,
    );
  });

  test("a missing column", () => {
    expect(faultOf(header.replace(",venue", ""), good)).toBe(
      "FILE: line 1, column venue: expected this column, found none",
    );
  });

  test("an unknown column", () => {
    expect(faultOf(`${header},notes`, `${good},x`)).toMatch(
      /^FILE: line 1, column notes: expected one of slug, cohort/,
    );
  });

  test("a column named twice", () => {
    expect(faultOf(`${header},venue`, `${good},x`)).toBe(
      "FILE: line 1, column venue: expected each column once, found it again",
    );
  });

  test("a quotation mark that never closes", () => {
    expect(faultOf(header, good.replace("Ward House", '"Ward House'))).toMatch(/^FILE: line \d+: .*quot/i);
  });

  test("an empty file", () => {
    expect(faultOf("")).toBe("FILE: line 1: expected a line of column names, found none");
  });

  test("a file that is not there", () => {
    expect(() => readProgramme("_data/nowhere.csv")).toThrow(
      /^_data\/nowhere\.csv: expected a file that can be read/,
    );
  });

  test("names every wrong field at once", () => {
    const faults = faultOf(
      header,
      row({ start: "", number: "x" }),
      row({ slug: "group-3", phase: "9" }),
    ).split("\n");
    expect(faults).toHaveLength(3);
    expect(faults[2]).toMatch(/^FILE: line 3, column phase/);
  });

  test("counts empty lines and a byte order mark when it names the line", () => {
    expect(faultOf(`\uFEFF${header}`, good, "", row({ phase: "9" }))).toMatch(/^FILE: line 4, column phase/);
  });
});
