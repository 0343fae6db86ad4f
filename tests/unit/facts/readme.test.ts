import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";

it("whoever brings the site to another council is told of every file of facts", async () => {
  const readme = await readFile("README.md", "utf8");
  const told = readme.slice(readme.indexOf("**Another council's words.**"), readme.indexOf("## Settings"));
  expect((await readdir("_data")).filter((file) => !told.includes(file))).toEqual([]);
});
