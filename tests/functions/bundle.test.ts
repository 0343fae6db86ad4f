import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { zipFunctions } from "@netlify/zip-it-and-ship-it";
import type { FunctionResult } from "@netlify/zip-it-and-ship-it";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadFunctions } from "../../src/local/load-functions.ts";

const root = resolve(import.meta.dirname, "../..");
const run = promisify(execFile);

describe("the functions, packed by Netlify's own bundler", { timeout: 180_000 }, () => {
  let folder: string;
  let packed: FunctionResult[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "restorative-bundle-"));
    packed = await zipFunctions(join(root, "functions"), folder, {
      archiveFormat: "none",
      basePath: root,
      config: { "*": { nodeBundler: "esbuild" } },
    });
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("answer at the addresses and run at the times that the local server knows", async () => {
    const local = await loadFunctions();
    const here = local.map(({ name, paths, methods, preferStatic, schedule }) => ({
      name,
      routes: paths.map((path) => ({ path, methods, preferStatic })),
      schedule,
    }));
    const there = packed.map(({ name, routes, schedule }) => ({
      name,
      routes: (routes ?? []).map((route) => ({
        path: route.pattern,
        methods: route.methods,
        preferStatic: route.prefer_static ?? false,
      })),
      schedule: schedule ?? null,
    }));
    expect(there.sort(byName)).toEqual(here.sort(byName));
    expect(there.length).toBeGreaterThan(10);
  });

  test("are one for each file of the folder, and no file of it is lost", async () => {
    const files = await readdir(join(root, "functions"));
    expect(packed.map(({ mainFile }) => mainFile).sort()).toEqual(
      files.map((file) => join(root, "functions", file)).sort(),
    );
  });

  test("hold nothing that only serves one machine", async () => {
    const localFiles = /pglite|maildev|@supabase\/lite|src\/local\//;
    // The packer heads each part of its output with the file that it came from, and leaves packages as imports.
    const localCode =
      /^\/\/ src\/local\/|(from|import|require)[\s(]*"(@electric-sql|@supabase\/lite|maildev)/;
    for (const { name, inputs } of packed) {
      expect(
        inputs?.filter((input) => localFiles.test(input)),
        name,
      ).toEqual([]);
      const code = await readFile(join(folder, name, "functions", `${name}.mjs`), "utf8");
      expect(code).toMatch(/^\/\/ src\/server\//m);
      expect(
        code.split("\n").filter((line) => localCode.test(line)),
        name,
      ).toEqual([]);
    }
  });

  test("start as they were packed, and without settings say that they cannot serve", async () => {
    const urls = packed.map(({ name }) => join(folder, name, "functions", `${name}.mjs`));
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", callAll, ...urls], {
      env: { PATH: process.env.PATH },
      cwd: folder,
    });
    const answers = stdout.split("\n").filter((line) => line.startsWith("answer "));
    expect(answers).toEqual(urls.map(() => "answer 503 nosniff"));
    expect(/SITE_URL[^"]* missing/.test(stdout)).toBe(true);
  });
});

const callAll = `
  import { pathToFileURL } from "node:url";
  for (const file of process.argv.slice(1)) {
    const { default: handler } = await import(pathToFileURL(file));
    const context = { ip: "192.0.2.1", params: {}, waitUntil() {} };
    const answer = await handler(new Request("https://restorative.test/"), context);
    console.log("answer", answer.status, answer.headers.get("x-content-type-options"));
  }
  process.exit(0);
`;

function byName(one: { name: string }, other: { name: string }): number {
  return one.name.localeCompare(other.name);
}
