import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { site } from "../../../src/server/site.ts";

test("no code names the place: another council changes facts and words, not programs", () => {
  const files = ["src", "functions", "assets/js"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(tsx?|js)$/.test(file))
      .map((file) => join(folder, file)),
  );
  const naming = files.filter((file) => readFileSync(file, "utf8").includes(site.place));
  expect(files.length).toBeGreaterThan(100);
  expect(naming).toEqual([]);
});
