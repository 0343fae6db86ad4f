import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readProgramme } from "../../../src/programme/programme.ts";
import { site } from "../../../src/server/site.ts";

/** What another council has otherwise: its names, its venues and groups, who trained it and at what price. */
const own = [
  site.place,
  site.team,
  site.owner.value,
  ...site.helplines.map(({ number }) => number).filter((number) => number !== "999"),
  ...readProgramme().rows.flatMap(({ venue, cohort }) => [venue, cohort]),
  "Finnis",
  "£",
];

test("no code holds what is the place’s own: another council changes facts and words, not programs", () => {
  const files = ["src", "functions", "assets/js"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(tsx?|js)$/.test(file))
      .map((file) => join(folder, file)),
  );
  const naming = files.flatMap((file) => {
    const code = readFileSync(file, "utf8");
    return own.filter((words) => code.includes(words)).map((words) => `${file}: ${words}`);
  });
  expect(files.length).toBeGreaterThan(100);
  expect(naming).toEqual([]);
});
